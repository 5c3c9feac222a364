"""The words that the portal keeps: each form is explained at one place, and what a law replaced is no mere synonym."""

from collections import Counter

import yaml
from django.conf import settings

FIXTURES = settings.FIXTURE_DIRS[0]


def rows(name):
    return [row["fields"] for row in yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))]


def test_each_form_of_a_word_is_explained_at_one_place():
    forms = [form for row in rows("glossary.yaml") for form in [row["term"], *row["other_forms"].split("\n")] if form]
    assert [form for form, number in Counter(map(str.lower, forms)).items() if number > 1] == []


def test_the_words_that_the_texts_use_without_explaining_them_are_in_the_glossary():
    explained = {row["term"] for row in rows("glossary.yaml")}
    asked = "AVG UAVG WGS Cbw NIS2 IAMA Algoritmeregister Adequaatheidsbesluit SCC Statuut Boa ENSIA Proportionaliteit"
    asked += (
        " Subsidiariteit RIEC Governance Mandaat Escalatie Autorisatiematrix Selectielijst Convenant Certificaat Audit"
    )
    assert {*asked.split(), "Onderlinge regeling"} <= explained


def test_an_outdated_word_is_one_that_a_law_or_norm_replaced():
    outdated = {word for row in rows("synonyms.yaml") for word in row.get("outdated", "").split("\n") if word}
    still_right = (
        "privacyfunctionaris|ondubbelzinnige toestemming|inbreuk op de beveiliging|kennisneming|verzet|Safe Harbor"
    )
    assert "Wbni" in outdated and not outdated & set(still_right.split("|"))


def test_what_was_something_else_is_not_said_to_be_called_otherwise_now():
    one_way = {row["term"] for row in rows("law_terms.yaml") if row["is_one_way"]}
    assert {"Safe Harbor", "Privacy Shield", "meldingenregister", "melding CBP", "IBD-model", "cookiewet"} <= one_way
