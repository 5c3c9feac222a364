"""A fill-in model as its YAML says it: the fields of its form, the texts of its documents, and what must be in them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .conditions import Condition
from .kinds import MONTHS

YES, NO, UNKNOWN = "ja", "nee", "weet-niet"
TICKS = "meerkeuze"
MODEL_ROW = "nr"  # in a text: the number of the row


@dataclass(frozen=True)
class Choice:
    id: str
    text: str


YES_OR_NO = (Choice(YES, "ja"), Choice(NO, "nee"))
CHOICES_OF_KIND = {
    "ja-nee": YES_OR_NO,
    "ja-nee-weet-niet": (*YES_OR_NO, Choice(UNKNOWN, "weet ik niet")),
    "maand": tuple(Choice(month, month) for month in MONTHS),
}


@dataclass(frozen=True)
class Check:
    """A warning: it never stops anyone. `at` is the field or group that it is about."""

    condition: Condition
    sentence: str
    at: str
    is_grave: bool = False


@dataclass(frozen=True)
class Field:
    id: str
    label: str
    kind: str
    hint: str = ""
    example: str | tuple[str, ...] = ""
    open_text: str = ""
    choices: tuple[Choice, ...] = ()
    advised: str = ""
    checks: tuple[Check, ...] = ()

    @property
    def has_choices(self):
        return bool(self.choices)

    @property
    def takes_more(self):
        return self.kind == TICKS

    def choice(self, id):
        """The Choice with this id, or None."""
        return next((choice for choice in self.choices if choice.id == id), None)


@dataclass(frozen=True)
class Computed:
    """`function` is a name of computed.FUNCTIONS, `sources` are fields, groups or `group.field`."""

    id: str
    label: str
    function: str
    sources: tuple[str, ...]
    number: int | None = None


@dataclass(frozen=True)
class Group:
    id: str
    title: str
    row_name: str
    fields: tuple[Field, ...]
    explanation: str = ""
    may_be_empty: bool = False
    computed: tuple[Computed, ...] = ()
    examples: tuple[dict, ...] = ()

    @cached_property
    def names(self):
        """What a text may name inside a row."""
        return {one.id: one for one in (*self.fields, *self.computed)}


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    explanation: str = ""
    fields: tuple[Field, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Deviation:
    id: str
    condition: Condition
    sentence: str


@dataclass(frozen=True)
class Point:
    """What the law asks of the document; it is there when `condition` holds. `at` is the field to go to if not."""

    id: str
    text: str
    ground: str
    condition: Condition
    at: str


@dataclass(frozen=True)
class Paper:
    """One document of a model; `text` is template.read of its source. It exists when `condition` holds."""

    id: str
    title: str
    text: tuple
    source: str
    condition: Condition | None = None


@dataclass(frozen=True)
class Definition:
    title: str
    summary: str
    introduction: str
    needed: tuple[str, ...]
    products: tuple[str, ...]
    aid: str
    law: str
    minutes: int
    written_on: date
    law_until: date
    checked: dict
    uncertain: tuple[str, ...]
    sections: tuple[Section, ...]
    papers: tuple[Paper, ...]
    computed: tuple[Computed, ...] = ()
    checks: tuple[Check, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    points: tuple[Point, ...] = field(default=())

    @cached_property
    def fields(self):
        """By id, without those of the groups."""
        return {one.id: one for section in self.sections for one in section.fields}

    @cached_property
    def groups(self):
        return {group.id: group for section in self.sections for group in section.groups}

    @cached_property
    def names(self):
        """Every field, group and computed value of the model by its id, without what is inside a group."""
        return {**self.fields, **self.groups, **{one.id: one for one in self.computed}}

    @cached_property
    def labels(self):
        """What a person calls each field and group, those inside a group too."""
        labels = {group.id: group.title for group in self.groups.values()}
        labels |= {one.id: one.label for one in self.fields.values()}
        return labels | {one.id: one.label for group in self.groups.values() for one in group.fields}

    @property
    def checked_on(self):
        return date.fromisoformat(self.checked["op"]) if self.checked else None
