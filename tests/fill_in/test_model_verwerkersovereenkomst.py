"""The model of the processor agreement, filled in as municipalities would: its tests m1 to m5."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from privacyportal.core.documents.pandoc import convert
from products.fill_in.deviating import deviations_of
from products.fill_in.documents import document
from products.fill_in.facts import Facts
from products.fill_in.forms import FillInForm, data_of
from products.fill_in.inspecting import open_pieces, papers_of
from products.fill_in.preview_page import PreviewPage
from products.fill_in.validation import faults_of
from products.fill_in.words import Words
from tests.fill_in.factories import live_model
from tests.fill_in.on_paper import (
    chapters,
    empty,
    example,
    example_row,
    grave,
    missing,
    model,
    papers,
    source_of,
    warned,
)

SLUG = "model-verwerkersovereenkomst"
POINTS = ["aanhef", *"abcdefgh", "lid9"]
MAY_STAY_EMPTY = {"mandaat_kenmerk", "einddatum", "vg_document"}
NO_SUBPROCESSORS = "De verwerker gebruikt geen subverwerkers."
SCRIPT = """<script>alert('\"&')</script>"""  # what m5 types as a name


def filled(rows=None, **fields):
    one = {"verwerkingen": [example_row(SLUG, "verwerkingen")], "subverwerkers": []}
    return example(SLUG, {**one, **(rows or {})}, **fields)


def only(**fields):
    return Facts(model(SLUG), Words(fields))


def article(number, facts):
    found = chapters(papers(facts)["overeenkomst"])
    return next(text for heading, text in found.items() if heading.startswith(f"Artikel {number} "))


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_m1_with_nothing_filled_in_all_articles_and_annexes_are_there():
    found = list(chapters(papers(empty(SLUG))["overeenkomst"]))
    assert [heading.split()[:2] for heading in found[:21]] == [["Artikel", str(n)] for n in range(1, 22)]
    assert [heading.split()[:2] for heading in found[21:]] == [["Bijlage", str(n)] for n in range(1, 6)]


def test_m1_every_field_outside_the_groups_is_an_open_place():
    standing = {piece.at for piece in open_pieces(empty(SLUG))}
    assert set(model(SLUG).fields) - standing == MAY_STAY_EMPTY
    assert missing(empty(SLUG)) == POINTS
    assert warned(empty(SLUG)) == []


def test_m2_filled_in_with_the_examples_every_point_is_there():
    facts = filled()
    texts = papers(facts)
    assert missing(facts) == []
    assert warned(facts) == []
    assert list(deviations_of(facts)) == []
    assert NO_SUBPROCESSORS in texts["overeenkomst"]
    assert not any("[" in text for text in texts.values())


def test_m3_a_long_term_and_an_old_certificate_are_warnings_and_no_block():
    facts = only(datalek_uren="60", certificaat_geldig_tot="2025-01-01")
    assert sorted(at for at, _ in warned(facts)) == ["certificaat_geldig_tot", "datalek_uren"]
    assert [paper.id for paper in papers_of(facts)] == ["overeenkomst", "vergelijking"]


def test_m4_transfer_with_safeguards_needs_countries():
    facts = filled(doorgifte_toegestaan="waarborgen", doorgifte_landen="")
    assert grave(facts) == ["doorgifte_landen"]
    assert missing(facts) == ["a"]


def _words(content, name):
    return "".join(ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name)).itertext())


def test_m5_what_somebody_types_is_a_text_on_the_page():
    form = FillInForm(model(SLUG), data_of(model(SLUG), Words({"verwerker_naam": SCRIPT})))
    assert form.is_valid()
    agreement = PreviewPage(live_model(source_of(SLUG), SLUG), form).papers[0].html
    assert "<script" not in agreement
    assert "&lt;script&gt;alert(&#x27;&quot;&amp;&#x27;)&lt;/script&gt;" in agreement


@pytest.mark.deep
@pytest.mark.parametrize(("form", "inside"), [("docx", "word/document.xml"), ("odt", "content.xml")])
def test_m5_what_somebody_types_is_a_text_in_a_file(form, inside):
    facts = only(verwerker_naam=SCRIPT)
    made = document(live_model(source_of(SLUG), SLUG), facts, papers_of(facts))
    assert SCRIPT in _words(convert(made.tree(), form, made.has_parts), inside)


@pytest.mark.parametrize(
    ("fields", "deviation"),
    [
        ({"datalek_uren": "36"}, "datalek_later"),
        ({"wissen_dagen": "120"}, "wissen_later"),
        ({"beveiliging_bewijs": ("eigen",)}, "alleen_eigen_verklaring"),
        ({"anonieme_statistiek": "ja"}, "anonieme_statistiek"),
        ({"einde_keuze": "wissen"}, "einde_keuze"),
    ],
)
def test_other_than_the_model_advises_is_named_as_a_deviation(fields, deviation):
    assert [one.id for one in deviations_of(filled(**fields))] == [deviation]


@pytest.mark.parametrize(
    ("group", "field", "changed", "wrong"),
    [
        ("verwerkingen", "vw_uitzondering", {"vw_bijzonder": "ja", "vw_uitzondering": ""}, True),
        ("verwerkingen", "vw_bsn_wet", {"vw_bsn": "ja", "vw_bsn_wet": ""}, True),
        ("verwerkingen", "vw_bewaartermijn", {"vw_bewaartermijn": "zolang nodig"}, False),
        ("subverwerkers", "sub_doorgifte", {"sub_doorgifte": "ja"}, True),
    ],
)
def test_rows_of_the_annexes_are_looked_at(group, field, changed, wrong):
    facts = filled({group: [example_row(SLUG, group, **changed)]})
    assert any(field in at for at, _ in warned(facts))
    assert any(field in at for at in grave(facts)) == wrong


def test_annex_2_asks_for_eight_themes_and_names_what_is_missing():
    rows = example(SLUG).rows("maatregelen")
    some = [{"bm_thema": row.ids("bm_thema")[0], "bm_hoe": "zo"} for row in rows if row.ids("bm_thema") != ("logging",)]
    facts = filled({"maatregelen": some[:7]})
    assert missing(facts) == ["c"]
    assert any("logging" in sentence for _, sentence in warned(facts))


@pytest.mark.parametrize("choice", ["teruggeven", "wissen", "teruggeven_wissen"])
def test_each_end_says_when_the_days_to_erase_begin(choice):
    assert article(18, filled(einde_keuze=choice)).count("De wistermijn van lid 4 begint") == 1


@pytest.mark.parametrize("choice", ["hoofdcontract", "eigen_bedrag", "onbeperkt"])
@pytest.mark.parametrize("amount", ["", "1.000.000"])
def test_no_open_ends_in_the_liability(choice, amount):
    text = article(17, filled(aansprakelijkheid_regeling=choice, aansprakelijkheid_bedrag=amount))
    assert ("€ 1.000.000" in text) == (bool(amount) and choice != "hoofdcontract")
    assert ("[" in text) == (choice == "eigen_bedrag" and not amount)


def test_every_reference_to_a_paragraph_of_the_agreement_exists():
    found = chapters(papers(filled())["overeenkomst"])
    length = {h.split()[1]: len(re.findall(r"^1\. ", text, re.M)) for h, text in found.items() if h[:3] == "Art"}
    own = re.findall(
        r"artikel (\d+) lid (\d+)\b(?! (?:en \d+ )?(?:onder \w+ )?(?:AVG|UAVG))", "\n".join(found.values())
    )
    assert own
    assert [one for one in own if int(one[1]) > length.get(one[0], 0)] == []


def test_other_municipalities_stand_in_the_agreement_only_when_they_sign():
    assert "Proefwolde" not in papers(filled())["overeenkomst"]
    assert papers(filled(meer_gemeenten="ja"))["overeenkomst"].count("Gemeente Proefwolde") == 2


def test_the_comparison_is_always_there_and_asks_nothing_of_who_does_not_need_it():
    facts = filled({"vergelijkingen": []}, vg_document="")
    text = papers(facts)["vergelijking"]
    assert "Er is nog geen punt vergeleken." in text and text.count(" |  |  |  |  |") == 13
    assert all(f"| Lid 3 onder {letter} |  |" in text for letter in "abcdefgh")
    assert open_pieces(facts) == []
