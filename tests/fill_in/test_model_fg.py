"""The model of the data protection officer, filled in as municipalities would: models.md 4.3, tests f1 to f4."""

import re

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.validation import faults_of
from tests.fill_in.on_paper import chapters, empty, example, example_row, grave, missing, papers, source_of, warned

SLUG = "model-fg"
FIVE = ["aanwijzing", "statuut", "toets", "afspraken", "jaarverslag"]
OF_THE_LAW = [f"v_r{number}" for number in range(1, 13)]
DECISIONS = ["v_college", "v_burgemeester", "v_raad", "v_ander"]


def filled(rows=None, **fields):
    return example(SLUG, rows, **fields)


def other_task(**fields):
    return example_row(SLUG, "nevenfuncties", **fields)


def municipality(**fields):
    return example_row(SLUG, "gemeenten", **fields)


def deviating(facts):
    return [deviation.id for deviation in deviations_of(facts)]


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_f1_with_nothing_filled_in_there_are_five_documents_and_no_point_of_law_is_met():
    facts = empty(SLUG)
    assert list(papers(facts)) == FIVE
    assert all("[" in text for text in papers(facts).values())
    assert missing(facts) == [*DECISIONS, *OF_THE_LAW]
    assert warned(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_wrong():
    facts = filled()
    assert missing(facts) == []
    assert warned(facts) == []
    assert deviating(facts) == []
    assert not any("[" in text for text in papers(facts).values())


def test_the_statute_has_fifteen_articles_and_the_report_twelve_chapters():
    texts = papers(filled())
    articles = [re.match(r"Artikel (\d+) ", heading) for heading in chapters(texts["statuut"])]
    assert [int(article[1]) for article in articles if article] == list(range(1, 16))
    reported = [heading.split()[0] for heading in chapters(texts["jaarverslag"])][1:]
    assert reported == [f"E{number}" for number in range(1, 13)]


def test_f2_a_ciso_who_chooses_measures_clashes():
    facts = filled({"nevenfuncties": [other_task(n_taak="CISO", c2="ja")]}, toets_uitkomst="botst")
    assert "| **Uitkomst voor deze taak** | botst |" in papers(facts)["toets"]
    assert missing(facts) == ["v_r11"]
    assert {"nevenfuncties-1-n_taak", "toets_uitkomst"} <= set(grave(facts))
    assert any("‘De positie van uw FG is niet op orde’" in sentence for _at, sentence in warned(facts))
    assert deviating(facts) == ["botsende_taak"]


def test_f2_the_outcome_of_the_questions_is_not_talked_away():
    facts = filled({"nevenfuncties": [other_task(n_taak="CISO", c2="ja")]}, toets_uitkomst="botst_niet")
    assert missing(facts) == ["v_r11"]
    assert "toets_uitkomst" in grave(facts)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"c5": "ja", "c6": "nee"}, "botst"),
        ({"c6": "ja"}, "alleen onder voorwaarden"),
        ({"c1": "weet-niet"}, "alleen onder voorwaarden"),
        ({}, "botst niet"),
    ],
)
def test_the_outcome_of_another_task(answers, outcome):
    facts = filled({"nevenfuncties": [other_task(**answers)]})
    assert f"| **Uitkomst voor deze taak** | {outcome} |" in papers(facts)["toets"]


def test_f3_a_municipality_without_a_decision_is_warned_at_its_row():
    rows = {"gemeenten": [municipality(), municipality(ge_besluit=""), municipality()]}
    facts = filled(rows, fg_vorm="gedeeld")
    rows_with_a_warning = [at for at, _sentence in warned(facts) if at.endswith("ge_besluit")]
    assert rows_with_a_warning == ["gemeenten-2-ge_besluit"]
    assert [heading[:2] for heading in chapters(papers(facts)["afspraken"])] == ["D1", "D2", "D3", "D4"]


@pytest.mark.parametrize(("form", "has_agreement"), [("eigen", False), ("gedeeld", True), ("ingehuurd", True)])
def test_agreements_are_for_a_shared_or_hired_officer(form, has_agreement):
    assert ("afspraken" in papers(filled(fg_vorm=form))) is has_agreement


def test_f4_the_officer_does_not_speak_for_the_municipality():
    facts = filled(woordvoerder_functie="de FG")
    assert grave(facts) == ["woordvoerder_functie"]
    assert missing(facts) == ["v_r12"]


def test_every_body_decides_for_itself():
    only_college = filled(bestuursorganen=("college", "raad"), raad_datum="")
    assert missing(only_college) == ["v_raad"]
    assert deviating(only_college) == ["raad_zonder_besluit"]
    decision = papers(only_college)["aanwijzing"]
    assert "### Besluit van de raad" in decision
    assert "### Besluit van de burgemeester" not in decision


def test_less_than_a_year_and_a_clashing_replacement_are_named():
    facts = filled(
        fg_duur="bepaald",
        fg_einddatum="2027-09-01",
        fg_vervanger="de CISO",
        fg_uren_genoeg="nee",
        fg_advies_gevolgd="niet",
    )
    assert set(deviating(facts)) == {
        "advies_niet_gevolgd",
        "korter_dan_een_jaar",
        "botsende_vervanger",
        "fg_uren_genoeg",
    }
    assert {"fg_einddatum", "fg_vervanger"} <= {at for at, _sentence in warned(facts)}


def test_a_year_or_more_is_no_deviation():
    assert deviating(filled(fg_duur="bepaald", fg_einddatum="2028-01-01")) == []


def test_the_ladder_of_the_model_stands_where_there_is_no_own_one():
    escalation = "Artikel 9 Escalatie"
    ours = chapters(papers(filled({"ladder": []}))["statuut"])[escalation]
    own = chapters(papers(filled())["statuut"])[escalation]
    assert "| 5 | De raad, ingelicht door college of burgemeester" in ours
    assert "| 5 | de raad, via het college of het jaarverslag |" in own
    assert "goede praktijk" in ours


def test_an_own_mailbox_that_nobody_else_reads():
    facts = filled(fg_email="privacy@oefenmeer.example", post_afgeschermd="nee")
    assert "fg_email" in [at for at, _sentence in warned(facts)]
    assert grave(facts) == ["post_afgeschermd"]
    assert missing(facts) == ["v_r10"]
