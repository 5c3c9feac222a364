"""A whole decision aid, as its YAML says it; read once and never changed."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .outcomes import Outcome, Paper, Remark, Table
from .questions import MOMENT, Question, Rule


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
