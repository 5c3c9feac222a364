"""Two readings of one file: what a reader sees, and all that a person or a program can read out of it."""

import re
from typing import NamedTuple

from .kinds import MAX_TEXT, FileRefused, Refusal

MAX_SAID = 20_000_000  # characters: twice a full CSV
# A number as spreadsheets keep it: 123456782.0 and 1.23456782E8 are 123456782.
ROUND = re.compile(r"(-?[0-9]+)\.0+")
SCIENTIFIC = re.compile(r"-?[0-9]\.?[0-9]*[eE]\+?[0-9]{1,2}")


class Texts(NamedTuple):
    seen: str  # for the index
    said: str  # for the leak check

    @classmethod
    def of(cls, seen: list[str], said: list[str]) -> "Texts":
        """Raises FileRefused when there is more than we can check."""
        if sum(map(len, said)) > MAX_SAID:
            raise FileRefused(Refusal.TOO_MUCH)
        return cls(_tidy("".join(seen))[:MAX_TEXT], _tidy("".join(said)))


def _tidy(text: str) -> str:
    return text.replace("\0", "")


def plain_number(written: str) -> str:
    """A whole number as people write it; any other text as it is."""
    if found := ROUND.fullmatch(written):
        return found[1]
    if SCIENTIFIC.fullmatch(written) and float(written).is_integer():
        return str(int(float(written)))
    return written
