"""What the page of a form shows: its sections with their fields and rows, and how many of them are filled in."""

from dataclasses import dataclass
from functools import cached_property

from .definition import Group, Section
from .deviating import deviations_of
from .facts import Facts
from .forms import BECAUSE, DECIDED, MOST_ROWS


@dataclass(frozen=True)
class ShownRow:
    number: int
    fields: list


@dataclass(frozen=True)
class ShownGroup:
    group: Group
    rows: list[ShownRow]

    @property
    def is_full(self):
        return len(self.rows) >= MOST_ROWS


@dataclass(frozen=True)
class ShownSection:
    section: Section
    fields: list
    groups: list[ShownGroup]
    filled: int
    total: int


class FormPage:
    """Of a LiveModel and a FillInForm."""

    def __init__(self, model, form):
        self.model, self.form = model, form
        self.definition, self.words = model.definition, form.words
        self.facts = Facts(self.definition, self.words)

    @cached_property
    def sections(self):
        return [self._shown(section) for section in self.definition.sections]

    @cached_property
    def deviations(self):
        """Each deviation with the fields for its reason."""
        return [
            (found, self.form[f"{BECAUSE}{found.id}"], self.form[f"{DECIDED}{found.id}"])
            for found in deviations_of(self.facts)
        ]

    def _shown(self, section):
        filled = sum(field.id in self.words.fields for field in section.fields)
        filled += sum(bool(self.words.rows.get(group.id)) for group in section.groups)
        return ShownSection(
            section,
            [self.form[field.id] for field in section.fields],
            [ShownGroup(group, self._rows(group)) for group in section.groups],
            filled,
            len(section.fields) + len(section.groups),
        )

    def _rows(self, group):
        return [
            ShownRow(number, [self.form[f"{group.id}-{number}-{field.id}"] for field in group.fields])
            for number in range(1, self.form.rows[group.id] + 1)
        ]
