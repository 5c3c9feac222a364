"""The model of the privacy policy and regulation, filled in as municipalities would: models.md 1.7, tests p1 to p5."""

import re
from functools import cache
from pathlib import Path

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.examples import example_words
from products.fill_in.facts import Facts
from products.fill_in.filling import TYPED, filled_in, put_in
from products.fill_in.inspecting import papers_of, points_of, warnings_of
from products.fill_in.validation import check, faults_of
from products.fill_in.words import Words

MODEL = Path(__file__).parents[2] / "fixtures/fill_in/model-privacybeleid-en-reglement.yaml"
CHAPTERS = {
    "beleid": [f"B{number}" for number in range(1, 22)],
    "reglement": [f"R{number}" for number in range(1, 21)],
    "besluit": [f"V{number}" for number in range(1, 6)],
    "raadsinformatie": ["I1", "I2", "I3"],
}


@cache
def model():
    return check(MODEL.read_text())[0]


def filled(**fields):
    """Facts with the examples, but for these fields."""
    words = example_words(model())
    return Facts(model(), Words({**words.fields, **fields}, words.rows))


def papers(facts):
    """The text of each document as Markdown, open places between brackets."""
    return {paper.id: _text(filled_in(paper, facts)) for paper in papers_of(facts)}


def _text(paper):
    return put_in(paper.markdown, paper, lambda piece: piece.text if piece.kind == TYPED else f"[{piece.text}]")


def chapter(text, name):
    return re.search(rf"^## {name} [^\n]+\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)[1].strip()


def sentences(facts):
    return [warning.sentence for warning in warnings_of(facts)]


def test_can_be_published():
    assert faults_of(MODEL.read_text()) == []


def test_p1_with_nothing_filled_in_every_chapter_is_there_and_no_point_is_met():
    facts = Facts(model(), Words())
    for paper, text in papers(facts).items():
        assert re.findall(r"^## ([BRVI]\d+) ", text, re.MULTILINE) == CHAPTERS[paper]
        assert "[naam van de gemeente]" in text
    assert [met for _point, met in points_of(facts)] == [False] * 9
    assert warnings_of(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_wrong():
    facts = filled()
    assert all(met for _point, met in points_of(facts))
    assert warnings_of(facts) == []
    assert list(deviations_of(facts)) == []
    assert not any(re.search(r"\[|\{\{", text) for text in papers(facts).values())


def test_p2_without_boas_their_chapter_is_one_sentence():
    facts = filled(heeft_boas="nee", wpg_beleid_link="")
    assert chapter(papers(facts)["beleid"], "B11") == "De gemeente heeft geen eigen boa's."
    assert warnings_of(facts) == []


def test_with_boas_and_no_link_to_their_policy_there_is_a_warning():
    (sentence,) = sentences(filled(wpg_beleid_link=""))
    assert "Wpg-beleid" in sentence


def test_p3_a_dpo_who_decides_and_digid_as_only_way_give_two_warnings():
    facts = filled(datalek_besluit_functie="FG", identiteit_middelen=("digid",))
    dpo, digid = sorted(sentences(facts))
    assert "FG" in dpo and "DigiD" in digid
    assert [point.id for point, met in points_of(facts) if not met] == ["plichten"]


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
    warnings = warnings_of(filled(streeftermijn_dagen="31"))
    assert [warning.is_grave for warning in warnings] == [True, False]


def test_no_amount_that_is_not_looked_up_stands_in_the_regulation():
    assert "€" not in papers(filled())["reglement"]
