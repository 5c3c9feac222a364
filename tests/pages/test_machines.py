"""What machines ask for."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import OperationalError

from tests.fill_in.factories import make_model

pytestmark = pytest.mark.django_db


def test_the_sitemap_lists_pages_products_models_and_help(client, content):
    make_model()
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [place.text.removeprefix("http://testserver") for place in tree.findall(".//{*}loc")]
    assert {
        "/",
        "/producten/",
        "/producten/privacyraamwerk/",
        "/hulp/begrippen/",
        "/modellen/",
        "/modellen/model-fietsbrief/",
    } <= set(places)
    assert len(places) == len(set(places))
    assert all(client.get(place).status_code == 200 for place in places)


def test_the_feed_is_atom_with_absolute_addresses(client, content):
    feed = ElementTree.fromstring(client.get("/producten/feed/").content)
    entries = feed.findall("{*}entry")
    assert len(entries) == 20
    assert all(entry.find("{*}link").get("href").startswith("http") for entry in entries)


def test_the_catalogue_as_json_and_csv_says_the_same(client, content):
    products = client.get("/producten.json").json()["kennisproducten"]
    lines = client.get("/producten.csv").content.decode("utf-8-sig").splitlines()
    assert [product["titel"] for product in products] == [line.split(";")[0] for line in lines[1:]]
    assert len(products) == 20


def test_a_cell_never_becomes_a_formula(client):
    from tests.factories import make_product

    make_product("=HYPERLINK(1)", slug="formule")
    assert "\n'=HYPERLINK(1);" in client.get("/producten.csv").content.decode().replace("\r", "")


def test_security_txt_expires_on_a_day_that_a_person_chose(client, settings):
    settings.SECURITY_TXT_EXPIRES_ON = date(2020, 2, 29)
    fields = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert fields["Contact"].startswith("mailto:")
    assert fields["Expires"] == "2020-02-29T00:00:00Z"


def test_health_tells_that_the_database_is_away_and_that_it_is_back(client, monkeypatch):
    assert client.get("/health/live/").status_code == 200
    assert client.get("/health/ready/").json() == {"database": "ok", "late_mail": 0}
    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", _refuse)
        assert client.get("/health/ready/").status_code == 503
        response = client.get("/")
        assert response.status_code == 503
        assert "even dicht" in response.text
    assert client.get("/").status_code == 200


def _refuse(connection):
    raise OperationalError("no database")
