"""The pages of a model: the form, its rows, the preview, the documents and her own file."""

import io
import json
import re

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.fill_in.factories import EVERY_KIND, make_model

pytestmark = pytest.mark.django_db
SLUG = "model-fietsafspraak"
FORM, PREVIEW, OPEN = (f"/modellen/{SLUG}/{page}" for page in ("", "voorbeeld/", "openen/"))
HOSTILE = "<b>de</b> {{lener}} # | \\ *bode* \"x\" 'y' & 😀 مرحبا"


@pytest.fixture(autouse=True)
def model():
    return make_model(slug=SLUG, source=EVERY_KIND)


def as_file(content, name="invulling.json"):
    return {
        "bestand": SimpleUploadedFile(name, content if isinstance(content, bytes) else json.dumps(content).encode())
    }


def kept(**changes):
    return {"model": SLUG, "version": 1, "fields": {"lener": "de bode"}, "rows": {}} | changes


def test_the_list_shows_each_model_and_its_length(client):
    page = client.get("/modellen/").text
    assert "Model fietsafspraak" in page and "3 documenten, ongeveer 3 minuten" in page


def test_the_form_says_what_it_is_for_and_where_everything_stands(client):
    page = client.get(FORM).text
    assert "<h1>Model fietsafspraak invullen</h1>" in page
    assert "<strong>Niet</strong> voor auto" in page
    assert 'href="#partijen"' in page and 'id="partijen"' in page
    assert "0 van 12 ingevuld" in page
    assert "(niet verplicht)" not in page
    assert "Advies van het model: een kettingslot." in page


def test_posting_to_the_form_shows_it_with_the_words(client):
    page = client.post(FORM, {"lener": HOSTILE}).text
    assert 'value="&lt;b&gt;de&lt;/b&gt; {{lener}} # | \\ *bode* &quot;x&quot; &#x27;y&#x27; &amp; 😀 مرحبا"' in page


@pytest.mark.parametrize("address", [FORM, PREVIEW])
def test_a_row_more_keeps_all_words(client, address):
    page = client.post(address, {"lener": "de bode", "krassen-1-kras_plek": "stuur", "rij": "krassen"}).text
    assert 'value="de bode"' in page and 'value="stuur"' in page
    assert 'name="krassen-2-kras_plek"' in page and "Kras 2" in page and 'name="krassen-3-kras_plek"' not in page


def test_thirty_rows_come_back_and_stand_in_the_document(client):
    rows = {f"krassen-{number}-kras_plek": f"plek{number}" for number in range(1, 31)}
    page = client.post(PREVIEW, rows).text
    assert all(f">plek{number}</mark>" in page for number in range(1, 31))


def test_a_preview_marks_what_was_typed_and_what_is_open(client):
    page = client.post(PREVIEW, {"lener": HOSTILE, "slot": "ketting"}).text
    assert "Controleer uw fietsafspraak" in page
    assert '<mark class="filled-in">&lt;b&gt;de&lt;/b&gt; {{lener}} # | \\ *bode*' in page
    assert '<a class="open-place" href="#id_dagen">[aantal dagen]</a>' in page
    assert "zo weet iedereen waar de fiets is" in page
    assert "<b>de</b>" not in page


def test_every_link_of_a_preview_leads_to_a_place_on_it(client):
    page = client.post(PREVIEW, {"lener": "x", "licht": "nee", "tot": "2026-01-01", "vanaf": "2026-01-02"}).text
    anchors = set(re.findall(r'href="#([^"]+)"', page)) - {"inhoud"}
    assert {anchor for anchor in anchors if f'id="{anchor}"' not in page} == set()
    assert {"id_dagen", "id_getuigen", "id_tot", "afwijkingen"} <= anchors


def test_a_preview_counts_what_is_open_and_what_the_law_asks(client):
    page = client.post(PREVIEW, {"lener": "de bode"}).text
    assert re.search(r"Nog niet ingevuld: \d+ onderdelen", page)
    assert "Nog niet ingevuld: 2 punten." in page
    page = client.post(PREVIEW, {"lener": "de bode", "dagen": "3", "getuigen-1-getuige_functie": "portier"}).text
    assert "Alle wettelijke punten zijn ingevuld." in page


def test_what_looks_wrong_is_said_and_stops_nobody(client):
    odd = {"dagen": "40", "borg": "veel", "mail": "geen adres", "vanaf": "2026-10-04", "tot": "2026-10-01"}
    page = client.post(PREVIEW, odd).text
    for sentence in (
        "Langer dan een maand is geen lenen meer.",
        "Dit is geen bedrag in euro",
        "Dit is geen e-mailadres.",
        "De fiets komt terug voordat hij weg is.",
    ):
        assert sentence in page
    assert client.post(PREVIEW, odd | {"download": "docx"}).status_code == 200


def test_a_day_that_does_not_exist_is_the_one_thing_that_stops(client):
    for download in ("", "docx", "json"):
        response = client.post(
            PREVIEW, {"vanaf-dag": "31", "vanaf-maand": "2", "vanaf-jaar": "2026", "download": download}
        )
        assert "Deze datum bestaat niet." in response.text and 'value="31"' in response.text


def test_a_preview_has_no_address_of_its_own(client):
    assert client.get(PREVIEW)["Location"] == FORM
    assert client.get(OPEN)["Location"] == FORM


@pytest.mark.parametrize(
    ("name", "called", "has"),
    [
        ("afspraak", "model-fietsafspraak-afspraak.docx", "leent de fiets"),
        ("schadelijst", "model-fietsafspraak-schadelijst.docx", "Er zijn geen krassen."),
        ("alles", "model-fietsafspraak.docx", "Schadelijst"),
        ("bestaat-niet", "model-fietsafspraak.docx", "Schadelijst"),
    ],
)
def test_a_document_or_all_of_them(client, name, called, has):
    response = client.post(PREVIEW, {"lener": "de bode", "download": "docx", "document": name})
    assert f'filename="{called}"' in response["Content-Disposition"]
    assert has in "\n".join(part.text for part in docx.Document(io.BytesIO(response.getvalue())).paragraphs)


def test_a_deviation_stands_in_an_annex_with_its_reason(client):
    typed = {
        "slot": "geen",
        "omdat-slot": "te zwaar",
        "besloten-slot": "teamleider",
        "licht": "nee",
        "download": "docx",
    }
    document = docx.Document(io.BytesIO(client.post(PREVIEW, typed | {"document": "afspraak"}).getvalue()))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Welk slot?", "een kettingslot", "geen slot", "te zwaar", "teamleider"] in cells
    assert ["De fiets heeft geen licht.", "", "nee", "[waarom u afwijkt]", "[wie dit besloot]"] in cells
    assert "waar de fiets is" not in "\n".join(part.text for part in document.paragraphs)


def test_a_document_exists_only_under_its_condition(client):
    assert "Boete" not in client.post(PREVIEW, {"slot": "ketting"}).text
    assert "Boete" in client.post(PREVIEW, {"slot": "geen"}).text


def test_her_own_file_opens_again_as_it_was(client):
    typed = {"lener": HOSTILE, "vanaf": "2026-10-01", "extras": ["tas", "pomp"], "krassen-2-kras_plek": "stuur"}
    saved = client.post(PREVIEW, typed | {"omdat-slot": "zomaar", "download": "json"})
    assert 'filename="invulling-model-fietsafspraak.json"' in saved["Content-Disposition"]
    file = saved.getvalue()
    content = json.loads(file)
    assert list(content) == ["model", "version", "fields", "rows", "reasons"]
    assert content["fields"]["lener"] == HOSTILE and content["rows"] == {"krassen": [{"kras_plek": "stuur"}]}
    page = client.post(OPEN, as_file(file))
    assert "Uw bestand is geopend" in page.text
    form = page.context["form"]
    again = client.post(PREVIEW, form.data.dict() | {"extras": ["tas", "pomp"], "download": "json"})
    assert again.getvalue() == file


def test_a_file_of_an_older_version_says_what_changed_and_keeps_apart_what_has_no_place(client):
    make_model(slug=SLUG, source=EVERY_KIND, number=2, change="De borg is er bij gekomen.")
    older = kept(fields={"lener": "de bode", "bel": "ja", "slot": "touw"}, rows={"wielen": [{"maat": "28"}]})
    page = client.post(OPEN, as_file(older)).text
    assert "Het model is veranderd sinds versie 1" in page and "De borg is er bij gekomen." in page
    for apart in ("bel", "touw", "wielen, rij 1: maat", "28"):
        assert apart in page
    assert 'value="de bode"' in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit is geen bestand dat u hier hebt bewaard."),
        (b"\xff\xfe\x00", "Dit is geen bestand dat u hier hebt bewaard."),
        (b"[" * 100_000, "Dit is geen bestand dat u hier hebt bewaard."),
        ([], "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(fields=[]), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(fields={"lener": {"a": 1}}), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(rows={"krassen": "x"}), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(rows={"krassen": [1]}), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(version=True), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(version="1"), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(version=10**9), "Dit is geen bestand dat u hier hebt bewaard."),
        (kept(model="model-auto"), "Dit bestand hoort bij een ander model: model-auto."),
    ],
)
def test_a_file_that_is_not_ours_gets_a_sentence(client, content, sentence):
    response = client.post(OPEN, as_file(content))
    assert response.status_code == 200 and sentence in response.text


def test_no_file_gets_a_sentence(client):
    assert "Kies eerst een bestand." in client.post(OPEN).text


def test_nothing_of_it_is_kept(client, django_assert_num_queries, caplog):
    caplog.set_level("INFO")
    for page, more in ((FORM, {}), (PREVIEW, {}), (PREVIEW, {"download": "docx"}), (PREVIEW, {"download": "json"})):
        response = client.post(page, {"lener": "Hendrikje", **more})
        assert not response.cookies and "no-store" in response["Cache-Control"]
    assert "Hendrikje" not in caplog.text


def test_as_many_queries_with_one_row_as_with_thirty(client, django_assert_max_num_queries):
    rows = {f"krassen-{number}-kras_plek": "x" for number in range(1, 31)}
    client.get(FORM)
    for typed in ({}, rows):
        with django_assert_max_num_queries(4):
            assert client.post(PREVIEW, typed).status_code == 200


def test_a_model_that_is_gone_says_why(client, model):
    model.offline_at, model.offline_note = "2026-11-26T12:00:00Z", "Er zijn geen fietsen meer."
    model.save()
    for method, address in ((client.get, FORM), (client.post, PREVIEW), (client.post, OPEN)):
        response = method(address)
        assert response.status_code == 410 and "Er zijn geen fietsen meer." in response.text
    assert client.get("/modellen/model-onbekend/").status_code == 404
