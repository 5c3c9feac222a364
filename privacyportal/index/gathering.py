"""Which entries take part: those that answer everything, and when these are few, those that answer most."""

from dataclasses import dataclass, field

from . import engines
from .engines.expressions import Question
from .models import SearchEntry
from .queries import expression_of, loose_expression_of, title_expression_of
from .ranking import rank

MOST_COUNTED = 1000  # what is more is told as `meer dan 1.000`
MOST_RANKED = 60  # entries per group that are ranked by their title, and as many by their text
FEW = 10  # with fewer entries that answer everything, those that answer most come along
ENOUGH = 0.3  # of what was asked


@dataclass
class Group:
    """One group of results while it is gathered: what answers everything, and what may be ranked."""

    kinds: tuple
    audiences: frozenset
    full: list = field(default_factory=list)
    pool: set = field(default_factory=set)

    @property
    def is_short(self):
        return len(self.full) < FEW

    def ask(self, limit, *conditions):
        return Question(conditions, self.kinds, self.audiences, limit)


def gather(terms, audiences, kinds):
    """The ranked entries of all groups, best first, and per group how many there are.

    Each entry carries the name of its group. Who may find it is part of every question to the database.
    """
    groups = {name: Group(group, audiences) for name, group in kinds.items()}
    _add_full_answers(groups.values(), terms)
    _add_most_answers([group for group in groups.values() if group.is_short], terms)
    name_of = {pk: name for name, group in groups.items() for pk in group.pool}
    full = {pk for group in groups.values() for pk in group.full}
    ranked = [
        (entry, name_of[entry.pk])
        for entry in rank(_rows(name_of, audiences), terms)
        if entry.pk in full or entry.coverage >= ENOUGH
    ]
    kept = [name for _, name in ranked]
    counts = {name: kept.count(name) if group.is_short else len(group.full) for name, group in groups.items()}
    return ranked, counts


def _add_full_answers(groups, terms):
    everything, in_title = expression_of(terms), title_expression_of(terms)
    questions = [
        question
        for group in groups
        for question in (group.ask(MOST_COUNTED + 1, everything), group.ask(MOST_RANKED, in_title, everything))
    ]
    found = engines.find(questions)
    for group, full, titles in zip(groups, found[::2], found[1::2], strict=True):
        group.full = full
        group.pool.update(full[:MOST_RANKED], titles)


def _add_most_answers(groups, terms):
    if not groups or (len(terms) == 1 and not terms[0].parts):
        return
    anything, in_title = loose_expression_of(terms), title_expression_of(terms)
    questions = [group.ask(MOST_RANKED, condition) for group in groups for condition in (anything, in_title)]
    found = engines.find(questions)
    for group, near, titles in zip(groups, found[::2], found[1::2], strict=True):
        group.pool.update(near, titles)


def _rows(pks, audiences):
    rows = SearchEntry.objects.filter(pk__in=pks, audience__in=audiences)
    return list(rows.values_list("pk", "weight", "tokens"))
