"""Numbers and addresses that belong to one person, found in text before others read it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .bsn import bsns_in, stands_in_code
from .folding import readings_of

# Each pattern starts only where a number or word starts, so that a long row of digits is read once.
IBAN = re.compile(r"(?<![A-Z0-9])(?=([A-Z]{2}[0-9]{2}(?:[ .\n\t/_-]{0,3}[A-Z0-9]){11,30}))", re.IGNORECASE)
AT = r"(?: ?[\[({<](?:at|apenstaartje|@)[\])}>] ?| @ |@)"
POINT = r"(?: ?[\[({<](?:dot|punt|\.)[\])}>] ?|\.)"
EMAIL = re.compile(
    rf"(?<![\w.%+'-])(?=[.%+'-]{{0,8}}\w)[\w.%+'-]{{1,64}}{AT}[^\W_](?:[^\W_]|-){{0,62}}(?:{POINT}[^\W_](?:[^\W_]|-){{0,62}}){{0,7}}"
    rf"{POINT}(?:[^\W\d_]{{2,24}}|xn--[a-z0-9-]{{2,59}})(?![\w-])",
    re.IGNORECASE,
)
SPACE = r"[ ./\n-]{0,3}"
PHONE = re.compile(
    r"(?<![0-9+])(?<![A-Z]{2}[0-9]{2}[A-Z]{4})(?<![A-Z]{2}[0-9]{2}[ .-][A-Z]{4}[ .-])"  # not inside an IBAN
    rf"(?!(?:0[1-9]|[12][0-9]|3[01])([ ./-])(?:0[1-9]|1[0-2])\1(?:19|20)[0-9]{{2}})"  # a date
    rf"(?:(?:\+|00)\(?31\)?{SPACE}(?:\(0\){SPACE})?\(?[1-9]|\(?0[1-9])(?:\)?{SPACE}[0-9]){{8}}(?![0-9])",
    re.IGNORECASE,
)
FOREIGN_PHONE = re.compile(
    r"(?<![0-9+])\+(?!31)(?![0-9]{1,3}(?:\.[0-9]{3})+(?![0-9]))"  # +10.000.000 is an amount
    rf"[1-9][0-9]{{0,2}}{SPACE}(?:\(0?[0-9]{{0,4}}\){SPACE})?[0-9](?:{SPACE}[0-9]){{6,11}}(?![0-9])"
)
IBAN_LENGTHS = {  # country and length
    word[:2]: int(word[2:])
    for word in """
    AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IS26 IT27 LI21
    LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29
    """.split()
}


class Personal(StrEnum):
    """Not a TextChoices: who reads a file in a process of its own need not load Django for it."""

    BSN = "bsn"
    IBAN = "iban"
    EMAIL = "email"
    PHONE = "phone"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Personal.BSN: "burgerservicenummer",
    Personal.IBAN: "rekeningnummer",
    Personal.EMAIL: "e-mailadres",
    Personal.PHONE: "telefoonnummer",
}


KINDS = list(Personal)


class Finding(NamedTuple):
    kind: Personal
    text: str  # as it was written; of a BSN only the nine digits


def find_personal(text: str) -> list[Finding]:
    """Every BSN, IBAN, e-mail address and telephone number, by kind and then in the order of the text."""
    found = {}
    for reading in readings_of(text):
        for kind, start, end, number in _found_in(reading.text):
            written = number or reading.written(start, end)
            found.setdefault((KINDS.index(kind), reading.starts[start]), Finding(kind, written))
    return [found[place] for place in sorted(found)]


def find_bsns(text: str) -> list[str]:
    """The nine digits of every number in `text` that a person reads as a BSN, however it was typed."""
    found = {
        reading.starts[start]: number
        for reading in reversed(readings_of(text))
        for start, number in bsns_in(reading.text)
    }
    return [found[place] for place in sorted(found)]


def _found_in(text):
    """`(kind, start, end, number)`; the number only of a BSN."""
    ibans = list(_ibans(text))
    yield from ((Personal.BSN, start, start, number) for start, number in bsns_in(text))
    yield from ((Personal.IBAN, start, end, "") for start, end in ibans)
    yield from ((Personal.EMAIL, *found.span(), "") for found in EMAIL.finditer(text))
    yield from ((Personal.PHONE, start, end, "") for start, end in _phones(_without(ibans, text)))


def _phones(text):
    found = (match.span() for pattern in (PHONE, FOREIGN_PHONE) for match in pattern.finditer(text))
    return sorted(span for span in found if not stands_in_code(text, *span))


def _without(spans, text):
    """`text` with other signs at `spans`, so that no number is found there again."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces += (text[end:start], "#" * (stop - start))
        end = stop
    return "".join((*pieces, text[end:]))


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for found in IBAN.finditer(text):
        length = IBAN_LENGTHS.get(found[1][:2].upper(), 0)
        written = _first_characters(found[1], length)
        compact = re.sub(r"[^A-Z0-9]", "", written.upper())
        if length and len(compact) == length and _passes_mod_97(compact):
            yield found.start(1), found.start(1) + len(written)


def _first_characters(written: str, length: int) -> str:
    """The part with so many letters and digits, or nothing when a further one follows at once."""
    ends = [place for place, character in enumerate(written, 1) if character.isalnum()]
    if len(ends) < length or not length:
        return ""
    end = ends[length - 1]
    return "" if written[end : end + 1].isalnum() else written[:end]


def _passes_mod_97(iban: str) -> bool:
    digits = "".join(str(int(character, 36)) for character in iban[4:] + iban[:4])
    return int(digits) % 97 == 1
