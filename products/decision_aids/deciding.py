"""From answers to an outcome: the path, what was decided, why, and what is missing."""

from dataclasses import dataclass, field

from .conditions import holds
from .outcomes import Outcome, Remark
from .questions import END, NO, UNKNOWN, Choice, Point, Question


@dataclass(frozen=True)
class Step:
    """A question on the path with what was chosen: choices, or of a list each point with its choice."""

    question: Question
    chosen: tuple[Choice, ...] = ()
    points: tuple[tuple[Point, Choice], ...] = ()


@dataclass(frozen=True)
class Missing:
    """What is not in order: a choice of a checklist, a point answered with no, or what an extra field names."""

    question: Question
    lacking: Choice | Point


@dataclass
class Decision:
    """`open` is the first question without an answer; without one there is an `outcome`."""

    steps: list[Step] = field(default_factory=list)
    open: Question | None = None
    outcome: Outcome | None = None
    reasons: list[Remark] = field(default_factory=list)
    flags: list[Remark] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    unknown: list[Missing] = field(default_factory=list)
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def because(self):
        """Why, in the words of each answer that mattered."""
        return [choice.because for step in self.steps for choice in step.chosen if choice.because]

    def is_on_path(self, question):
        return any(step.question is question for step in self.steps)


def decide(definition, given):
    """Follow the answers from the first question as far as they go."""
    decision, at = Decision(), definition.first
    while question := definition.questions.get(at):
        if decision.is_on_path(question) or not (step := _step(question, given, decision.facts)):
            decision.open = question
            return decision
        decision.steps.append(step)
        decision.facts |= _facts(step, given)
        at = _next(question, step, decision.facts)
    _conclude(definition, decision, at)
    return decision


def offered(choices, facts):
    """The choices that can be made after these answers."""
    return tuple(choice for choice in choices if holds(choice.only_if, facts))


def _step(question, given, facts):
    if question.kind == "lijst":
        points = [(point, _chosen(point.answers, given.values.get(point.key, ()))) for point in question.points]
        return Step(question, points=tuple((p, c[0]) for p, c in points)) if all(c for _, c in points) else None
    chosen = _chosen(offered(question.choices, facts), given.values.get(question.key, ()))
    return Step(question, chosen) if chosen else None


def _chosen(choices, ids):
    return tuple(choice for choice in choices if choice.id in ids)


def _facts(step, given):
    """The answers of a step by question, point and extra field, as conditions ask for them."""
    question = step.question
    facts = {point.id: (choice.id,) for point, choice in step.points}
    facts[question.id] = tuple(choice.id for choice in [*step.chosen, *(choice for _, choice in step.points)])
    for extra in question.extras:
        if holds(extra.condition, facts):
            facts[extra.id] = given.values.get(extra.key, ())
    return facts


def _next(question, step, facts):
    rules = [*(rule for choice in step.chosen for rule in choice.rules), *question.rules]
    return next((rule.to for rule in rules if holds(rule.condition, facts)), END)


def _conclude(definition, decision, at):
    facts = decision.facts
    lacking = {step.question.id: _lacking(step, facts) for step in decision.steps}
    if at == END:
        at = next(rule.to for rule in definition.decision if holds(rule.condition, facts, lacking))
    decision.outcome = definition.outcomes[at]
    decision.missing = [Missing(step.question, what) for step in decision.steps for what in lacking[step.question.id]]
    decision.unknown = [
        Missing(step.question, point)
        for step in decision.steps
        for point, choice in step.points
        if choice.id == UNKNOWN
    ]
    decision.reasons = _remarks(definition.reasons, at, facts, lacking)
    decision.flags = _remarks(definition.flags, at, facts, lacking)


def _lacking(step, facts):
    """What a checklist asks and was not ticked, which points were denied, and what an extra field says is missing."""
    question, ticked = step.question, {choice.id for choice in step.chosen}
    if question.is_checklist:
        needed = [choice for choice in question.own_choices if holds(choice.needed_if, facts)]
        return [choice for choice in needed if choice.id not in ticked]
    denied = [point for point, choice in step.points if choice.id == NO]
    return denied + [choice for extra in question.extras for choice in _told(extra, facts)]


def _told(extra, facts):
    return _chosen(extra.choices, facts.get(extra.id, ())) if extra.tells_missing else ()


def _remarks(remarks, outcome, facts, lacking):
    fitting = (remark for remark in remarks if not remark.outcomes or outcome in remark.outcomes)
    return [remark for remark in fitting if holds(remark.condition, facts, lacking)]
