"""The model of a DPIA, filled in as municipalities would: models.md 5.3, tests r1 to r6."""

import re

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.validation import faults_of
from tests.fill_in.on_paper import chapters, empty, example, example_row, grave, missing, papers, source_of, warned

SLUG = "model-dpia"
ALWAYS = ["rapport", "advies-fg", "besluit"]
BEFORE_THE_RISKS = "Eerst de rechtmatigheid"


def filled(rows=None, **fields):
    return example(SLUG, rows, **fields)


def risk(**fields):
    return example_row(SLUG, "risicos", **fields)


def measure(**fields):
    return example_row(SLUG, "maatregelen", **fields)


def low(**fields):
    everything_low = {"impact": "hinder", "kans": "klein", "impact_rest": "hinder", "kans_rest": "klein"}
    return risk(**{**everything_low, **fields})


def low_risks(number):
    sources = ("profiel", "hergebruik", "te_veel", "toegang", "verlies")
    return [low(r_bron=sources[at % len(sources)]) for at in range(number)]


def sentences_at(facts, at):
    return " ".join(sentence for name, sentence in warned(facts) if name == at)


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_r1_with_nothing_filled_in_every_chapter_is_there_and_no_point_of_law_is_met():
    facts = empty(SLUG)
    numbers = [int(number) for number in re.findall(r"^### (\d+) ", papers(facts)["rapport"], re.MULTILINE)]
    assert numbers == list(range(1, 24))
    assert list(papers(facts)) == ALWAYS
    assert all("[" in text for text in papers(facts).values())
    assert len(missing(facts)) == 8
    assert warned(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_grave():
    facts = filled()
    assert missing(facts) == []
    assert grave(facts) == []
    assert list(deviations_of(facts)) == []
    assert not any("[" in text for text in papers(facts).values())


def test_lawfulness_comes_before_the_risks():
    headings = list(chapters(papers(filled())["rapport"]))
    assert headings.index("Deel B Rechtmatigheid") < headings.index("Deel C Risico's")


def test_r2_an_unknown_chance_counts_as_great_and_goes_to_the_officer():
    facts = filled({"risicos": [risk(impact="ernstig", kans="weet-niet")]})
    assert facts.text("hoogste_niveau") == "hoog"
    assert "| 3 ernstige schade | weet niet, dus naar de FG | hoog |" in papers(facts)["rapport"]
    assert sentences_at(facts, "risicos-1-kans").startswith("Naar de FG")


def test_r3_one_high_risk_that_remains_makes_the_whole_high_and_starting_grave():
    rows = {"risicos": [*low_risks(10), low(impact_rest="onherstelbaar", kans_rest="klein")]}
    facts = filled(rows, besluit="starten", ap_raadpleging="", ap_datum="")
    assert facts.text("hoogste_rest") == "hoog"
    assert "p_raadpleging" in missing(facts)
    assert {"besluit", "ap_raadpleging"} <= set(grave(facts))
    assert "start niet voordat de AP is geraadpleegd" in papers(facts)["rapport"]
    assert list(papers(facts)) == [*ALWAYS, "verzoek-ap"]


def test_r3_conditions_do_not_replace_the_consultation():
    rows = {"risicos": [*low_risks(10), low(impact_rest="onherstelbaar", kans_rest="klein")]}
    asked = filled(rows, besluit="voorwaarden", ap_raadpleging="ingediend")
    answered = filled(rows, besluit="voorwaarden", ap_raadpleging="afgerond")
    assert "besluit" in grave(asked)
    assert "besluit" not in grave(answered)
    assert "p_raadpleging" not in missing(answered)


def test_r4_a_measure_after_the_start_does_not_count():
    facts = filled({"maatregelen": [measure(m_datum="2027-03-02")]}, startdatum="2027-03-01")
    assert "telt niet mee" in sentences_at(facts, "maatregelen-1-m_datum")
    assert [deviation.id for deviation in deviations_of(facts)] == ["maatregel_na_start"]


@pytest.mark.parametrize(
    ("consequence", "is_warned"),
    [
        ("reputatie van de gemeente", True),
        ("de gemeente krijgt een boete van de AP", True),
        ("een bestuurder krijgt een boete die niet klopt", False),
    ],
)
def test_r5_a_risk_is_one_for_people(consequence, is_warned):
    facts = filled({"risicos": [risk(r_gevolg=consequence)]})
    assert bool(sentences_at(facts, "risicos-1-r_gevolg")) is is_warned


@pytest.mark.parametrize("ground", ["", "geen"])
def test_r6_a_step_without_a_ground_is_not_mended_by_low_risks(ground):
    rows = {"stappen": [example_row(SLUG, "stappen", s_grondslag=ground)], "risicos": low_risks(10)}
    facts = filled(rows)
    assert facts.text("hoogste_niveau") == "laag"
    assert missing(facts) == ["p_noodzaak"]
    assert sentences_at(facts, "stappen-1-s_grondslag").startswith(BEFORE_THE_RISKS)
    assert "stappen-1-s_grondslag" in grave(facts)
    assert BEFORE_THE_RISKS in chapters(papers(facts)["rapport"])["Deel B Rechtmatigheid"]


def test_five_risks_with_three_of_the_design_are_asked():
    assert "p_risicos" in missing(filled({"risicos": low_risks(4)}))
    assert "p_risicos" in missing(filled({"risicos": [low(r_bron="toegang") for _ in range(6)]}))
    assert "p_risicos" not in missing(filled({"risicos": low_risks(5)}))


def test_every_risk_above_low_has_a_measure_with_an_owner_and_a_day():
    middling = [risk(r_maatregelen="") for _ in range(5)]
    assert "p_maatregelen" in missing(filled({"risicos": middling}))
    assert "p_maatregelen" in missing(filled({"maatregelen": [measure(m_eigenaar="")]}))
    assert "p_maatregelen" not in missing(filled({"risicos": low_risks(5), "maatregelen": []}))


def test_advice_of_the_officer_comes_before_the_decision():
    late = filled(fg_advies_datum="2027-03-01", besluit_datum="2027-02-16")
    assert "p_fg" in missing(late)
    assert "fg_advies_datum" in grave(late)
    assert {"p_fg"} == set(missing(filled(fg_advies="")))


def test_where_a_municipality_deviates_it_says_why():
    facts = filled(
        fg_gevolgd="niet",
        mening_gevraagd="nee",
        startdatum="2027-01-01",
        soort_dpia="gezamenlijk",
        lokaal_deel="nee",
        publicatie="niet",
    )
    assert {deviation.id for deviation in deviations_of(facts)} == {
        "fg_gevolgd",
        "mening_gevraagd",
        "maatregel_na_start",
        "dpia_na_start",
        "geen_lokaal_deel",
        "niet_openbaar",
    }
    assert "startdatum" in grave(facts)
