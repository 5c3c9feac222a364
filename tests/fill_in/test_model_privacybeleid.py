"""The model of the privacy policy and regulation, filled in as municipalities would: models.md 1.7, tests p1 to p5."""

import re

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.inspecting import warnings_of
from products.fill_in.validation import faults_of
from tests.fill_in.on_paper import chapters, empty, example, example_row, grave, missing, papers, source_of, warned

SLUG = "model-privacybeleid-en-reglement"
CHAPTERS = {
    "beleid": [f"B{number}" for number in range(1, 22)],
    "reglement": [f"R{number}" for number in range(1, 21)],
    "besluit": [f"V{number}" for number in range(1, 6)],
    "raadsinformatie": ["I1", "I2", "I3"],
}


def filled(rows=None, **fields):
    return example(SLUG, rows, **fields)


def sentences(facts):
    return [sentence for _at, sentence in warned(facts)]


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_p1_with_nothing_filled_in_every_chapter_is_there_and_no_point_is_met():
    facts = empty(SLUG)
    for paper, text in papers(facts).items():
        assert re.findall(r"^## ([BRVI]\d+) ", text, re.MULTILINE) == CHAPTERS[paper]
        assert "[naam van de gemeente]" in text
    assert len(missing(facts)) == 9
    assert warnings_of(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_wrong():
    facts = filled()
    assert missing(facts) == []
    assert warnings_of(facts) == []
    assert list(deviations_of(facts)) == []
    assert not any(re.search(r"\[|\{\{", text) for text in papers(facts).values())


def test_p2_without_boas_their_chapter_is_one_sentence():
    facts = filled(heeft_boas="nee", wpg_beleid_link="")
    assert (
        chapters(papers(facts)["beleid"])["B11 Politiegegevens van boa's"].strip()
        == "De gemeente heeft geen eigen boa's."
    )
    assert warnings_of(facts) == []


def test_with_boas_and_no_link_to_their_policy_there_is_a_warning():
    sentence, *_others = sentences(filled(wpg_beleid_link=""))
    assert "Wpg-beleid" in sentence


def test_p3_a_dpo_who_decides_and_digid_as_only_way_give_two_warnings():
    facts = filled(datalek_besluit_functie="FG", identiteit_middelen=("digid",))
    dpo, digid = sorted(sentences(facts))
    assert "FG" in dpo and "DigiD" in digid
    assert missing(facts) == ["plichten"]


def test_p4_each_organ_has_its_own_preamble_and_decision():
    text = papers(filled(bestuursorganen=("college", "raad")))["besluit"]
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert headings == [
        "Aanhef van het college",
        "Aanhef van de raad",
        "Besluit van het college",
        "Besluit van de raad",
    ]


def test_p5_the_term_of_a_request_ends_on_a_working_day():
    text = papers(filled(verzoek_ontvangen="2027-01-31"))["reglement"]
    assert "| Laatste dag van de termijn | 1 maart 2027 |" in text


def test_without_a_day_of_receipt_there_is_no_example_of_the_term():
    text = papers(filled(verzoek_ontvangen=""))["reglement"]
    assert "Rekenvoorbeeld" not in text
    assert "[" not in text


@pytest.mark.parametrize(
    "deviation, fields",
    [
        ("streef_te_lang", {"streeftermijn_dagen": "31"}),
        ("register_openbaar", {"register_openbaar": "nee"}),
        ("geen_algoritmeregister", {"algoritmeregister_keuze": "niets"}),
        ("camera_lang", {"camera_termijn_dagen": "29"}),
        ("grondslag_f_beleid", {"grondslag_f_beleid": "bedrijfsvoering"}),
        ("raad_niet", {"raad_gevraagd": "kennisnemen"}),
        ("fg_advies_gevolgd", {"fg_advies_gevolgd": "deels"}),
        ("herziening_laat", {"herziening_datum": "2030-12-02"}),
    ],
)
def test_who_does_otherwise_is_asked_why(deviation, fields):
    assert [found.id for found in deviations_of(filled(**fields))] == [deviation]


def test_a_term_longer_than_the_law_allows_is_a_grave_warning():
    assert grave(filled(streeftermijn_dagen="31")) == ["streeftermijn_dagen"]


@pytest.mark.parametrize(
    "group, changed",
    [
        ("samenwerkingen", {"sw_wet": "Convenant wijkteam"}),
        ("samenwerkingen", {"sw_regeling_datum": ""}),
        ("samenwerkingen", {"sw_hoofdlijn_link": ""}),
        ("camera_soorten", {"cam_regime": "gw151c"}),
        ("rollen", {"rol_functie": "FG"}),
    ],
)
def test_a_row_that_looks_wrong_is_named(group, changed):
    facts = filled({group: [example_row(SLUG, group, **changed)]})
    assert [warning.about for warning in warnings_of(facts) if "1)" in warning.about]


def test_an_organ_without_a_signature_is_named():
    sentence, *_others = sentences(
        filled({"tekenaars": [example_row(SLUG, "tekenaars")]}, bestuursorganen=("college", "raad", "burgemeester"))
    )
    assert "burgemeester" in sentence


def test_no_amount_that_is_not_looked_up_stands_in_the_regulation():
    assert "€" not in papers(filled())["reglement"]
