"""Numbers and addresses that belong to one person, found in text before others read it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import TextChoices

# Each pattern starts only where a number or word starts, so that a long row of digits is read once.
BSN = re.compile(
    r"(?<![0-9])(?<![0-9][.,])(?<!\+31[ -])(?<!0031[ -])"
    r"(?:[0-9]{9}|[0-9]{3}([. \u00a0-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([. \u00a0-])[0-9]{2}\2[0-9]{3})"
    r"(?![0-9])(?![.,][0-9])"
)
IBAN = re.compile(r"(?<![A-Z0-9])(?=([A-Z]{2}[0-9]{2}(?:[ .\u00a0-]?[A-Z0-9]){11,30}))", re.IGNORECASE)
EMAIL = re.compile(
    r"(?<![\w.%+'-])[\w.%+'-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE
)
PHONE = re.compile(
    r"(?<![0-9+])(?<![A-Z]{2}[0-9]{2}[A-Z]{4})(?<![A-Z]{2}[0-9]{2} [A-Z]{4} )"  # not inside an IBAN
    r"(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|0)[1-9](?:[ \u00a0-]?[0-9]){8}(?![0-9])",
    re.IGNORECASE,
)
NOT_A_DIGIT = re.compile(r"[^0-9]")
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
IBAN_LENGTHS = {
    "AD": 24,
    "AT": 20,
    "BE": 16,
    "BG": 22,
    "CH": 21,
    "CY": 28,
    "CZ": 24,
    "DE": 22,
    "DK": 18,
    "EE": 20,
    "ES": 24,
    "FI": 18,
    "FR": 27,
    "GB": 22,
    "GR": 27,
    "HR": 21,
    "HU": 28,
    "IE": 22,
    "IS": 26,
    "IT": 27,
    "LI": 21,
    "LT": 20,
    "LU": 20,
    "LV": 21,
    "MC": 27,
    "MT": 31,
    "NL": 18,
    "NO": 15,
    "PL": 28,
    "PT": 25,
    "RO": 24,
    "SE": 24,
    "SI": 19,
    "SK": 24,
    "SM": 27,
    "TR": 26,
    "UA": 29,
}


class Personal(TextChoices):
    BSN = "bsn", "burgerservicenummer"
    IBAN = "iban", "rekeningnummer"
    EMAIL = "email", "e-mailadres"
    PHONE = "phone", "telefoonnummer"


class Finding(NamedTuple):
    kind: Personal
    text: str  # as it was written; of a BSN only the nine digits


def find_personal(text: str) -> list[Finding]:
    """Every BSN, IBAN, e-mail address and Dutch telephone number, by kind and then in the order of the text."""
    return [
        *(Finding(Personal.BSN, bsn) for bsn in find_bsns(text)),
        *(Finding(Personal.IBAN, iban) for iban in _ibans(text)),
        *(Finding(Personal.EMAIL, found[0]) for found in EMAIL.finditer(text)),
        *(Finding(Personal.PHONE, found[0]) for found in PHONE.finditer(text)),
    ]


def find_bsns(text: str) -> list[str]:
    """Numbers of nine digits that pass the 11-proof (Wet algemene bepalingen burgerservicenummer, article 1).

    Also written as 123.456.782 or 1234 56 782. A passport or customer number can pass by chance: one in eleven.
    """
    numbers = (NOT_A_DIGIT.sub("", found[0]) for found in BSN.finditer(text))
    return [number for number in numbers if _passes_eleven_proof(number)]


def _passes_eleven_proof(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, number, strict=True))
    return total % 11 == 0 and total != 0


def _ibans(text: str) -> Iterator[str]:
    for found in IBAN.finditer(text):
        length = IBAN_LENGTHS.get(found[1][:2].upper(), 0)
        written = _first_characters(found[1], length)
        compact = re.sub(r"[^A-Z0-9]", "", written.upper())
        if length and len(compact) == length and _passes_mod_97(compact):
            yield written


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
