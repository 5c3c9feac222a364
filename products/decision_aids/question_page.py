"""What the page of one question shows."""

from dataclasses import dataclass

from .addresses import question_url, start_url
from .deciding import offered
from .editions import changes_for
from .fitting import fitting, idle, misfits
from .questions import NONE

NOTHING_CHOSEN = {
    "één": "Kies een antwoord.",
    "meer": "Kies wat past, of kies ‘Geen van deze’.",
    "lijst": "Kies bij elk punt een antwoord.",
}


@dataclass
class QuestionPage:
    """A question for one visitor: `given` are her answers, `decision` is where they lead."""

    aid: object
    question: object
    given: object
    decision: object
    has_error: bool = False

    @property
    def number(self):
        """Which question this is, counted along her way."""
        return len(self._before) + 1

    @property
    def options(self):
        """The choices that can be made here, each with whether it was."""
        chosen = self.given.values.get(self.question.key, ())
        choices = offered(self.question.choices, self.decision.facts)
        hidden = {NONE} if self.question.is_checklist else set()
        return [(choice, choice.id in chosen) for choice in choices if choice.id not in hidden]

    @property
    def points(self):
        """The statements of a list: each with its choices, whether each was made, and whether none was though asked."""
        return [self._point(point) for point in self.question.points]

    @property
    def extras(self):
        """The fields beside the question: each with its choices, whether each was made, and what was typed."""
        values = self.given.values
        return [
            (
                extra,
                [(choice, choice.id in values.get(extra.key, ())) for choice in extra.choices],
                values.get(extra.key),
            )
            for extra in self.question.extras
        ]

    @property
    def error(self):
        return NOTHING_CHOSEN[self.question.kind] if self.has_error else ""

    @property
    def notes(self):
        """What of the address does not count."""
        return left_out(self.aid, self.given, self.decision)

    @property
    def changes(self):
        """What changed since the rules that the address names, when they are older; None when they are not."""
        return changes_for(self.aid, self.given)

    @property
    def is_last(self):
        """Whatever is answered, the outcome follows."""
        return not any(step in self.aid.definition.questions for step in self.aid.definition.next_steps(self.question))

    @property
    def answered(self):
        """The answers before this question: name, answer, and where it is changed."""
        return answered(self.aid, self._before, self._values)

    @property
    def back_url(self):
        """The question before this one, or the start page."""
        if self._before:
            return question_url(self.aid, self._before[-1].question, self._values)
        return start_url(self.aid)

    @property
    def hidden(self):
        """The other answers, as they go along in the form."""
        own = self.question.all_keys
        return [(key, value) for key, values in self._values.items() if key not in own for value in values]

    @property
    def tables(self):
        return [self.aid.definition.tables[id] for id in self.question.tables]

    @property
    def _before(self):
        steps = self.decision.steps
        numbers = [number for number, step in enumerate(steps) if step.question is self.question]
        return steps[: numbers[0]] if numbers else steps

    @property
    def _values(self):
        return fitting(self.aid.definition, self.given, self.decision)

    def _point(self, point):
        chosen = self.given.values.get(point.key, ())
        options = [(choice, choice.id in chosen) for choice in point.answers]
        return point, options, self.has_error and not chosen


def answered(aid, steps, values):
    """Rows of name, answer in words, and the address where it is changed."""
    return [(step.question, in_words(step), question_url(aid, step.question, values)) for step in steps]


def in_words(step):
    """The answer to a question as people read it."""
    if step.points:
        counts = {}
        for _, choice in step.points:
            counts[choice.text] = counts.get(choice.text, 0) + 1
        return ", ".join(f"{count} × {text.lower()}" for text, count in counts.items())
    return ", ".join(choice.text for choice in step.chosen)


def left_out(aid, given, decision):
    """A sentence for each thing of the address that does not count."""
    off = misfits(aid.definition, given, decision)
    return [*given.notes, *map(no_longer_fits, off), *map(was_not_asked, idle(given, decision))]


def no_longer_fits(question):
    return f"Uw antwoord op ‘{question.short}’ past niet meer bij uw andere antwoorden. Het telt niet mee."


def was_not_asked(question):
    return f"Wat u invulde naast ‘{question.short}’, past niet bij uw antwoord daar. Het telt niet mee."
