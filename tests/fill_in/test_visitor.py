"""A visitor's whole journey, also where it goes wrong: no row, no cookie, no line of the log, no file and no address holds
a word that she typed. And what it costs."""

import logging
import time
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.conf import settings as portal_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privacyportal.core import heavy_work
from products.fill_in.examples import example_words
from products.fill_in.forms import data_of
from products.fill_in.loading import IN_ORDER, fixture_of
from products.fill_in.reading import read
from tests.fill_in.factories import EVERY_KIND, make_model

pytestmark = pytest.mark.django_db

SLUG = "model-fietsafspraak"
FORM, PREVIEW, OPEN = (f"/modellen/{SLUG}/{part}" for part in ("", "voorbeeld/", "openen/"))
WORD = "Zilverschoonlaan"
TYPED = {"lener": WORD, "reden": f"{WORD}\n{WORD}", "krassen-1-kras_plek": WORD, "slot": "geen", "omdat-slot": WORD}
PAGE = "application/x-www-form-urlencoded"


def steps(client):
    """Every page that a visitor comes by, the last ones where something is wrong."""
    for more in ({}, {"rij": "krassen"}, {"rij": "getuigen"}, {"weg": "krassen-1"}, {"rij": WORD}, {"weg": WORD}):
        yield client.post(FORM, TYPED | more)
    for more in (
        {},
        {"download": "docx"},
        {"download": "odt", "document": "boete"},
        {"download": WORD, "document": WORD},
    ):
        yield client.post(PREVIEW, TYPED | more)
    own_file = b"".join(client.post(PREVIEW, TYPED | {"download": "json"}).streaming_content)
    assert WORD.encode() in own_file
    for content in (
        own_file,
        own_file.replace(b'"version": 1', b'"version": 0'),
        own_file.replace(b"lener", b"huurder"),
    ):
        yield client.post(OPEN, {"bestand": file(content)})
    for content in (own_file[:-9], own_file.replace(SLUG.encode(), WORD.encode()), WORD.encode(), b'{"a":' * 9_000):
        yield client.post(OPEN, {"bestand": file(content, f"{WORD}.json")})
    for wrong in (
        {"vanaf-dag": WORD},
        {"gezien": WORD},
        {"slot": WORD},
        {"lener": WORD * 100},
        {"extras": [WORD, WORD]},
    ):
        yield client.post(PREVIEW, TYPED | wrong)
    yield client.post(PREVIEW, TYPED | {WORD: WORD, f"krassen-99-{WORD}": WORD, f"{WORD}-1-x": WORD})
    yield client.post(PREVIEW, urlencode(TYPED | {f"{WORD}{number}": "" for number in range(5_001)}), content_type=PAGE)
    yield client.post(PREVIEW, TYPED | {"reden": WORD * 300_000})
    yield client.post(PREVIEW, urlencode(TYPED).encode() + b"&%ff=%ff", content_type=f"{PAGE}; charset=utf-16")
    yield client.post(f"/modellen/{WORD}/voorbeeld/", TYPED)
    yield client.post(PREVIEW, TYPED, headers={"Origin": "https://elders.example"})
    yield client.get(FORM)
    yield client.get(PREVIEW)


def file(content, name="invulling.json"):
    return SimpleUploadedFile(name, content)


def test_nothing_of_a_visitor_is_kept(client, caplog, django_assert_max_num_queries):
    make_model(SLUG, EVERY_KIND)
    client.raise_request_exception = False
    rows, seen = all_rows(), set()
    with caplog.at_level(logging.DEBUG), written_queries() as writing:
        for answer in steps(client):
            seen.add(answer.status_code)
            assert WORD not in answer.get("Location", "") and answer.status_code < 500
            assert answer.status_code != 200 or "no-store" in answer["Cache-Control"]
    assert seen == {200, 302, 400, 404, 413}
    assert all_rows() == rows and not client.cookies and WORD not in caplog.text
    assert [query for query in writing if WORD in query or "cache" not in query] == []  # the rate limit counts networks
    assert [str(path) for path in files_of_ours() if WORD.encode() in path.read_bytes()] == []


def all_rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def files_of_ours():
    return [path for path in portal_settings.DATA_DIR.rglob("*") if path.is_file()]


@contextmanager
def written_queries():
    found = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found += [query["sql"] for query in queries if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE", "REPLACE")]


def test_a_breakdown_of_ours_logs_no_word_either(client, caplog, monkeypatch):
    make_model(SLUG, EVERY_KIND)
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise ValueError(WORD)

    monkeypatch.setattr("products.fill_in.preview_page.filled_in", fail)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(PREVIEW, TYPED)
    assert answer.status_code == 500 and WORD not in caplog.text and not answer.cookies
    assert WORD in answer.text  # she gets her words back


@pytest.mark.parametrize("slug", IN_ORDER)
def test_every_model_asks_the_database_as_little_with_one_row_as_with_thirty(client, slug, monkeypatch):
    monkeypatch.setattr(heavy_work, "run", lambda function, *args, **patience: b"PK")
    make_model(slug, fixture_of(slug))
    definition = read(fixture_of(slug))
    words = example_words(definition)
    client.get(f"/modellen/{slug}/")
    counts = set()
    for number in (1, 30):
        many = {group: rows[:1] * number for group, rows in words.rows.items()}
        data = urlencode(list(pairs(data_of(definition, type(words)(words.fields, many)))))
        for more in ("", "&download=docx", "&download=json"):
            with CaptureQueriesContext(connection) as queries:
                assert client.post(f"/modellen/{slug}/voorbeeld/", data + more, content_type=PAGE).status_code == 200
            counts.add((more, len([query for query in queries if "cache" not in query["sql"]])))
    assert len(counts) == 3 and max(count for _, count in counts) <= 12, counts


def pairs(data):
    return ((name, value) for name, values in data.lists() for value in values)


@pytest.mark.deep
@pytest.mark.parametrize("slug", IN_ORDER)
def test_no_page_of_a_model_takes_more_than_its_share_of_the_processor(client, slug, monkeypatch):
    monkeypatch.setattr(heavy_work, "run", lambda function, *args, **patience: b"PK")
    make_model(slug, fixture_of(slug))
    definition = read(fixture_of(slug))
    full = urlencode(list(pairs(data_of(definition, example_words(definition)))))
    figures = {}
    for name, page, data in (
        ("form", "", ""),
        ("form, full", "", full),
        ("preview, empty", "voorbeeld/", "x="),
        ("preview, full", "voorbeeld/", full),
        ("docx", "voorbeeld/", f"{full}&download=docx"),
    ):

        def ask(page=page, data=data):
            answer = client.post(
                f"/modellen/{slug}/{page}", data, content_type=PAGE, headers={"Accept-Encoding": "gzip"}
            )
            return len(b"".join(answer.streaming_content) if answer.streaming else answer.content)

        ask()
        started = time.process_time()
        sizes = [ask() for _ in range(5)]
        figures[name] = (round((time.process_time() - started) / 5 * 1000), sizes[0] // 1024)
    print(slug, "milliseconds, kB:", figures)
    assert all(spent < 400 for spent, _ in figures.values())
