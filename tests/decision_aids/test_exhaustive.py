"""Every way through: against an oracle for the DPIA, and for all aids that each path ends and each answer counts."""

from functools import cache
from itertools import chain, combinations, product

import pytest
from django.http import QueryDict

from products.decision_aids.deciding import decide
from products.decision_aids.given import Given
from products.decision_aids.loading import IN_ORDER, fixture_of
from products.decision_aids.reading import read

JNW = ("ja", "nee", "weet-niet")
YES, NO, NONE = ("ja", "weet-niet"), ("nee", "weet-niet"), (("geen",), ("weet-niet",))
CRITERIA = [f"k{number}" for number in range(1, 10)]
SAME_BY_DESIGN = {  # answers that lead to the same: doubt is treated as the careful answer
    "D1": [{"ja", "weet-niet"}],
    "D2": [{"nee", "weet-niet"}],
    "D3": [{"nee", "weet-niet"}],
    "D4": [{"ja", "weet-niet"}],
    "D5": [{"nee", "weet-niet"}],
    "D6": [{"a", "b", "c"}, {"geen", "weet-niet"}],
    "D7": [{f"ap{number}" for number in range(1, 18)}, {"geen", "weet-niet"}],
    "E2": [{"nee", "weet-niet"}],
    "F1": [{"nee", "weet-niet"}],
    "F2": [{"nee", "weet-niet"}],
    "F3": [{"ja", "weet-niet"}],
    "F4": [{"nee", "weet-niet"}],
    "L3": [{"nee", "weet-niet"}],
    "L4": [{"gemeente", "weet-niet"}],
    "L5": [{"nee", "weet-niet"}],
    "L8": [{"geen", "weet-niet"}, {"a", "b"}],
    "V1": [{"ander-voor-ons", "uitwisseling"}],
    "V3": [{"nee", "weet-niet"}],
    "V4": [{"nee", "weet-niet"}],
    "V5": [{"andere-partij", "ieder-eigen"}],
    "V7": [{"nee", "weet-niet"}],
}


@cache
def aid(slug):
    return read(fixture_of(slug))


def decided(slug, values):
    return decide(
        aid(slug), Given({key: (value,) if isinstance(value, str) else value for key, value in values.items()})
    )


def subsets(things):
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))


def oracle(d1, d2, d3, d4, d9, d5, d6, d7, d8):
    """The outcome of the DPIA aid, written from decision-aids.md and not from the YAML."""
    if d1 == "nee":
        return "DPIA-NVT"
    if d2 == "ja":
        return "DPIA-WPG"
    if d3 == "ja":
        return by_result(d9) if d4 == "nee" else "DPIA-BIJWERKEN"
    if d5 == "ja":
        return "DPIA-VRIJGESTELD"
    if set(d6) & set("abc") or any(one.startswith("ap") for one in d7) or len(d8) > 1:
        return "DPIA-VERPLICHT"
    return {"geen": "DPIA-NIET-VERPLICHT", "weet-niet": "DPIA-VRAAG-FG"}.get(d8[0], "DPIA-OVERWEGEN")


def by_result(d9):
    return {"ja": "DPIA-RAADPLEGING", "nee": "DPIA-BESTAAT", "weet-niet": "DPIA-VRAAG-FG"}[d9]


D6 = [*filter(None, subsets("abc")), ("geen",), ("weet-niet",)]
D7 = [*((f"ap{number}",) for number in range(1, 18)), ("ap2", "ap8"), ("geen",), ("weet-niet",)]
D8 = [*filter(None, subsets(CRITERIA)), ("geen",), ("weet-niet",)]


def combinations_asked():
    """All answers that can differ: the path decides which of them count."""
    for d1, d2, d3, d4, d9 in product(JNW, JNW, JNW, JNW, JNW):
        yield d1, d2, d3, d4, d9, "ja", ("a",), ("ap1",), ("k1",)
    for d1, d2, d3, d5, d6, d7 in product(YES, NO, NO, JNW, D6, D7):
        yield d1, d2, d3, "nee", "nee", d5, d6, d7, ("geen",)
    for d1, d2, d3, d5, d6, d7, d8 in product(YES, NO, NO, NO, NONE, NONE, D8):
        yield d1, d2, d3, "nee", "nee", d5, d6, d7, d8


def test_every_combination_of_the_dpia_aid_agrees_with_the_oracle():
    names, count = ("d1", "d2", "d3", "d4", "d9", "d5", "d6", "d7", "d8"), 0
    for answers in combinations_asked():
        decision = decided(IN_ORDER[0], dict(zip(names, answers, strict=True)))
        assert decision.outcome.id == oracle(*answers), answers
        assert {reason.id for reason in decision.reasons} == reasons(decision), answers
        count += 1
    assert count == 243 + 8 * 3 * len(D6) * len(D7) + 64 * len(D8)


def reasons(decision):
    """One reason with an obligation: of the question that ended the path."""
    if decision.outcome.id != "DPIA-VERPLICHT":
        return set()
    return {{"D6": "R-35-3", "D7": "R-AP", "D8": "R-9K"}[decision.steps[-1].question.id]}


def ways(question):
    """The answers that may make a difference: each choice, some pairs, all; of a list or checklist one point at a time."""
    if question.kind == "lijst":
        keys, right = question.keys, dict.fromkeys(question.keys, "ja")
        yield right
        yield from (
            {**right, key: answer.id}
            for key, point in zip(keys, question.points, strict=True)
            for answer in point.answers
        )
        return
    own = [choice.id for choice in question.own_choices]
    if question.is_checklist:
        yield from ({question.key: tuple(one for one in own if one != left)} for left in [None, *own])
        return
    yield from ({question.key: (choice.id,)} for choice in question.choices)
    if question.kind == "meer":
        yield {question.key: tuple(own)}
        yield from ({question.key: pair} for pair in list(combinations(own, 2))[:5])


@cache
def walked(slug):
    """Every path of an aid as (answers, decision); of each question the ways above."""
    found, waiting = [], [{}]
    while waiting:
        values = waiting.pop()
        decision = decided(slug, values)
        if not decision.open:
            found.append((values, decision))
        elif not any(key in values for key in decision.open.keys):
            waiting += [values | way for way in ways(decision.open)]
    return found


@pytest.mark.parametrize("slug", IN_ORDER)
def test_every_path_ends_in_an_outcome_and_every_outcome_and_answer_is_met(slug):
    definition, paths = aid(slug), walked(slug)
    assert {decision.outcome.id for _, decision in paths} == set(definition.outcomes)
    chosen = {
        (step.question.id, choice.id) for _, decision in paths for step in decision.steps for choice in step.chosen
    }
    assert chosen >= {
        (q.id, choice.id)
        for q in definition.questions.values()
        for choice in (q.own_choices if q.is_checklist else q.choices)
    }
    remarks = {remark.id for _, decision in paths for remark in [*decision.reasons, *decision.flags]}
    assert remarks == {remark.id for remark in [*definition.reasons, *definition.flags]}


@pytest.mark.parametrize("slug", IN_ORDER)
def test_every_question_changes_some_outcome(slug):
    paths = walked(slug)
    for question in aid(slug).questions.values():
        by_rest = {}
        for values, decision in paths:
            if decision.is_on_path(question):
                rest = tuple(sorted((key, value) for key, value in values.items() if key not in question.keys))
                by_rest.setdefault(_before(rest, decision, question), set()).add(_told(decision))
        assert any(len(told) > 1 for told in by_rest.values()), question.id


def _before(rest, decision, question):
    """The answers before this question; what comes after depends on it."""
    keys = set()
    for step in decision.steps:
        if step.question is question:
            break
        keys |= set(step.question.keys)
    return tuple(pair for pair in rest if pair[0] in keys)


def _told(decision):
    return decision.outcome.id, tuple(remark.id for remark in [*decision.reasons, *decision.flags])


def test_the_answers_that_lead_to_the_same_are_those_that_should():
    found = {}
    for slug in IN_ORDER:
        for question in aid(slug).questions.values():
            led = {}
            for choice in question.choices:
                steps = tuple(rule.to for rule in choice.rules)
                if steps:
                    led.setdefault((steps, _touches(aid(slug), question, choice)), set()).add(choice.id)
            found[question.id] = [same for same in led.values() if len(same) > 1]
    assert {question: same for question, same in found.items() if same} == SAME_BY_DESIGN


def _touches(definition, question, choice):
    """Which rules look at this choice."""
    conditions = [rule.condition for rule in definition.decision] + [
        r.condition for r in [*definition.reasons, *definition.flags]
    ]
    conditions += [one.needed_if for q in definition.questions.values() for one in q.choices] + [
        one.only_if for q in definition.questions.values() for one in q.choices
    ]
    return tuple(
        number
        for number, condition in enumerate(conditions)
        if condition and any(test.key == question.id and choice.id in test.answers for test in condition.tests)
    )


def test_the_query_that_a_form_sends_is_read_as_it_was_meant():
    definition = aid(IN_ORDER[0])
    given = Given.from_query(definition, QueryDict("d8=k4&d8=k6&d8=geen&d1=ja&d1=nee"))
    assert given.values == {"d8": ("k4", "k6"), "d1": ("ja",)} and len(given.notes) == 2
