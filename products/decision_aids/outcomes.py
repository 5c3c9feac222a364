"""What an aid says in the end: its outcomes with what they take along to a model, reasons and flags, and its papers."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Piece:
    """A text for a field of a model, or the answer to a question, when `condition` holds."""

    text: str = ""
    answer: str = ""
    condition: object = None


@dataclass(frozen=True)
class ToModel:
    """What an outcome takes along to the fields of the model with this slug."""

    slug: str
    fields: dict[str, tuple[Piece, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    id: str
    title: str
    meaning: str
    steps: tuple[str, ...]
    caution: str = ""
    products: tuple[str, ...] = ()
    has_letter: bool = False
    models: tuple[ToModel, ...] = ()


@dataclass(frozen=True)
class Remark:
    """A reason or a flag: shown with an outcome, and changes it not."""

    id: str
    text: str
    title: str = ""
    condition: object = None
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Field:
    """A line of the record; `source` names what fills it in, else it stays visibly open."""

    id: str
    name: str
    source: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the letter, with its open places in square brackets."""

    title: str
    text: str


@dataclass(frozen=True)
class Paper:
    title: str
    fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    guidance: str = ""
