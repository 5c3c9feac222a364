"""What a decision aid consists of, as its YAML says it; read once and never changed."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

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


@dataclass(frozen=True)
class Definition:
    """A whole aid. `products` are the slugs of those it belongs with; `term_hours` is the length of its clock, if any."""

    title: str
    summary: str
    introduction: str
    minutes: int
    written_on: date
    law_until: date
    first: str
    questions: dict[str, Question]
    outcomes: dict[str, Outcome]
    checked: dict = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    decision: tuple[Rule, ...] = ()
    reasons: tuple[Remark, ...] = ()
    flags: tuple[Remark, ...] = ()
    tables: dict[str, Table] = field(default_factory=dict)
    term_hours: int | None = None
    record: Paper | None = None
    letter: Paper | None = None

    @property
    def checked_on(self):
        return date.fromisoformat(self.checked["op"])

    @cached_property
    def keys(self):
        """Each key of an address with what it answers: a question, a point of a list, or an extra field."""
        found = {}
        for question in self.questions.values():
            answered = question.points if question.kind == "lijst" else [question]
            found |= {thing.key: thing for thing in [*answered, *question.extras]}
        return found

    @cached_property
    def moment_keys(self):
        """The names under which a moment stands in an address."""
        return [key for key, asked in self.keys.items() if getattr(asked, "kind", "") == MOMENT]

    @cached_property
    def by_key(self):
        return {question.key: question for question in self.questions.values()}

    def next_steps(self, question):
        """Every id that may follow a question, whatever is answered."""
        rules = [*question.rules, *(rule for choice in question.choices for rule in choice.rules)]
        return list(dict.fromkeys(rule.to for rule in rules))

    @cached_property
    def longest(self):
        """How many questions the longest way through asks."""
        return self._length(self.first, {})

    def _length(self, at, known):
        if at not in self.questions:
            return 0
        if at not in known:
            known[at] = 0  # a loop counts once; `validation` refuses it
            known[at] = 1 + max((self._length(step, known) for step in self.next_steps(self.questions[at])), default=0)
        return known[at]

    def reachable(self, start):
        """The ids of all questions that may still come, `start` included."""
        found, waiting = set(), [start]
        while waiting:
            at = waiting.pop()
            if at in self.questions and at not in found:
                found.add(at)
                waiting += self.next_steps(self.questions[at])
        return found
