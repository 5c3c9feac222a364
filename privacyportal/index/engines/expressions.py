"""What can be asked of a database: phrases and marks, joined by All and Any. Each engine writes it in its own syntax."""

from dataclasses import dataclass


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
