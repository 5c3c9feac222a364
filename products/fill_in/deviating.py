"""Where somebody did otherwise than a model advises, and why."""

from dataclasses import dataclass

from .kinds import in_words


@dataclass(frozen=True)
class Found:
    """One deviation; `at` is the field where it was chosen, "" for a sentence over several fields."""

    id: str
    about: str
    advised: str
    chosen: str
    because: str
    decided_by: str
    at: str = ""


def deviations_of(facts):
    """Every deviation in the order of the form, then those over several fields."""
    return [*_from_advice(facts), *_from_rules(facts)]


def possible_deviations(definition):
    """The ids that a reason can belong to."""
    return [*(one.id for one in definition.fields.values() if one.advised), *(one.id for one in definition.deviations)]


def _from_advice(facts):
    for field in facts.definition.fields.values():
        ids = facts.ids(field.id)
        if field.advised and ids and field.advised not in ids:
            advised = field.choice(field.advised).text
            yield Found(field.id, field.label, advised, facts.text(field.id), *_reason(facts, field.id), at=field.id)


def _from_rules(facts):
    for one in facts.definition.deviations:
        if one.condition.holds(facts):
            asked = [test.name for test in one.condition.tests]
            chosen = in_words(list(dict.fromkeys(filter(None, (_chosen(facts, name) for name in asked)))))
            yield Found(one.id, one.sentence, "", chosen, *_reason(facts, one.id))


def _chosen(facts, name):
    return "" if name in facts.definition.groups else facts.text(name)


def _reason(facts, id):
    return facts.words.reasons.get(id, ("", ""))
