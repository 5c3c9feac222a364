"""The line of a register that an aid leaves: each field with what the answers tell, or open."""

from .clock import in_words
from .question_page import in_words as answer_in_words

OUTCOME, REASON, DEADLINE = "uitkomst", "reden", "uiterste-tijd"


def register_line(page):
    """Pairs of a Field of the definition and its value; the value of an open field is empty. `page` is an OutcomePage."""
    paper = page.aid.definition.record
    known = _known(page) if paper else {}
    return [(field, known.get(field.source, "")) for field in (paper.fields if paper else ())]


def _known(page):
    """What can fill in a field: the outcome, why, the moments of the clock, and each answer under its question."""
    decision, clock = page.decision, page.clock
    known = {OUTCOME: decision.outcome.title, REASON: "; ".join(decision.because)}
    known |= {step.question.id: answer_in_words(step) for step in decision.steps}
    if clock:
        known |= {DEADLINE: in_words(clock.deadline)}
        known |= dict.fromkeys(page.aid.definition.moment_keys, in_words(clock.known_at))
    return known
