"""What the five aids say to people: whole, without our codes, and with examples that name an answer that is there."""

import re
from pathlib import Path

import pytest
import yaml

from products.decision_aids.loading import IN_ORDER, fixture_of
from products.decision_aids.reading import read

HIDDEN = {
    "id",
    "naar",
    "dan",
    "als",
    "begin",
    "van",
    "bij",
    "tabel",
    "alleen_als",
    "nodig_als",
    "producten",
    "soort",
    "uit",
}
CODES = r"\b(?:ap\d+|[DLVFE][1-9]|R-\w+|tabel (?:AP|[A-Z])|(?:DPIA|DL|VO|FG|PV)-[A-Z]{2,})\b"
PRODUCTS = {path.stem for path in Path("fixtures/products").glob("*.yaml")}


def shown(content, key=""):
    """Every text of a definition that somebody reads."""
    if key in HIDDEN:
        return
    if isinstance(content, dict):
        for name, value in content.items():
            yield from shown(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from shown(value, key)
    elif isinstance(content, str):
        yield content


@pytest.fixture(params=IN_ORDER)
def slug(request):
    return request.param


@pytest.fixture
def definition(slug):
    return read(fixture_of(slug))


def test_no_text_shows_a_code_a_mark_for_editors_or_a_short_form(slug):
    for text in shown(yaml.safe_load(fixture_of(slug))):
        assert not re.search(rf"{CODES}|⚠|\bart\. |;\s*$|  +\S+ {{2,}}", text), text


def test_each_question_has_two_or_three_examples_and_they_name_an_answer_that_is_there(definition):
    for question in definition.questions.values():
        assert 2 <= len(question.examples) <= 3, question.id
        if question.kind == "één":
            assert {example.answer for example in question.examples} <= {choice.text for choice in question.choices}


def test_examples_show_more_than_one_answer(definition):
    one_sided = {q.id for q in definition.questions.values() if len({example.answer for example in q.examples}) < 2}
    assert one_sided == set()


def test_an_answer_that_ends_the_aid_says_why(definition):
    for question in definition.questions.values():
        for choice in question.choices:
            ends = {rule.to for rule in choice.rules} & set(definition.outcomes)
            assert choice.because or not ends, (question.id, choice.id)


def test_each_outcome_names_the_law_and_what_to_do_and_products_that_are_there(definition):
    for outcome in definition.outcomes.values():
        assert re.search(r"artikel(?:en)? \d", outcome.meaning + " ".join(outcome.steps)), outcome.id
        assert outcome.steps and set(outcome.products) <= PRODUCTS and outcome.products


def test_what_can_be_missing_says_what_to_add(definition):
    for question in definition.questions.values():
        told = [choice for extra in question.extras if extra.tells_missing for choice in extra.choices]
        told += question.own_choices if question.is_checklist else ()
        assert all(choice.ground and (choice.sentence or choice.solution) for choice in told), question.id
        assert all(point.ground and point.solution for point in question.points), question.id
