"""How an article is written in Dutch: `artikelen 5 lid 2 en 6 lid 1 onder c`. Each pattern is tried at one place."""

import re
from typing import NamedTuple

END = r"(?!\w|[.:]\d)"
LETTER = r"([a-tv-z])(?!\w|\.\w|['’])"  # "u" is a person, and "e.v." no letter
ORDINALS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
HEAD = re.compile(r"(?<![\w-])(?:([Aa]rtikelen|[Aa]rtt\.)|[Aa]rtikel|[Aa]rt\.) +(?=\d|[A-Z]{1,2}[ _]?\d)")
NUMBER = re.compile(
    rf"(?:[A-Z]{{1,2}}[ _]?\d{{1,3}}[a-z]?|\d{{1,4}}(?:[.:]\d{{1,3}}){{0,3}}[a-z]{{0,2}}){END}(?!-[^\W\d])"
)
PARAGRAPH = re.compile(rf",? (?:lid|leden) (\d{{1,2}}){END}")
NEXT_PARAGRAPH = re.compile(rf"(, ?|,? (?:en|of) )(?:lid )?(\d{{1,2}}){END}(?! (?:lid|leden) )")
ORDINAL = re.compile(rf",? ({'|'.join(ORDINALS)}) lid\b")
POINT = re.compile(rf",?(?: aanhef en)? (?:onder|onderdeel|sub) (?:{LETTER}|(\d{{1,2}}){END})")
BARE_POINT = re.compile(rf" {LETTER}")
NEXT_POINT = re.compile(rf"(?:, ?|,? (?:en|of|tot en met|t/m) )(?:onder )?{LETTER}")
NEXT_NUMBERED_POINT = re.compile(rf"(?:, ?|,? (?:en|of|tot en met|t/m) )(?:onder )?(\d{{1,2}}){END}(?! lid )")
PART = re.compile(r",? (?:aanhef|(?:laatste|eerste|tweede|derde) (?:zin|alinea))\b")
AND_ON = re.compile(r" e\.v\.")
NEXT_PLACE = re.compile(r"(?:, (?:en|of) |,? (?:en|of|tot en met|t/m) | ?[–-] ?|/|; ?|, ?)(?=\d)")
RANGE = re.compile(r"tot en met|t/m|[–-]")
UNITS = "uur uren dag dagen week weken maand maanden jaar jaren euro procent mensen personen keer gemeenten"
IS_COUNT = re.compile(rf" (?:{UNITS.replace(' ', '|')}|januari|februari|maart|april|mei|juni|juli|augustus)\b")
IS_OTHER_COUNT = re.compile(
    r" ?%| (?!(?:lid|leden|onder|onderdeel|sub|aanhef|en|of|tot|van|uit|is|zijn|moet|moeten|geldt|gelden|staat)\b)[a-z]"
)
SMALL = 15  # no article of a standard law is named after a paragraph by so small a number


class Place(NamedTuple):
    """One article in a list, and the piece of text that names it."""

    start: int
    end: int
    number: str
    paragraphs: tuple = ()
    point: str = ""
    since: str = ""  # the first number of a range that ends here


def places_at(text, start, is_plural):
    """The articles that stand from `start` on, and where the list ends."""
    places = [place] if (place := _place(text, start, is_plural)) else []
    while places and (separator := NEXT_PLACE.match(text, places[-1].end)):
        place = _place(text, separator.end(), is_plural)
        if not place or _is_count(text, place, is_plural):
            break
        is_range = RANGE.search(separator[0])
        places.append(place._replace(since=places[-1].number) if is_range else place)
    return places


def _is_count(text, place, is_plural):
    """`artikel 33, 72 uur`: a number that only stands near an article."""
    if place.end > place.start + len(place.number):
        return False
    return bool((IS_COUNT if is_plural else IS_OTHER_COUNT).match(text, place.end))


def _place(text, start, is_plural):
    number = NUMBER.match(text, start)
    if not number:
        return None
    end, paragraphs = _paragraphs(text, number.end(), is_plural)
    end, point = _point(text, end, bool(paragraphs))
    for pattern in (PART, AND_ON):
        if found := pattern.match(text, end):
            end = found.end()
    return Place(start, end, number[0], paragraphs, point)


def _paragraphs(text, end, is_plural):
    if ordinal := ORDINAL.match(text, end):
        return ordinal.end(), (str(ORDINALS.index(ordinal[1]) + 1),)
    found = PARAGRAPH.match(text, end)
    if not found:
        return end, ()
    numbers, end = [found[1]], found.end()
    while (found := NEXT_PARAGRAPH.match(text, end)) and _is_paragraph(found, numbers[-1], is_plural):
        numbers.append(found[2])
        end = found.end()
    return end, tuple(numbers)


def _is_paragraph(found, last, is_plural):
    """`artikel 37 lid 3 en 6` is one article, `artikelen 35 lid 2 en 39` and `art. 5 lid 2, 24` are two."""
    if "lid" in found[0]:
        return True
    if found[1].startswith(","):
        return int(last) < int(found[2]) <= SMALL
    return not is_plural and int(found[2]) <= SMALL


def _point(text, end, has_paragraph):
    found = POINT.match(text, end) or (has_paragraph and BARE_POINT.match(text, end))
    if not found:
        return end, ""
    point, end = next(filter(None, found.groups())), found.end()
    following = NEXT_NUMBERED_POINT if point.isdigit() else NEXT_POINT
    while found := following.match(text, end):
        end = found.end()
    return end, point
