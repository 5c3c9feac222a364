"""The burgerservicenummer, found however it was written; the text comes as `folding.readings_of` gives it."""

import re
from collections.abc import Iterator

GAP = r"(?:[ /':()-]{1,4}|[ -]?\n)"
DOT = r" ?\.{1,3} ?"
EACH = r"[ \n\t/|.,:;_-]{1,3}"
WRITTEN = re.compile(
    r"(?<![0-9])(?=((?:[0-9]{9}"
    rf"|[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}|[0-9]{{4}}{GAP}[0-9]{{2}}{GAP}[0-9]{{3}}"
    rf"|[0-9]{{3}}{DOT}[0-9]{{3}}{DOT}[0-9]{{3}}|[0-9]{{4}}{DOT}[0-9]{{2}}{DOT}[0-9]{{3}}"
    r"|[0-9]{2}(?: [0-9]{2}){2} [0-9]{3}"
    rf"|[0-9](?:{EACH}[0-9]){{8}}(?!{EACH}[0-9](?![0-9]))"  # the boxes of a form: one digit in each
    r")(?![0-9])))"
)
BROKEN = re.compile(
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}-?\n)(?=([0-9]{1,8}(-?)\n[0-9]{1,8})(?![0-9]))"
)  # by the end of a line
PROSE_BEFORE, PROSE_AFTER = re.compile(r"[a-z:] $"), re.compile(r",? [a-z]|[.)]")
NAME = r"\b(?:bsn|burger[ -]?service[ -]?n(?:umme)?r|sofi)[\w'-]{0,12}"
NAMED = re.compile(rf"{NAME}[^0-9]{{0,20}}((?:[0-9][ \n\t/|.-]{{0,3}}){{7,8}}[0-9])(?![0-9])", re.IGNORECASE)
HAS_NAME = re.compile(NAME, re.IGNORECASE)
NINE = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
SHORT = re.compile(r"(?<![\w#=/@+.-])[0-9]{8}(?![\w@/-])")  # a spreadsheet drops the zero in front
DATE = re.compile(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
)
OTHER_BEFORE = re.compile(  # money, a number with decimals, a telephone number, a time, a case of some year
    r"(?:[€$£] ?|\b(?:eur|euro|usd) ?|[0-9]\.|(?:\+|(?<![0-9])00)[1-9][0-9]{0,2}[ -]{0,2}(?:\(0\)[ -]?)?"
    r"|[0-9]:[0-9]{2},|[a-z][-.]?(?:19|20)[0-9]{2}[-/.])$",
    re.IGNORECASE,
)
AREA_CODE = re.compile(r"(?<![0-9])\(?0[0-9]{1,3}\)?[ -]?$")
OTHER_AFTER = re.compile(
    r",-|\.(?!0(?![0-9.]))[0-9]|,0{2}(?![0-9])| ?(?:[€%]|(?:eur|euro|mln|miljoen)\b)", re.IGNORECASE
)
CENTS = re.compile(r",[0-9]{2}(?![0-9,])")
CELL_BEFORE = re.compile(r"[,;\t\"]$")
OTHER_NAME = re.compile(
    r"\b(?:kvk|handelsregister|vestiging|zaak|dossier|kenmerk|factu|order|ticket|ref|artikel|rekening|postbus|tel|fax|versie"
    r"|isbn|btw|debiteur|crediteur|klant|polis|contract|product|melding|lei|rsin|id\b)[\w.'-]{0,20}[^\w\n]{0,4}"
    r"(?:(?:nummer|nr|is|van|met|onder)\b[^\w\n]{0,3}){0,3}$",
    re.IGNORECASE,
)
NOT_A_DIGIT = re.compile(r"[^0-9]")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def bsns_in(text) -> Iterator[tuple[int, str]]:
    """Where each BSN stands and its nine digits, in the order of the text."""
    found = dict(_long(text))
    found |= {place: number for place, number in _short(text) if place not in found}
    return iter(sorted(found.items()))


def passes_eleven_proof(number):
    """Wet algemene bepalingen burgerservicenummer, article 1. One in eleven other numbers passes by chance."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=True))
    return total % 11 == 0 and total != 0


def _long(text):
    series = _series(text)
    for place, end, number in (*_whole(text), *_broken(text)):
        if passes_eleven_proof(number) and number not in series and not _is_something_else(text, place, end):
            yield place, number
    for found in NAMED.finditer(text):
        number = _digits(found[1]).zfill(9)
        if passes_eleven_proof(number):
            yield found.start(1), number


def _series(text):
    """Numbers that follow each other, three or more: somebody counted objects. Not in a text that speaks of BSNs."""
    numbers = set(map(int, NINE.findall(text)))
    if HAS_NAME.search(text):
        return set()
    middles = (number for number in numbers if {number - 1, number + 1} <= numbers)
    return {f"{number:09}" for middle in middles for number in (middle - 1, middle, middle + 1)}


def _whole(text):
    for found in WRITTEN.finditer(text):
        if found[1].count("\n") in (0, 1, 8):  # two line ends are three cells of a column
            yield *found.span(1), _digits(found[1])


def _broken(text):
    for found in BROKEN.finditer(text):
        number = _digits(found[1])
        if len(number) == 9 and (found[2] or _stands_in_prose(text, *found.span(1))):
            yield *found.span(1), number


def _short(text):
    """Eight digits that may have lost a zero: each when the text speaks of BSNs, else only when most of them pass.

    Of a column of KvK numbers one in eleven passes, of a column of BSNs every one.
    """
    found = {match.start(): f"0{match[0]}" for match in SHORT.finditer(text) if not _is_other_short(text, match)}
    passing = {place: number for place, number in found.items() if passes_eleven_proof(number)}
    numbers, passed = set(found.values()), set(passing.values())
    return passing.items() if HAS_NAME.search(text) or 2 * len(passed) > len(numbers) else ()


def _is_other_short(text, match):
    before = text[max(0, match.start() - 60) : match.start()]
    is_other = DATE.fullmatch(match[0]) or OTHER_NAME.search(before) or AREA_CODE.search(before)
    return is_other or _is_something_else(text, *match.span())


def _is_something_else(text, start, end):
    before, after = text[max(0, start - 20) : start], text[end : end + 12]
    is_amount = CENTS.match(after) and not CELL_BEFORE.search(before)
    return is_amount or stands_in_code(text, start, end) or OTHER_BEFORE.search(before) or OTHER_AFTER.match(after)


def stands_in_code(text, start, end):
    """Letters on both sides: a piece of a hash or a key, and no number."""
    return text[max(0, start - 1) : start].isalpha() and text[end : end + 1].isalpha()


def _stands_in_prose(text, start, end):
    return PROSE_BEFORE.search(text[max(0, start - 2) : start]) and PROSE_AFTER.match(text[end : end + 3])


def _digits(written):
    return NOT_A_DIGIT.sub("", written)
