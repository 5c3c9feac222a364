"""Can every question change what the reader gets: the outcome, a reason, a flag, or what is missing?

Two answers may be equal by design (the definition then leads both to the same next step); a whole question may not.
"""

from products.definitions.faults import Fault
from products.definitions.places import named

from ..questions import NONE, UNKNOWN


def influence_faults(definition, source):
    """The questions whose answers all give the same."""
    paths, tests = {id: path for path, id in named(source.content, "vragen")}, _all_tests(definition)
    for question in definition.questions.values():
        if not _matters(question, tests):
            sentence = f"Het antwoord op {question.id} verandert niets. Geef het gevolg, of haal de vraag weg."
            yield Fault(source.line_of(paths[question.id]), sentence)


def _matters(question, tests):
    asks_what_is_missing = question.kind == "lijst" or (question.is_checklist and question.own_choices)
    ways = {_shortest([*choice.rules, *question.rules]) for choice in question.choices}
    return bool(asks_what_is_missing or len(ways) > 1 or any(_divides(test, question) for test in tests))


def _shortest(rules):
    """The rules that decide something: one with the same step as the rule after it does not."""
    rules = list(rules)
    while len(rules) > 1 and rules[-2].to == rules[-1].to:
        del rules[-2]
    return tuple(rules)


def _all_tests(definition):
    """Every test that decides something, wherever it stands."""
    rules = [*_shortest(definition.decision)]
    conditions = [remark.condition for remark in [*definition.reasons, *definition.flags]]
    for question in definition.questions.values():
        rules += _shortest(question.rules)
        conditions += [extra.condition for extra in question.extras if extra.tells_missing]
        for choice in question.choices:
            rules += _shortest([*choice.rules, *question.rules])
            conditions += [choice.only_if, choice.needed_if]
    conditions += [rule.condition for rule in rules]
    return [test for condition in conditions if condition for test in condition.tests]


def _divides(test, question):
    """Whether one answer to this question makes the test hold and another does not."""
    if test.key != question.id:
        return False
    ids = {choice.id for choice in question.choices}
    found = [id for id in test.answers if id in ids]
    together = [id for id in found if id not in (NONE, UNKNOWN)] if question.kind == "meer" else found[:1]
    fewest = 0 if ids - set(found) else 1
    counts = range(fewest, max(len(together), min(len(found), 1)) + 1)
    return len({test.least <= count <= test.most for count in counts}) > 1
