"""Bad input gets a Dutch sentence, never a traceback and never a 5xx."""

import random

import pytest
from django.template.loader import get_template

from products.models import Product
from tests.decision_aids.factories import make_aid
from tests.factories import make_product
from tests.fill_in.factories import make_model

pytestmark = pytest.mark.django_db

HOSTILE = [
    *("'", '"', "\\", "%", "%%", "../../etc/passwd", "%00", "%c0%af", "%ff", "💥", "\u202e", "<script>", "{{7*7}}"),
    *("${x}", "-1", "NaN", "1e309", "[]", "[$ne]", "'--", "é", "\xa0", "\xed\xa0\xbd", "NULL", "*:*", "_", "&", "="),
    *(";", "//", "?", "\0", "\r\nX: y", "9" * 400, "a" * 5000, " "),
]
NAMES = ["q", "organisatie", "soort", "onderwerp", "status", "sorteer", "pagina", "x[]", ""]
ROOMS = [
    *("", "producten", "producten/privacyraamwerk", "producten/x/versies", "producten/x/bestand/1", "hulp"),
    *("media/images", "beheer", ".well-known", "health", "sitemap.xml", "producten.json"),
]


@pytest.mark.parametrize("count", [200, pytest.param(1000, marks=pytest.mark.deep)])
def test_malformed_addresses_give_no_server_error(client, count):
    make_product("Privacyraamwerk")
    chance = random.Random(2018)
    seen = set()
    for _ in range(count):
        query = "&".join(f"{chance.choice(NAMES)}={chance.choice(HOSTILE)}" for _ in range(chance.randint(0, 4)))
        tail = chance.choice(["", "/", f"/{chance.choice(HOSTILE)}", f"/{chance.choice(HOSTILE)}/"])
        path = f"/{chance.choice(ROOMS)}{tail}"
        response = client.get("/", PATH_INFO=_as_wsgi(path), QUERY_STRING=_as_wsgi(query))
        seen.add(response.status_code)
    assert max(seen) < 500
    assert {200, 301, 400, 404} <= seen


def _as_wsgi(text):
    """Non-ASCII as a web server hands it over: its UTF-8 bytes, read as latin-1."""
    return text.encode().decode("latin-1")


def test_a_null_byte_gets_a_sentence(client):
    response = client.get("/producten/?q=%00")
    assert response.status_code == 400
    assert "<h1>" in response.text and 'lang="nl"' in response.text


@pytest.mark.parametrize(
    "asked",
    [
        {"path": "/", "headers": {"Host": "vreemd.example"}},
        {"path": "/bestaat-niet/", "headers": {"Host": "10.0.0.1"}},
        {"path": "/producten/", "headers": {"Host": ""}},
        {"path": "/", "headers": {"Host": "a b\\c"}},
        {"path": "/", "headers": {"Host": "testserver:99999:1"}},
        {"path": "/producten/?" + "&".join(f"a{n}=1" for n in range(1001))},
        {"path": "/bestaat-niet/?" + "&".join(f"a{n}=1" for n in range(1001))},
        {"path": "/contact/", "data": {f"a{n}": "1" for n in range(1001)}},
        {"path": "/contact/", "data": b"--x", "content_type": "multipart/form-data"},
        {"path": "/contact/", "data": b"--x", "content_type": f"multipart/form-data; boundary={'x' * 300}"},
    ],
)
def test_a_request_that_cannot_be_understood_gets_a_page_that_asks_nothing_of_it(client, caplog, asked):
    client.raise_request_exception = False
    response = (client.post if "data" in asked else client.get)(**asked)
    assert response.status_code in (400, 404)
    assert "<h1>" in response.text and "<title> -" not in response.text
    assert not [line for line in caplog.records if (line.name, line.levelname) == ("portal.request", "ERROR")]


def test_not_found_suggests_products_that_look_like_the_address(client):
    make_product("Model verwerkersovereenkomst")
    make_product("Geheime verwerkersovereenkomst", status=Product.Status.CONCEPT)
    response = client.get("/verwerkersovereenkomst-van-de-ibd/")
    assert response.status_code == 404
    assert "Zocht u misschien" in response.text and "Model verwerkersovereenkomst" in response.text
    assert "Geheime" not in response.text


def test_not_found_suggests_aids_and_models_too(client):
    make_aid()
    make_model()
    page = client.get("/fiets-brief/").text
    assert 'href="/keuzehulp/mag-de-fiets-naar-binnen/"' in page and 'href="/modellen/model-fietsbrief/"' in page


def test_a_method_that_does_not_fit_gets_a_page(client):
    response = client.post("/producten/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert 'lang="nl"' in response.text


def test_a_fault_of_ours_gives_a_page_without_database_or_traceback(client, monkeypatch):
    monkeypatch.setattr("products.views.pages.describe_product", lambda *facts: 1 / 0)
    make_product("Privacyraamwerk")
    client.raise_request_exception = False
    response = client.get("/producten/privacyraamwerk/")
    assert response.status_code == 500
    assert "Er ging iets mis bij ons." in response.text
    assert "ZeroDivisionError" not in response.text


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 429, 500, 503])
def test_each_error_has_a_page_that_stands_by_itself(status):
    assert "<h1>" in get_template(f"{status}.html").render()
