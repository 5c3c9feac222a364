"""Lists of articles in a text, each with the law that stands directly around it."""

import re
from typing import NamedTuple

from .grammar import HEAD, places_at
from .names import Found

OPAQUE = "\ufffc"  # stands for a link, an image or code in the text
LAWS = "wet|wetboek|besluit|verordening|richtlijn|regeling|reglement|verdrag|handvest"
OURS = f"{LAWS}|statuut|overeenkomst|contract|convenant"
OTHER_LAW = re.compile(
    rf"(?<![\w-])(?:[A-Z][\w-]*(?:{LAWS})|Wet(?= [a-z])|Handvest|EVRM|VWEU|(?:Verordening|Richtlijn)(?= \())(?![\w-])"
)
BELONGS_ELSEWHERE = re.compile(
    rf",? (?:van|uit) (?:de|het|deze|dit|die|dat|onze|ons|uw|een|elke|hun|bijlage|hoofdstuk)\b"
    rf"|,? (?:in|bij) (?:\w+ ){{1,2}}\w*(?:{OURS})\b| \w*(?:{OURS})(?:en)?\b| [A-Z]| ?{OPAQUE}"
)
OTHER_LAW_BEFORE = re.compile(rf"(?:[A-Z]{{2,}}\w*|\w*(?:{OURS})(?: \d{{4}})?|{OPAQUE}),? $")
NEARBY = 40  # characters
AFTER = [" ", ", ", " (", " van de ", " van het ", ", van de ", ", van het "]


class Group(NamedTuple):
    """One list of articles; `named` is the law beside it, and a refused one is of something else than a law."""

    start: int
    places: list
    named: Found | None
    is_refused: bool


def groups_in(text, mentions):
    """The lists of articles in `text`, in order; `mentions` are the laws that it names."""
    by_start = {found.start: found for found in mentions if found.meant}
    by_end = {found.end: found for found in mentions if found.meant}
    done = 0
    for head in HEAD.finditer(text):
        if head.start() < done or not (places := places_at(text, head.end(), bool(head[1]))):
            continue
        end = places[-1].end
        after = _law_after(text, end, by_start)
        before = None if after else _law_before(text, head.start(), by_end, done)
        is_refused = not after and _is_of_something_else(text, done, head.start(), end, before)
        done = after.end if after else end
        yield Group(before.start if before else head.start(), places, after or before, is_refused)


def _law_after(text, end, by_start):
    """The law that the list belongs to; not the one that begins the next list (`artikel 33, UAVG artikel 41`)."""
    for words in AFTER:
        found = by_start.get(end + len(words))
        if found and text.startswith(words, end):
            return None if words == ", " and HEAD.match(text, found.end + 1) else found
    return None


def _law_before(text, start, by_end, done):
    for words in (" ", ", "):
        found = by_end.get(start - len(words))
        if found and found.start >= done and text.endswith(words, 0, start):
            return found
    return None


def _is_of_something_else(text, done, start, end, law_before):
    """`artikel 13 van de overeenkomst`, `Huisvestingswet artikel 5`."""
    if BELONGS_ELSEWHERE.match(text, end):
        return True
    return not law_before and bool(OTHER_LAW_BEFORE.search(text[max(done, start - NEARBY) : start]))
