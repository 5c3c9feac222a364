"""What an aid asks: its questions with their answers, the statements of a list, and the fields beside them."""

from dataclasses import dataclass

END = "UITKOMST"  # a next step that leaves the outcome to `decision`
MOMENT = "moment"  # the kind of a field for a date and time
NONE, UNKNOWN, YES, NO, NOT_APPLICABLE = "geen", "weet-niet", "ja", "nee", "nvt"


@dataclass(frozen=True)
class Rule:
    """Where to go when `condition` holds; without one always."""

    to: str
    condition: object = None


@dataclass(frozen=True)
class Choice:
    """An answer that can be chosen, with all that is said beside it."""

    id: str
    text: str
    rules: tuple[Rule, ...] = ()
    because: str = ""
    help: str = ""
    threshold: str = ""
    example: str = ""
    ground: str = ""
    sentence: str = ""
    solution: str = ""
    only_if: object = None
    needed_if: object = None


@dataclass(frozen=True)
class Point:
    """One statement of a list; each gets an answer of its own."""

    id: str
    text: str
    ground: str = ""
    solution: str = ""
    answers: tuple[Choice, ...] = ()

    @property
    def key(self):
        return self.id.lower()


@dataclass(frozen=True)
class Extra:
    """A field beside a question that may stay open: a moment, or what exactly is missing."""

    id: str
    kind: str
    question: str
    help: str = ""
    condition: object = None
    tells_missing: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def key(self):
        return self.id.lower()


@dataclass(frozen=True)
class Example:
    """A published case beside a question: what happened and what the answer is there."""

    situation: str
    answer: str
    source: str


@dataclass(frozen=True)
class Question:
    """One page of the aid."""

    id: str
    text: str
    short: str
    kind: str  # "één", "meer" or "lijst"
    help: str = ""
    choices: tuple[Choice, ...] = ()
    points: tuple[Point, ...] = ()
    extras: tuple[Extra, ...] = ()
    examples: tuple[Example, ...] = ()
    tables: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    is_checklist: bool = False

    @property
    def key(self):
        return self.id.lower()

    @property
    def keys(self):
        """The names under which its answers stand in an address."""
        return tuple(point.key for point in self.points) if self.kind == "lijst" else (self.key,)

    @property
    def all_keys(self):
        """Those of the fields beside it too."""
        return (*self.keys, *(extra.key for extra in self.extras))

    @property
    def own_choices(self):
        """What can be chosen, without "Geen van deze" and "Weet ik niet"."""
        return tuple(choice for choice in self.choices if choice.id not in (NONE, UNKNOWN))
