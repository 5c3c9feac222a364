"""What can be asked of a database: phrases and marks, joined by All and Any. Each engine writes it in its own syntax."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Phrase:
    """These tokens next to each other; tokens hold letters and digits only."""

    tokens: tuple


@dataclass(frozen=True)
class Mark:
    """This mark; `is_prefix`: a mark that starts with it."""

    name: str
    is_prefix: bool = False


@dataclass(frozen=True)
class All:
    parts: tuple


@dataclass(frozen=True)
class Any:
    parts: tuple


@dataclass(frozen=True)
class Question:
    """The newest entries that meet all `conditions` (put the rarest first), at most `limit`.

    Who may find them is part of every question: entries of one of `kinds`, for one of `audiences`.
    """

    conditions: tuple
    kinds: tuple
    audiences: frozenset
    limit: int


def audience_mark(audience):
    """The mark of an audience: a word that nobody can type and no other audience shares."""
    return "A" + sha256(audience.encode()).hexdigest()[:20]


def kind_mark(kind):
    return "K" + "".join(letter for letter in kind if letter.isalnum())
