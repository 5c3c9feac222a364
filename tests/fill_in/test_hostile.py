"""Malformed requests to the models: never a 5xx, nothing unescaped, and a sentence for every file that is none of ours."""

import json
import random
import re
from functools import partial
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from privacyportal.core import heavy_work
from products.fill_in import own_file
from products.fill_in.examples import example_words
from products.fill_in.forms import data_of
from products.fill_in.loading import IN_ORDER, fixture_of
from products.fill_in.reading import read
from tests.fill_in.factories import EVERY_KIND, make_model

pytestmark = pytest.mark.django_db

SLUG = "model-fietsafspraak"
MARK = "<b onmouseover=x()>"
HOSTILE = [
    *(MARK, f'"{MARK}', "'", "\\", "%", "\x00", "\udcff", "💥", "\u202e", "{{7*7}}", "{% url %}", "${x}", "-1", "NaN"),
    *("1e309", "//kwaad.example", "javascript:x()", "\r\nX: y", "../../etc/passwd", "0", "9" * 5000, "a" * 30_000, ""),
    *("\ue0000\ue001", "\ue0009999\ue001", "\ue002", "</textarea>", "</mark>", "2026-13-45", "9999-12-31T23:59"),
    *(
        "31",
        "februari",
        "²",
        "٣",
        "٣٣",
        "2026-03-29T02:30",
        "krassen",
        "krassen-1",
        "krassen-" + "9" * 5000,
        "getuigen-0",
    ),
    *("krassen--1", "ja", "geen", "ketting", "tas", "docx", "odt", "json", "alles", "boete", "meer\nregels\n\n|x|"),
]
NAMES = [
    *("lener", "reden", "dagen", "borg", "vanaf", "vanaf-dag", "vanaf-maand", "vanaf-jaar", "gezien", "beurt", "slot"),
    *("extras", "licht", "mail", "krassen-1-kras_plek", "krassen-1-impact", "krassen-60-kans", "krassen-61-kras_plek"),
    *(
        "krassen-0-kras_plek",
        "krassen--1-kras_plek",
        "krassen-999999999-kans",
        "krassen-01-kans",
        "krassen-1-",
        "x" * 300,
    ),
    *("getuigen-2-getuige_functie", "onbekend-1-x", "omdat-slot", "besloten-slot", "omdat-x", "rij", "weg", "document"),
    *("csrfmiddlewaretoken", "__class__", "", MARK, "download", "regels", "krassen-٣-kans", "bestand"),
]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def no_documents(monkeypatch):
    """pandoc has tests of its own; here its tree is made, and no more."""
    monkeypatch.setattr(heavy_work, "run", lambda function, *args, **patience: b"PK")
    monkeypatch.setattr("privacyportal.core.documents.asking.MOST", 10**6)


def pairs_of(source):
    definition = read(source)
    return [
        (name, value) for name, values in data_of(definition, example_words(definition)).lists() for value in values
    ]


@pytest.mark.parametrize("count", [60, pytest.param(1500, marks=pytest.mark.deep)])
def test_malformed_forms_are_answered_safely(client, count):
    make_model(SLUG, EVERY_KIND)
    _ask_oddly(client, random.Random(2018), [SLUG], NAMES, pairs_of(EVERY_KIND), count)


@pytest.mark.deep
@pytest.mark.parametrize("slug", IN_ORDER)
def test_malformed_forms_of_every_model_are_answered_safely(client, slug):
    make_model(slug, fixture_of(slug))
    right = pairs_of(fixture_of(slug))
    names = [name for name, _ in right] + NAMES[16:]
    _ask_oddly(client, random.Random(slug), [slug], names, right, 200)


def _ask_oddly(client, chance, slugs, names, right, count):
    seen = set()
    for _ in range(count):
        path, body = _request(chance, slugs, names, right)
        answer = client.post(path, body, content_type=FORM)
        seen.add(answer.status_code)
        assert answer.status_code < 500 and not answer.cookies, (path, body)
        if not answer.streaming:
            assert MARK not in answer.text, (path, body)
    assert {200, 404} <= seen


def _request(chance, slugs, names, right):
    slug = chance.choice([*slugs, *slugs, *slugs, "bestaat-niet", ".."])
    path = f"/modellen/{slug}/{chance.choice(['', 'voorbeeld/', 'voorbeeld/', 'openen/'])}"
    pairs = list(right) if chance.random() < 0.5 else []
    pairs += [(chance.choice(names), chance.choice(HOSTILE)) for _ in range(chance.randint(0, 8))]
    pairs += chance.choice([[], [("download", chance.choice(["docx", "odt", "json", "exe"]))]])
    pairs += chance.choice([[], [], [("rij", chance.choice(["krassen", "x", "krassen-1"]))]])
    pairs += chance.choice([[], [], [("weg", chance.choice(["krassen-1", "getuigen-1", "x-1", "krassen-x", "-"]))]])
    chance.shuffle(pairs)
    return path, urlencode(pairs, errors="surrogatepass")


def own(**parts):
    whole = {"model": SLUG, "version": 1, "fields": {"lener": "de bode"}, "rows": {}, "reasons": {}} | parts
    return json.dumps(whole).encode()


def opened(client, content, name="invulling.json"):
    return client.post(f"/modellen/{SLUG}/openen/", {"bestand": SimpleUploadedFile(name, content)})


NOT_OURS = {
    "nothing": b"",
    "no json": b"Beste gemeente,",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "utf-16": '{"model": "x"}'.encode("utf-16"),
    "deep": b"[" * 200_000,
    "deep values": b'{"model":"x","version":1,"fields":{},"rows":{"a":' + b'[{"a":' * 5_000,
    "a list": b"[]",
    "no version": own(version=None),
    "a version of text": own(version="1"),
    "a version that is true": own(version=True),
    "a version below zero": own(version=-1),
    "a version without end": b'{"model":"x","version":' + b"9" * 5000 + b"}",
    "a number in a field": own(fields={"dagen": 3}),
    "a mapping in a field": own(fields={"dagen": {"a": "b"}}),
    "numbers among choices": own(fields={"extras": [1]}),
    "rows in no list": own(rows={"krassen": {"1": {}}}),
    "rows of text": own(rows={"krassen": ["x"]}),
    "a model that is a list": own(model=[SLUG]),
    "half a pair of signs": own(fields={"lener": "\ud800"}),
    "a megabyte of rows": own(rows={"krassen": [{"a": "b"}] * 70_000}),
    "a megabyte of empty rows": own(rows={"krassen": [{}] * 250_000}),
    "a megabyte of reasons": own(reasons={f"f{number}": ["x"] for number in range(50_000)}),
    "a megabyte of parts": own(**{f"f{number}": "x" for number in range(60_000)}),
    "a megabyte of fields": own(fields={f"f{number}": "x" for number in range(60_000)}),
}


@pytest.mark.parametrize("kind", NOT_OURS)
def test_a_file_that_is_not_ours_gets_a_sentence(client, kind):
    make_model(SLUG, EVERY_KIND)
    answer = opened(client, NOT_OURS[kind])
    assert answer.status_code == 200 and "Het bestand is niet geopend" in answer.text


@pytest.mark.parametrize("name", ["model-dpia", MARK, "x" * 100_000])
def test_a_file_of_another_model_names_that_model(client, name):
    make_model(SLUG, EVERY_KIND)
    answer = opened(client, own(model=name))
    assert answer.status_code == 200 and "Dit bestand hoort bij een ander model: " in answer.text
    assert MARK not in answer.text and len(answer.text) < 100_000


ODD = {
    "unknown fields": own(fields={"lener": "de bode", "weg_veld": MARK, "__class__": "x", "": "leeg"}),
    "unknown groups": own(rows={"weg_groep": [{"a": "b"}], MARK: [{}, {"x": MARK}]}),
    "signs of control": own(fields={"lener": "de bode", "\x00": "\x07", "\u202e": "\u2066"}),
    "too many rows": own(rows={"krassen": [{"kras_plek": f"plek {number}"} for number in range(70)]}),
    "a day that is none": own(fields={"lener": "de bode", "vanaf": "2026-02-31", "gezien": "gisteren"}),
    "choices that are gone": own(fields={"lener": "de bode", "slot": "tijger", "extras": ["tas", "boot"]}),
    "a list for a text": own(fields={"lener": ["de bode"], "reden": ["a", "b"], "vanaf": ["2026-10-01", "x"]}),
    "a text for a list": own(fields={"lener": "de bode", "extras": "tas"}, reasons={"slot": "omdat"}),
    "odd reasons": own(reasons={"slot": [], "weg": ["a", "b", "c"], "zonder_licht": ["a"]}),
    "a newer version": own(version=999_999),
    "a mark of order": b"\xef\xbb\xbf" + own(),
    "a megabyte of one field": own(fields={"lener": "de bode", "reden": "é" * 170_000}),
    "a thousand names": own(fields={"lener": "de bode"} | {f"f{number}": "x" for number in range(1_000)}),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_fits_is_opened_and_the_rest_is_set_apart(client, kind):
    make_model(SLUG, EVERY_KIND)
    answer = opened(client, ODD[kind])
    assert answer.status_code == 200 and "Uw bestand is geopend" in answer.text
    assert re.search(r'name="lener" value="de bode"', answer.text) and MARK not in answer.text
    assert len(answer.content) < 3 * 1024**2


@pytest.mark.parametrize(
    ("parts", "apart"),
    [
        ({"reasons": {"weg": ["omdat het moest", "de directeur"]}}, [("weg", "omdat het moest, de directeur")]),
        ({"reasons": {"slot": ["x" * 20_001, "de directeur"]}}, [("slot", "x" * 20_001)]),
        ({"reasons": {"weg": "omdat"}}, [("weg", "omdat")]),
        ({"reasons": {"weg": ["omdat", "wie", "en meer"]}}, [("weg", "omdat en meer, wie")]),
        ({"fields": {"lener": ["de bode", "de griffier"]}}, [("lener", "de bode")]),
        ({"bijlage": "iets", "meer": {"a": [1]}}, [("bijlage", "iets"), ("meer", '{"a": [1]}')]),
    ],
)
def test_no_word_of_a_file_falls_away_in_silence(client, parts, apart):
    make_model(SLUG, EVERY_KIND)
    answer = opened(client, own(**parts))
    assert sorted(answer.context["opened"].apart) == apart


def test_as_large_a_file_as_we_make_is_opened_and_a_larger_one_gets_its_sentence(client):
    make_model(SLUG, EVERY_KIND)
    room = own_file.LARGEST - len(own(weg=""))
    answers = [opened(client, own(weg="x" * length)) for length in (room, room + 1, 2 * room)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert ["Dit bestand is te groot." in answer.text for answer in answers] == [False, True, True]


REFUSED = {
    "an impossible day": (
        {"vanaf-dag": "31", "vanaf-maand": "2", "vanaf-jaar": "2026"},
        200,
        "Deze datum bestaat niet",
    ),
    "too long": ({"lener": "x" * 20_001}, 200, "Uw tekst is te lang: haal 1 teken weg."),
    "a choice that is not there": ({"slot": "tijger"}, 200, "Deze keuze is er niet (meer). Kies opnieuw."),
    "too many fields": ({f"f{number}": "x" for number in range(5_001)}, 400, "<html"),
    "too large": ({"reden": "x" * 5 * 1024**2}, 413, "te groot"),
}


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("download", ["", "docx", "json"])
def test_what_cannot_be_kept_is_refused_with_a_sentence(client, kind, download):
    make_model(SLUG, EVERY_KIND)
    typed, status, sentence = REFUSED[kind]
    client.raise_request_exception = False
    answer = client.post(f"/modellen/{SLUG}/voorbeeld/", typed | {"dagen": "7", "download": download})
    assert answer.status_code == status and sentence in answer.text and not answer.cookies


def test_five_thousand_fields_are_taken(client):
    make_model(SLUG, EVERY_KIND)
    answer = client.post(
        f"/modellen/{SLUG}/voorbeeld/", urlencode({f"f{number}": "x" for number in range(4_990)}), content_type=FORM
    )
    assert answer.status_code == 200 and "Controleer uw" in answer.text


def test_a_name_that_came_twice_counts_once(client):
    make_model(SLUG, EVERY_KIND)
    answer = client.post(
        f"/modellen/{SLUG}/voorbeeld/", {"lener": ["eerst", "laatst"], "extras": ["tas", "tas", "pomp"]}
    )
    assert (
        "een tas en een pomp" in answer.text and ">laatst</mark>" in answer.text and ">eerst</mark>" not in answer.text
    )


def test_there_are_never_more_than_sixty_rows(client):
    make_model(SLUG, EVERY_KIND)
    typed = {f"krassen-{number}-kras_plek": f"plek {number}" for number in range(1, 62)}
    shown = client.post(f"/modellen/{SLUG}/", typed | {"rij": "krassen"}).text
    assert (
        len(re.findall(r'name="krassen-\d+-kras_plek"', shown)) == 60 and "Meer dan 60 rijen passen er niet." in shown
    )


def test_a_row_that_goes_takes_no_other_with_it(client):
    make_model(SLUG, EVERY_KIND)
    typed = {f"krassen-{number}-kras_plek": f"plek {number}" for number in (1, 2, 3)} | {
        "getuigen-2-getuige_functie": "bode"
    }
    shown = client.post(f"/modellen/{SLUG}/", typed | {"weg": "krassen-2"}).text
    assert re.findall(r'name="(krassen-\d-kras_plek)" value="([^"]+)"', shown) == [
        ("krassen-1-kras_plek", "plek 1"),
        ("krassen-2-kras_plek", "plek 3"),
    ]
    assert 'name="getuigen-2-getuige_functie" value="bode"' in shown


def test_no_document_is_asked_of_a_model_without_documents(client):
    source = EVERY_KIND.replace("titel: Fietsafspraak", "titel: Fietsafspraak\n    als: {slot: geen}").replace(
        "titel: Schadelijst", "titel: Schadelijst\n    als: {slot: geen}"
    )
    make_model(SLUG, source)
    ask = partial(client.post, f"/modellen/{SLUG}/voorbeeld/")
    assert ask({"lener": "de bode"}).status_code == 200
    assert ask({"lener": "de bode", "download": "docx"}).status_code == 200


def test_a_file_that_we_would_not_open_again_is_not_made(client, monkeypatch):
    make_model(SLUG, EVERY_KIND)
    monkeypatch.setattr(own_file, "LARGEST", 2_000)
    answer = client.post(f"/modellen/{SLUG}/voorbeeld/", {"reden": "é" * 1_000, "download": "json"})
    assert "Het bestand is niet gemaakt" in answer.text and "é" * 1_000 in answer.text
    assert (
        client.post(f"/modellen/{SLUG}/voorbeeld/", {"reden": "é", "download": "json"})["Content-Type"]
        == "application/json"
    )


@pytest.mark.parametrize(
    "weg", ["krassen-" + "9" * 5000, "krassen-0", "krassen--1", "krassen-٣", "x-1", "-", "krassen"]
)
def test_a_row_that_is_not_there_cannot_go(client, weg):
    make_model(SLUG, EVERY_KIND)
    answer = client.post(f"/modellen/{SLUG}/", {"krassen-1-kras_plek": "stuur", "weg": weg})
    assert answer.status_code == 200 and 'value="stuur"' in answer.text


def test_a_place_in_an_attribute_shows_nothing(client):
    """The check before publishing refuses most of them; whatever slips through opens no attribute."""
    make_model(SLUG, EVERY_KIND.replace("{{lener}} betaalt.", '[Zie](/x "van > {{lener}}") en "{{lener}}" betaalt.'))
    shown = client.post(f"/modellen/{SLUG}/voorbeeld/", {"slot": "geen", "lener": "bode"}).text
    assert re.search(
        r'<a href="/x" title="van (>|&gt;) ">Zie</a> en .<mark class="filled-in">bode</mark>. betaalt', shown
    )
