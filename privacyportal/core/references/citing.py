"""Which articles of which law a text cites. A wrong link is worse than none: what is ambiguous is not cited.

1. The law directly after a list of articles, or else directly before it, governs that list only.
2. Without one, the only law that the same sentence names before it.
3. Without that, the standard law, for a whole number; and for another kind of number the law cited just before, or
   right after. `artikel 60 en artikel 87 Gemeentewet` may be two of one law, so then 60 is not cited; the law that
   carries out the standard law is an exception: `artikel 38 en artikel 39 UAVG` are two laws.
"""

import re
from collections import deque
from typing import NamedTuple

from .groups import OTHER_LAW, groups_in
from .law import Law
from .names import Found, Names

EVEN = str.maketrans(dict.fromkeys("\n\t\u00a0\u2007\u2009\u202f", " "))
SENTENCE_END = re.compile(
    r"(?<!\bart)(?<!\bartt)(?<!\bnr)(?<!\bjo)(?<!\bStb)(?<!\bStcrt)[.!?][\"”’)*_]* +(?=[A-Z\"“(])"
)
LONGEST_RANGE = 100
JOINED = re.compile(r",? (?:en |of )?")
WHOLE_NUMBER = re.compile(r"[1-9]\d?")


class Citation(NamedTuple):
    """`start` and `end` are the piece of the text that opens the article."""

    start: int
    end: int
    law: Law
    article: str
    paragraphs: tuple
    point: str
    since: str  # the first article of the range that ends here
    is_whole: bool  # the piece reads as a reference by itself: `artikel 28 lid 3 AVG`

    @property
    def address(self):
        return self.law.address_of(self.article) if self.law.is_linkable else ""

    @property
    def articles(self):
        """Every article that is cited here, with those inside a range."""
        ends = (self.since, self.article)
        if not all(number.isdigit() for number in ends) or not 0 < int(self.article) - int(self.since) < LONGEST_RANGE:
            return [self.article]
        return [str(number) for number in range(int(self.since) + 1, int(self.article) + 1)]


class Laws:
    """The table of laws, ready to find them in texts."""

    def __init__(self, rows):
        meanings = {}
        for law in rows:
            for name in law.names:
                meanings[name] = (*meanings.get(name, ()), law)
        self.names = Names(meanings)
        self.standard = next((law for law in rows if law.is_standard), None)

    def mentions(self, text):
        """Every law that `text` names, in order; what looks like a law and is not in the table means `()`."""
        known = list(self.names.found_in(text))
        taken = {place for found in known for place in range(found.start, found.end)}
        others = (Found(*found.span(), ()) for found in OTHER_LAW.finditer(text) if found.start() not in taken)
        return sorted([*known, *others])

    def citations(self, text, *, has_standard=True):
        """The articles that `text` cites; without `has_standard` only those beside the name of their law."""
        text = text.translate(EVEN)
        mentions = self.mentions(text)
        groups = list(groups_in(text, mentions))
        with_laws = _with_laws(text, groups, mentions, (self.standard,) if has_standard and self.standard else ())
        return [citation for group, laws in with_laws for citation in _cited(text, group, laws)]

    def named(self, text):
        """The laws and guidelines that `text` names, wherever, as they are found in it."""
        return [found for found in self.names.found_in(text.translate(EVEN)) if len(found.meant) == 1]


def in_short(citations, named):
    """What was found in a text as pairs: the short name of a law with an article, or with "" where only its name stands."""
    articles = {(citation.law.short, article) for citation in citations for article in citation.articles}
    return articles | {(found.meant[0].short, "") for found in named}


def _with_laws(text, groups, mentions, standard):
    """Each list with, for each of its articles, the laws that it can be of."""
    spoken_for = {group.named for group in groups}
    free = deque(found for found in mentions if found not in spoken_for and _can_be_cited(found.meant))
    ends = deque(found.end() for found in SENTENCE_END.finditer(text))
    begin, before, previous = 0, set(), ()
    for group, following in zip(groups, [*groups, None][1:], strict=True):
        while ends and ends[0] <= group.start:
            begin, before = ends.popleft(), set()
        while free and free[0].start < group.start:
            found = free.popleft()
            before |= {found.meant} if found.start >= begin else set()
        after = following.named.meant if following and following.named and _is_joined(text, group, following) else ()
        yield group, [_laws_of(place.number, group, before, (previous, after), standard) for place in group.places]
        previous = group.named.meant if group.named else previous


def _can_be_cited(laws):
    """A guideline has no articles; what is not in the table may have them."""
    return not laws or any(law.has_articles for law in laws)


def _is_joined(text, group, following):
    return bool(JOINED.fullmatch(text, group.places[-1].end, following.start))


def _laws_of(number, group, before, around, standard):
    if group.is_refused or not (group.named or standard):
        return ()
    if group.named:
        return group.named.meant
    if before:
        return _current(next(iter(before))) if len(before) == 1 else ()
    previous, after = around
    if WHOLE_NUMBER.fullmatch(number):
        return standard if all(law in standard or law.carries_out(standard[0]) for law in after) else ()
    return tuple(law for law in _current(after or previous) if law.numbering in ("dotted", "colon"))


def _current(laws):
    return tuple(law for law in laws if law.is_in_force)


def _cited(text, group, laws_of_places):
    for place, laws in zip(group.places, laws_of_places, strict=True):
        fitting = [(law, article) for law in laws if (article := law.article(place.number))]
        if len(fitting) == 1:
            start, end = _piece(text, group, place)
            is_whole = len(group.places) == 1
            yield Citation(start, end, *fitting[0], place.paragraphs, place.point, place.since, is_whole)


def _piece(text, group, place):
    """A single reference from its first word to its law; in a list each number, the last one with the law."""
    is_last, named = place is group.places[-1], group.named
    ends_with_law = is_last and named and named.start >= place.end and text[named.start - 1] != "("
    start = group.start if len(group.places) == 1 else place.start
    return start, named.end if ends_with_law else place.end
