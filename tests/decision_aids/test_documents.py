"""The record of an outcome and the letter: all that led there, what was typed as it was typed, and nothing kept."""

import io
import logging
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from django.core.cache import cache
from django.test import Client

from privacyportal.core import heavy_work
from privacyportal.core.documents import writing
from products.decision_aids.editions import live
from products.decision_aids.loading import IN_ORDER, load_aids
from tests.decision_aids.factories import make_aid
from tests.made_once import once

pytestmark = pytest.mark.django_db
FIETS, LEK = "/keuzehulp/mag-de-fiets-naar-binnen/", "/keuzehulp/datalek-melden-of-niet/"
ANSWERS = {"a1": "ja", "a2": ["k1", "k3"], "r1": "nee", "r2": "weet-niet", "a4": "l1", "a5": "lang", "a5m": "x"}
BREACH = {"l1": "ja", "l2": "ja", "l3": "nee", "l4": "samen", "l5": "nee", "l6": "nee", "l7": "ja", "l8": "deels"}
BREACH |= {"l9": "na-72", "kennis": "2026-10-23T12:00"}
NASTY = "a & b < \"c\" 'd' {{ x }} <script>alert(1)</script> *ster* | # \\ $ @ 😀 שלום\ntweede regel"
COMPLETE = {  # an outcome of every aid
    "is-een-dpia-verplicht": {"d1": "ja", "d2": "nee", "d3": "nee", "d5": "nee", "d6": "geen", "d7": ["ap1", "ap8"]},
    "datalek-melden-of-niet": BREACH,
    "is-een-verwerkersovereenkomst-nodig": dict(
        v1="ander-voor-ons", v2="ja", v3="nee", v4="nee", v5="opdrachtgever", v6="nee"
    )
    | {"v7": "deels", "v7m": ["a", "h"]},
    "fg-verplicht-en-onafhankelijk": {"f1": "ja", "f4": "ja"}
    | {f"r{number}": "ja" for number in range(1, 12)}
    | {"r12": "nee"}
    | {f"o{number}": "weet-niet" for number in range(1, 8)},
    "privacyverklaring-compleet": {"e1": "beide", "e2": "nee", "e3": "geen", "e4": ["k1", "k2"], "e5": "geen"},
}


@pytest.fixture(autouse=True)
def no_count():
    cache.clear()


@pytest.fixture
def in_this_process(monkeypatch):
    monkeypatch.setattr(heavy_work, "run", lambda function, *args, **patience: function(*args))


@pytest.fixture
def fiets(in_this_process):
    return make_aid()


def words_of(answer):
    """Every line of a .docx that was handed out, those of its tables included."""
    opened = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [part.text for part in opened.paragraphs] + cells


def rows_of(answer):
    opened = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    return {row.cells[0].text: row.cells[1].text for table in opened.tables for row in table.rows}


def test_a_record_holds_all_that_led_to_the_outcome(client, fiets):
    answer = client.post(f"{FIETS}verslag.docx", ANSWERS | {"proces": "Fietsen", "ingevuld_door": "A. & B."})
    assert answer["Content-Type"] == writing.CONTENT_TYPES["docx"] and not answer.cookies
    assert 'filename="verslag-mag-de-fiets-naar-binnen.docx"' in answer["Content-Disposition"]
    said = words_of(answer)
    for words in (
        *("De fiets blijft buiten", "Er is iets mis.", "De fiets is vuil (artikel 2).", "Hij staat er al lang."),
        *("het een fiets is (artikel 1)", "Maak hem schoon.", "Een wiel", "Zet hem buiten.", "Fietsen", "A. & B."),
        *("Is het een fiets?", "Een bel, Licht", "De fiets is schoon.", "Nee", "De fiets is droog.", "artikel 2"),
        *("Mag de fiets naar binnen?", "23 november 2026", "nog niet door een jurist"),
        "De gemeente beslist zelf. Vraag uw FG om advies. Bewaar deze uitkomst bij uw dossier.",
    ):
        assert words in said, words
    address = next(line for line in said if "/uitkomst/?" in line)
    assert "a2=k1&a2=k3" in address and "regels=1" in address and "Fietsen" not in address
    page = client.get(address.removeprefix("http://127.0.0.1:8000"))
    assert 'data-outcome="UIT-NEE"' in page.text


def test_what_was_typed_comes_through_and_is_not_kept(client, fiets, caplog):
    typed = {"notities": NASTY + "x" * 10_000, "proces": NASTY, "ingevuld_door": NASTY}
    with caplog.at_level(logging.DEBUG):
        said = words_of(client.post(f"{FIETS}verslag.docx", ANSWERS | typed))
    line = NASTY.replace("\n", " ")
    assert NASTY + "x" * 10_000 in said and said.count(line) == 2
    assert "alert(1)" not in caplog.text and "tweede regel" not in caplog.text


def test_the_page_of_an_outcome_posts_its_answers_without_a_token(fiets):
    client = Client(enforce_csrf_checks=True)
    way = "a1=ja&a2=k1&a2=k3&r1=nee&r2=weet-niet&a4=l1&a5=lang&a5m=x"
    page = client.get(f"{FIETS}uitkomst/?{way}")
    form = re.search(r'<form method="post" action="([^"]+verslag.docx)".*?</form>', page.text, re.S)
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', form[0])
    assert {(key, value) for key, value in (pair.split("=") for pair in way.split("&"))} <= {*fields}
    posted = {key: [value for name, value in fields if name == key] for key, _ in fields}
    answer = client.post(form[1], posted, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 200 and "csrfmiddlewaretoken" not in page.text and not client.cookies


def test_a_record_without_an_outcome_leads_to_the_first_open_question(client, fiets):
    answer = client.post(f"{FIETS}verslag.odt", {"a1": "ja", "notities": "geheim"})
    assert (answer.status_code, answer["Location"]) == (303, f"{FIETS}a2/?a1=ja&regels=1")


def test_too_many_words_are_refused_and_come_back(client, fiets):
    answer = client.post(f"{FIETS}verslag.docx", ANSWERS | {"notities": "é<" * 10_001})
    assert answer.status_code == 400 and "Uw tekst is te lang: haal 2 tekens weg." in answer.text
    assert "é&lt;" * 10_001 in answer.text and 'name="a2" value="k3"' in answer.text


@pytest.mark.parametrize("error", [heavy_work.Busy, heavy_work.TookTooLong, heavy_work.Crashed])
def test_a_document_that_is_not_made_loses_no_word(client, fiets, monkeypatch, error):
    def refuse(*args, **patience):
        raise error

    monkeypatch.setattr(heavy_work, "run", refuse)
    answer = client.post(f"{FIETS}verslag.docx", ANSWERS | {"notities": NASTY, "proces": "Fietsen"})
    assert answer.status_code == 503 and int(answer["Retry-After"]) <= 60
    assert "Uw verslag is nog niet gemaakt" in answer.text and 'value="Fietsen"' in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text and 'name="a5m" value="x"' in answer.text


def test_one_network_cannot_keep_the_others_waiting(client, fiets, monkeypatch):
    monkeypatch.setattr("privacyportal.core.documents.asking.write", lambda document, form: b"PK")
    answers = [client.post(f"{FIETS}verslag.docx", ANSWERS).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    assert client.post(f"{FIETS}verslag.docx", ANSWERS, REMOTE_ADDR="198.51.100.7").status_code == 200


@pytest.mark.parametrize("address", ["verslag.pdf", "verslag.docx/", "brief.doc", "brief.docx"])
def test_what_is_not_there(client, fiets, address):
    assert client.get(f"{FIETS}{address}").status_code == 404


def test_a_record_is_posted(client, fiets):
    assert client.get(f"{FIETS}verslag.docx").status_code == 405


def test_the_record_of_a_breach_is_the_documentation_of_article_33(client, in_this_process):
    once(load_aids)
    rows = rows_of(client.post(f"{LEK}verslag.docx", BREACH))
    fields = live("datalek-melden-of-niet").definition.record.fields
    assert len(fields) >= 20 and all(field.name in rows for field in fields)
    assert rows["Datum en uur waarop de gemeente het wist"] == "vrijdag 23 oktober 2026, 12.00 uur"
    assert rows["Uiterste tijd"] == "maandag 26 oktober 2026, 11.00 uur"
    assert rows["Uitkomst van de keuzehulp"] == "Meld bij de AP en informeer de mensen"
    assert rows["Wat er gebeurde"] == rows["Advies van de FG"] == "[nog invullen]"


def test_the_letter_has_its_parts_in_order_and_open_places(client, in_this_process):
    once(load_aids)
    answer = client.get(f"{LEK}brief.docx")
    opened = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    headings = [part.text for part in opened.paragraphs if part.style.name == "Heading 1"]
    assert headings[:3] == ["Wat is er gebeurd?", "Om welke gegevens van u gaat het?", "Wat kan dit voor u betekenen?"]
    open_places = [
        run.text for part in opened.paragraphs for run in part.runs if run.style and run.style.name == "OpenPlek"
    ]
    assert len(open_places) > 12 and all(place[0] + place[-1] == "[]" for place in open_places)
    assert f"{LEK}brief.odt" in client.get(f"{LEK}uitkomst/", BREACH).text


@pytest.mark.parametrize("slug", IN_ORDER)
def test_every_aid_gives_both_kinds(client, slug):
    once(load_aids)
    for form in ("docx", "odt"):
        answer = client.post(f"/keuzehulp/{slug}/verslag.{form}", COMPLETE[slug] | {"notities": NASTY})
        assert answer.status_code == 200
        archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        assert b"tweede regel" in archive.read("content.xml" if form == "odt" else "word/document.xml")


@pytest.mark.deep
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_libreoffice_makes_pages_of_them(client, tmp_path, form, in_this_process):
    """Every record and the letter, with all that was typed still on its pages."""
    office = shutil.which("soffice")
    assert office, "install libreoffice-writer"
    once(load_aids)
    for slug in IN_ORDER:
        answer = client.post(
            f"/keuzehulp/{slug}/verslag.{form}", COMPLETE[slug] | {"notities": NASTY, "proces": "Proces & co"}
        )
        (tmp_path / f"{slug}.{form}").write_bytes(b"".join(answer.streaming_content))
    (tmp_path / f"brief.{form}").write_bytes(b"".join(client.get(f"{LEK}brief.{form}").streaming_content))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    files = sorted(map(str, tmp_path.glob(f"*.{form}")))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    subprocess.run([*command[:4], "pdf", *command[5:], *files], check=True, capture_output=True, timeout=180)
    for slug in IN_ORDER:
        text = (tmp_path / f"{slug}.txt").read_text()
        assert all(line in text for line in NASTY.split("\n")) and "Proces & co" in text, slug
    assert all(Path(file).with_suffix(".pdf").read_bytes().startswith(b"%PDF") for file in files)
