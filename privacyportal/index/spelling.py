"""`Bedoelde u`: the known word nearest to one that nobody wrote."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from .dutch import parts_of
from .models import SearchWord

MOST_CANDIDATES = 20_000


def slips_allowed(word):
    """None in short words and in a compound of two known parts: those are other words, not slips."""
    if len(word) < 5 or not word.isalpha() or len(parts_of(word)) > 1:
        return 0
    return 1 if len(word) < 9 else 2


def known_words(words, audiences):
    """Which of `words` stand in what these audiences may read."""
    rows = SearchWord.objects.filter(audience__in=audiences, word__in=words)
    return set(rows.values_list("word", flat=True))


def nearest_words(words, audiences, extra_words):
    """For each of `words` that has one: the known word with the fewest slips, the most used of those."""
    counts = dict.fromkeys(extra_words, 1)
    for known, count in _candidates(words, audiences):
        counts[known] = counts.get(known, 0) + count
    nearest = {word: _nearest(word, counts) for word in words}
    return {word: known for word, known in nearest.items() if known}


def _nearest(word, counts):
    slips = slips_allowed(word)
    near = [
        (distance, -count, known)
        for known, count in counts.items()
        if _may_be_near(word, known, slips) and (distance := slips_between(word, known, slips)) <= slips
    ]
    return min(near)[2] if near else ""


def slips_between(one, other, most):
    """How many letters were dropped, added, changed or swapped; `most + 1` when it is more than that."""
    return OSA.distance(one, other, score_cutoff=most)


def _candidates(words, audiences):
    """Words of about the same length that begin or end alike: people rarely slip at both ends."""
    rows = SearchWord.objects.filter(audience__in=audiences).annotate(length=Length("word"))
    near = [
        (Q(word__startswith=word[:2]) | Q(word__endswith=word[-3:]))
        & Q(length__gte=len(word) - slips_allowed(word), length__lte=len(word) + slips_allowed(word))
        for word in words
    ]
    return rows.filter(reduce(or_, near)).order_by("-count", "pk").values_list("word", "count")[:MOST_CANDIDATES]


def _may_be_near(word, known, slips):
    """A quick look before the letters are counted; who slips twice still begins well."""
    same = abs(len(word) - len(known)) <= slips and len(set(word) ^ set(known)) <= 2 * slips
    return same and (word[:2] == known[:2] or slips_between(word, known, 1) == 1)
