"""Which entries take part: those that answer everything, and when these are few, those that answer most."""

from dataclasses import dataclass, field

from . import engines
from .arranging import one_of_each, successors_first
from .engines.expressions import Question
from .models import SearchEntry
from .queries import expression_of, loose_expression_of, title_expression_of
from .ranking import rank

MOST_COUNTED = 500  # what is more is told as `meer dan 500`; counting on would cost more than finding
MOST_RANKED = 60  # entries per group that are ranked by their title, and as many by their text
FEW = 10  # with fewer entries that answer everything, those that answer most come along
ENOUGH = 0.3  # of what was asked
READ = ("pk", "weight", "tokens", "key", "belongs_to", "gives_way_to")


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


def gather(terms, audiences, kinds, *, is_grouped=True):
    """The ranked entries of all groups, best first, and per group how many there are.

    Each entry carries the name of its group. Who may find it is part of every question to the database. With
    `is_grouped`, of what belongs to one thing only the best is in the list, and it counts once.
    """
    groups = {name: Group(group, audiences) for name, group in kinds.items()}
    _add_full_answers(groups.values(), terms)
    _add_most_answers([group for group in groups.values() if group.is_short], terms)
    name_of = {pk: name for name, group in groups.items() for pk in group.pool}
    full = {pk for group in groups.values() for pk in group.full}
    rows = _rows(name_of, audiences)
    ranked = [
        (entry, name_of[entry.pk])
        for entry in rank([(row.pk, row.weight, row.tokens) for row in rows.values()], terms)
        if entry.pk in full or entry.coverage >= ENOUGH
    ]
    ranked = successors_first(one_of_each(ranked, rows) if is_grouped else ranked, rows, audiences)
    grouped = {row.pk for row in rows.values() if is_grouped and row.belongs_to}
    return ranked, _counts(groups, ranked, grouped)


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
    return {row.pk: row for row in rows.values_list(*READ, named=True)}


def _counts(groups, ranked, grouped):
    """How many things each group has; only where some of its entries are `grouped` the others are looked at."""
    kept = [name for _, name in ranked]
    long = {name: group.full for name, group in groups.items() if not group.is_short}
    asked = [full for full in long.values() if len(full) <= MOST_COUNTED and not grouped.isdisjoint(full)]
    thing_of = _things({pk for full in asked for pk in full})
    return {
        name: len({thing_of.get(pk, pk) for pk in long[name]}) if name in long else kept.count(name) for name in groups
    }


def _things(pks):
    """What each of these entries belongs to, if it belongs to anything."""
    if not pks:
        return {}
    return dict(SearchEntry.objects.filter(pk__in=pks).exclude(belongs_to="").values_list("pk", "belongs_to"))
