"""The list after ranking: one hit for each thing, and a successor above what it replaced."""

from dataclasses import replace

from .models import SearchEntry


def one_of_each(ranked, rows):
    """Of the entries that belong to one thing only the best: one reply stands for its topic."""
    best = {}
    for entry, name in ranked:
        best.setdefault(rows[entry.pk].belongs_to or entry.pk, (entry, name))
    return list(best.values())


def successors_first(ranked, rows, audiences):
    """The list with each successor above what gives way to it, also when only the old words were found."""
    successor_of = {rows[entry.pk].key: rows[entry.pk].gives_way_to for entry, _ in ranked}
    items = {rows[entry.pk].key: (entry, name) for entry, name in ranked}
    items |= _not_found(successor_of, items, audiences)
    order = {}
    for key in list(successor_of):
        for above in reversed(list(_line(key, successor_of))):
            if above in items:
                order.setdefault(above, items[above])
    return list(order.values())


def _not_found(successor_of, items, audiences):
    """The successors that did not answer the question themselves, each as its predecessor was ranked."""
    added = {}
    while missing := {key: old for old, key in successor_of.items() if key and key not in successor_of}:
        found = SearchEntry.objects.filter(key__in=missing, audience__in=audiences)
        successor_of |= dict.fromkeys(missing, "")
        for pk, key, next_key in found.values_list("pk", "key", "gives_way_to"):
            entry, name = (items | added)[missing[key]]
            added[key], successor_of[key] = (replace(entry, pk=pk), name), next_key
    return added


def _line(key, successor_of):
    """The entry, its successor, the successor of that, until the last."""
    seen = set()
    while key and key not in seen:
        seen.add(key)
        yield key
        key = successor_of.get(key, "")
