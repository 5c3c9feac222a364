"""The way through an aid as rows: each question, and which answers lead where. For the table and the drawing."""

from dataclasses import dataclass

from .conditions import MISSING
from .questions import END, Question


@dataclass(frozen=True)
class Step:
    """These answers lead to `to`: `title` is the short name of that question or the heading of that outcome."""

    answers: str
    to: str
    title: str
    is_question: bool


@dataclass(frozen=True)
class Row:
    """A question with its steps; without a question the rules that decide in the end."""

    question: Question | None
    steps: tuple[Step, ...]

    @property
    def id(self):
        return self.question.id if self.question else END


def rows_of(definition):
    """The rows in the order of reading: no step leads to a row above it, as far as the definition allows."""
    rows = [Row(definition.questions[id], _steps(definition, definition.questions[id])) for id in _order(definition)]
    if definition.decision:
        rows.append(Row(None, tuple(_rule_step(definition, rule) for rule in definition.decision)))
    return rows


def _steps(definition, question):
    """Of each choice its own rules; then those of the question, for the choices that have none."""
    pairs, without = [], [choice for choice in question.choices if not choice.rules]
    for choice in question.choices:
        pairs += [(_with(choice.id, rule), rule.to) for rule in choice.rules]
    whole = without and len(without) == len(question.choices)
    who = "" if whole or question.kind == "lijst" else ", ".join(choice.id for choice in without)
    if without or question.kind == "lijst":
        pairs += [(_with(who, rule, is_last=len(question.rules) > 1), rule.to) for rule in question.rules]
    return _grouped(definition, pairs)


def _with(answer, rule, is_last=False):
    if rule.condition:
        words = condition_words(rule.condition)
        return f"{answer}, als {words}" if answer else words
    return answer or ("anders" if is_last else "elk antwoord")


def _rule_step(definition, rule):
    """A rule of the decision by itself: the first that holds wins."""
    words = condition_words(rule.condition) if rule.condition else "anders"
    return Step(words, rule.to, *_named(definition, rule.to))


def _grouped(definition, pairs):
    """One step per next page; the answers that lead there beside each other."""
    together = {}
    for words, to in pairs:
        together.setdefault(to, []).append(words)
    return tuple(Step(", ".join(words), to, *_named(definition, to)) for to, words in together.items())


def _named(definition, to):
    if to in definition.questions:
        return definition.questions[to].short, True
    return (definition.outcomes[to].title if to in definition.outcomes else "de beslissing"), to == END


def condition_words(condition):
    """`L7 is ja en L8 is geen of deels`."""
    return "; of ".join(" en ".join(map(_test_words, tests)) for tests in condition.alternatives)


def _test_words(test):
    answers = " of ".join(test.answers) if len(test.answers) <= 4 else f"{test.answers[0]} t/m {test.answers[-1]}"
    if test.key == MISSING:
        return f"er ontbreekt iets bij {answers}"
    if test.negated:
        return f"{test.key} is niet {answers}"
    if test.most == test.least:
        return f"{test.key} heeft er precies {test.least} van {answers}"
    return f"{test.key} is {answers}" if test.least == 1 else f"{test.key} heeft er {test.least} of meer van {answers}"


def _order(definition):
    """Every question after all that lead to it; the order of the YAML decides between equals."""
    depth = {id: 0 for id in definition.questions}
    for _round in depth:  # as many rounds as the longest way has questions; a broken concept may go round
        for id, question in definition.questions.items():
            for to in definition.next_steps(question):
                if to in depth and depth[to] <= depth[id] < len(depth):
                    depth[to] = depth[id] + 1
    return sorted(depth, key=depth.get)
