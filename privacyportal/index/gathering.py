"""Which entries take part: those that answer everything, and when these are few, those that answer most."""

from dataclasses import dataclass, field

from . import engines
from .engines.expressions import All, Any, Mark
from .models import SearchEntry
from .queries import expression_of, loose_expression_of, title_expression_of
from .ranking import rank
from .writing import audience_mark, kind_mark

MOST_COUNTED = 1000  # what is more is told as `meer dan 1.000`
MOST_RANKED = 100  # entries per group that are ranked by their title, and as many by their text
FEW = 10  # with fewer entries that answer everything, those that answer most come along
ENOUGH = 0.45  # of what was asked


@dataclass
class Group:
    """One group of results while it is gathered: what answers everything, and what may be ranked."""

    full: list = field(default_factory=list)
    pool: set = field(default_factory=set)

    @property
    def is_short(self):
        return len(self.full) < FEW


def gather(terms, audiences, kinds):
    """The ranked entries of all groups, best first, and per group how many there are.

    Each entry carries the name of its group. Who may find it is part of every question to the database.
    """
    groups = {name: Group() for name in kinds}
    doors = {name: door(audiences, group) for name, group in kinds.items()}
    _add_full_answers(groups, doors, terms)
    _add_most_answers({name: group for name, group in groups.items() if group.is_short}, doors, terms)
    name_of = {pk: name for name, group in groups.items() for pk in group.pool}
    full = {pk for group in groups.values() for pk in group.full}
    ranked = [
        (entry, name_of[entry.pk]) for entry in rank(_rows(name_of, audiences), terms)
        if entry.pk in full or entry.coverage >= ENOUGH
    ]  # fmt: skip
    kept = [name for _, name in ranked]
    counts = {name: kept.count(name) if group.is_short else len(group.full) for name, group in groups.items()}
    return ranked, counts


def door(audiences, kinds):
    """The conditions on every question: a reader of one of these audiences, an entry of one of these kinds."""
    readers = Any(tuple(Mark(audience_mark(audience)) for audience in sorted(audiences)))
    return (readers, Any(tuple(Mark(kind_mark(kind)) for kind in kinds)))


def _add_full_answers(groups, doors, terms):
    everything, in_title = expression_of(terms), title_expression_of(terms)
    questions = []
    for name in groups:
        questions.append((All((everything, *doors[name])), MOST_COUNTED + 1))
        questions.append((All((everything, in_title, *doors[name])), MOST_RANKED))
    found = engines.find(questions)
    for group, full, titles in zip(groups.values(), found[::2], found[1::2], strict=True):
        group.full = full
        group.pool.update(full[:MOST_RANKED], titles)


def _add_most_answers(groups, doors, terms):
    anything, in_title = loose_expression_of(terms), title_expression_of(terms)
    questions = []
    for name in groups:
        questions.append((All((anything, *doors[name])), MOST_RANKED))
        questions.append((All((in_title, *doors[name])), MOST_RANKED))
    found = engines.find(questions) if questions and _has_more(terms) else []
    for group, near, titles in zip(groups.values(), found[::2], found[1::2], strict=False):
        group.pool.update(near, titles)


def _has_more(terms):
    return len(terms) > 1 or bool(terms[0].parts)


def _rows(pks, audiences):
    rows = SearchEntry.objects.filter(pk__in=pks, audience__in=audiences)
    return list(rows.values_list("pk", "weight", "tokens"))
