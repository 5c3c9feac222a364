"""The check of her own register, step by step, and that nothing of it stays."""

import gzip
import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from privacyportal.core import heavy_work
from products.register import packing
from products.register.apart import BUSY
from products.register.columns import table_of
from products.register.workbook import NotRead
from products.register.writing import FORMS
from tests.register.sheets import found, xlsx

pytestmark = pytest.mark.django_db
CHECK = "/register/controleren/"
MOST_KB = 8  # compressed: that of an outcome, the smallest of design.md
LID_1 = table_of(1)
NAMES = [column.name for column in LID_1.columns]
FULL = [LID_1.rows[0][column.number] for column in LID_1.columns]


def bare(*empty):
    """The first worked row, without what stands in the columns with these numbers."""
    return ["" if number in empty else text for number, text in enumerate(FULL, 1)]


def renamed(row, number, name):
    return [f"VW-{number:04}", name, *row[2:]]


def sent(client, rows, name="register.xlsx", headings=NAMES, **more):
    return client.post(CHECK, {"file": SimpleUploadedFile(name, xlsx([headings, *rows]))} | more)


def field_of(page):
    return html.unescape(re.search(r'name="gelezen" value="([^"]*)"', page)[1])


def result_of(client, rows, **more):
    return client.post(CHECK, {"gelezen": field_of(sent(client, rows).text)} | more)


def test_the_page_asks_for_a_file_and_says_that_nothing_is_kept(client, django_assert_num_queries):
    with django_assert_num_queries(1):  # the public version
        response = client.get(CHECK)
    assert "<h1>Controleer uw register</h1>" in response.text and "Wij bewaren niets" in response.text
    assert 'name="robots" content="noindex"' in response.text
    assert not response.cookies and "no-store" in response["Cache-Control"]


def test_the_headings_are_proposed_and_can_be_changed(client):
    page = sent(client, [renamed(FULL, 1, "woord " * 20)], headings=[*NAMES[:5], "Xqzwk", *NAMES[6:]]).text
    assert "Wij herkennen 24 van de 25 kolommen" in page
    assert f"Er staat bijvoorbeeld: {'woord ' * 13}w…<" in page
    field = field_of(page)
    assert "Deze kolommen ontbreken" in client.post(CHECK, {"gelezen": field}).text
    mended = client.post(CHECK, {"gelezen": field, "kolom-5": "doel"}).text
    assert "Deze kolommen ontbreken" not in mended and "De ene rij is compleet" in mended
    back = client.post(CHECK, {"gelezen": field, "kolom-5": "doel", "stap": "koppen"}).text
    assert '<option value="doel" selected>6. Doel</option>' in back


def test_nothing_recognised_says_so_and_leaves_the_choice(client):
    names = [f"Xqz{letter}wk" for letter in "abcdefgh"]
    page = sent(client, [["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"]], headings=names)
    assert page.status_code == 200 and "Wij herkennen 0 van de 8 kolommen" in page.text
    assert "Geen enkele kop herkend" in page.text and "Welke koppen wij kennen" in page.text


def test_a_file_without_headings_hears_which_ones_we_know(client):
    page = client.post(CHECK, {"file": SimpleUploadedFile("r.csv", b"hallo\n")})
    assert page.status_code == 400 and "geen rij met koppen" in page.text
    assert '<details class="aid-more" open>' in page.text and "Doel van de verwerking" in page.text


def test_the_result_says_per_row_what_is_missing_with_its_article(client):
    rows = [renamed(FULL, 1, "Paspoort"), renamed(bare(6, 18), 2, "Hondenbelasting")]
    page = result_of(client, rows).text
    assert "1 van de 2 rijen is compleet (artikel 30 lid 1 AVG)" in page
    assert "Rij 3: Hondenbelasting" in page and "Rij 2: Paspoort" not in page
    assert "Doel is nog leeg." in page and "(artikel 30 lid 1 onder b AVG)" in page
    assert '1 van de 2 rijen<meter aria-hidden="true" min="0" max="2" value="1">' in page


def test_the_filter_shows_only_rows_with_that_fault(client):
    rows = [renamed(bare(6), 1, "Paspoort"), renamed(bare(9), 2, "Hondenbelasting")]
    page = result_of(client, rows, fout="leeg-doel").text
    assert "Rij 2: Paspoort" in page and "Hondenbelasting" not in page
    assert '<option value="leeg-doel" selected>Doel is nog leeg (1)</option>' in page


def test_the_filter_shows_what_one_owner_still_has_to_do(client):
    rows = [renamed(bare(6), 1, "Paspoort"), renamed(bare(6, 22), 2, "Hondenbelasting")]
    page = result_of(client, rows, eigenaar="Zonder proceseigenaar").text
    assert "Rij 3: Hondenbelasting" in page and "Paspoort" not in page
    assert '<option value="Zonder proceseigenaar" selected>Zonder proceseigenaar (1)</option>' in page


def test_the_register_comes_back_in_the_standard_structure(client):
    field = field_of(sent(client, [renamed(bare(6), 1, "Paspoort")]).text)
    files = {form: client.post(CHECK, {"gelezen": field, "download": form}) for form in ("xlsx", "ods", "csv", "json")}
    assert all("attachment" in one["Content-Disposition"] and one.status_code == 200 for one in files.values())
    assert "Nog nodig" in files["csv"].getvalue().decode("utf-8-sig") and b"Paspoort" in files["json"].getvalue()
    public = client.post(CHECK, {"gelezen": field, "download": "xlsx-openbaar"})
    assert 'filename="register-openbaar.xlsx"' in public["Content-Disposition"]


def test_a_long_result_is_paged(client):
    rows = [renamed(bare(3, 5, 6, 9, 18), number, f"Proces {number}") for number in range(1, 251)]
    field = field_of(sent(client, rows).text)
    first, last = (client.post(CHECK, {"gelezen": field, "pagina": number}).text for number in (1, 9))
    assert first.count("<h3>Rij ") == 100 and "Pagina 1 van 3" in first and 'value="2">Volgende' in first
    assert last.count("<h3>Rij ") == 50 and "(pagina 3 van 3) - " in last and "Proces 250" in last
    own = re.sub(r'(name="gelezen" value=")[^"]*', r"\1", first)
    assert len(gzip.compress(own.encode(), 6)) < MOST_KB * 1024  # her register, which travels with it, is no part of it
    assert "nummer 201 tot en met 250" in last and 'value="2">Vorige' in last and "Volgende" not in last


REFUSED = {
    "nothing": ({}, "Kies het bestand met uw register."),
    "empty": ({"file": SimpleUploadedFile("a.csv", b" ")}, "Dit bestand is leeg."),
    "pdf": ({"file": SimpleUploadedFile("a.xlsx", b"%PDF-1.7")}, "Dit is een pdf."),
    "old": ({"file": SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9)}, "oud Excel-bestand"),
    "broken": ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 kapot")}, "Dit bestand is beschadigd."),
    "made up": ({"gelezen": "eJxTYGBg:verzonnen:x"}, "Kies uw bestand opnieuw."),
}


@pytest.mark.parametrize("cause", REFUSED)
def test_a_refusal_is_a_sentence_on_the_same_page(client, cause):
    posted, sentence = REFUSED[cause]
    if "file" in posted:
        posted["file"].seek(0)
    response = client.post(CHECK, posted)
    assert response.status_code == 400
    assert sentence in response.text and "<title>Fout: " in response.text and 'name="file"' in response.text


def test_when_it_is_busy_her_register_is_still_there_to_try_again(client, monkeypatch):
    field = field_of(sent(client, [FULL]).text)

    def busy(*args, **bounds):
        raise heavy_work.Busy

    monkeypatch.setattr(heavy_work, "run", busy)
    response = client.post(CHECK, {"gelezen": field})
    assert response.status_code == 503 and response["Retry-After"] == "60"
    assert BUSY in response.text and field_of(response.text) == field


def test_one_network_gets_its_share_and_the_next_hears_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr("products.register.views.check.MOST", 1)
    field = field_of(sent(client, [FULL]).text)
    response = client.post(CHECK)
    assert response.status_code == 429 and "Over een minuut" in response.text
    onward = client.post(CHECK, {"gelezen": field})
    assert onward.status_code == 429 and "Over een minuut" in onward.text and field_of(onward.text) == field
    program = client.post(CHECK, headers={"accept": "application/json"})
    assert program.status_code == 429 and "Over een minuut" in program.json()["error"]


def test_what_was_read_and_is_too_much_for_a_page_is_refused(monkeypatch):
    content = found(xlsx([NAMES, FULL]))
    for bound in ("MOST", "MOST_UNPACKED"):
        with monkeypatch.context() as patch, pytest.raises(NotRead, match="te veel tekst"):
            patch.setattr(packing, bound, 100)
            packing.packed(content)


def test_what_was_typed_in_a_cell_is_text_on_the_page(client):
    page = result_of(client, [renamed(bare(6), 1, "<script>alert(1)</script>")]).text
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page


def test_a_program_gets_the_result_as_data_without_cookie_or_origin(client):
    rows = [renamed(FULL, 1, "Paspoort"), renamed(bare(6), 2, "Hond")]
    said = client.post(
        CHECK,
        {"file": SimpleUploadedFile("r.xlsx", xlsx([[*NAMES, "Opmerking"], *rows]))},
        headers={"accept": "application/json", "origin": "https://elders.example"},
    ).json()
    assert said["table"] == 1 and said["header_row"] == 1 and said["missing_columns"] == []
    assert (said["rows_total"], said["rows_complete"], said["rows_complete_in_present_columns"]) == (2, 1, 1)
    assert said["columns"]["Doel"] == 6 and said["columns"]["Opmerking"] is None
    assert said["rows"][1] == {"row": 3, "sheet": "Blad1", "name": "Hond", "missing": [6]}


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv"])
def test_a_program_gets_the_standard_structure_and_it_is_the_same_register(client, form):
    accept = f"{FORMS[form]}, application/json;q=0.5"
    file = SimpleUploadedFile("r.xlsx", xlsx([NAMES, FULL, renamed(bare(6), 2, "Hond")]))
    answer = client.post(CHECK, {"file": file}, headers={"accept": accept})
    assert answer["Content-Type"] == FORMS[form] and f'filename="register.{form}"' in answer["Content-Disposition"]
    file.seek(0)
    again = SimpleUploadedFile("zonder-naam", answer.getvalue())
    said, before = (
        client.post(CHECK, {"file": one}, headers={"accept": "application/json"}).json() for one in (again, file)
    )
    told = ("columns", "rows_total", "rows_complete", "missing_columns")
    assert said["columns"].pop("Nog nodig") is None
    assert {name: said[name] for name in told} == {name: before[name] for name in told}
    assert [row["missing"] for row in said["rows"]] == [row["missing"] for row in before["rows"]]


def test_a_program_hears_the_reason_why_not(client):
    pdf = SimpleUploadedFile("r.xlsx", b"%PDF-1.7")
    refused = client.post(CHECK, {"file": pdf}, headers={"accept": "application/json"})
    assert refused.status_code == 400 and refused.json()["error"].startswith("Dit is een pdf.")


@pytest.mark.deep
def test_five_thousand_rows_go_through_every_step(client):
    rows = [renamed(bare(6) if number % 2 else FULL, number, f"Proces {number}") for number in range(1, 5_001)]
    field = field_of(sent(client, rows).text)
    assert len(field) < packing.MOST
    page = client.post(CHECK, {"gelezen": field}).text
    assert "2500 van de 5000 rijen zijn compleet" in page
