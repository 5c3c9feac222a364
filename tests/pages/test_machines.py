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


def test_with_very_many_products_the_sitemap_is_a_list_of_sitemaps_that_name_each_page_once(client, monkeypatch):
    from privacyportal.pages import machines
    from tests.factories import make_product

    products = {make_product(f"Product {number}").get_absolute_url() for number in range(5)}
    monkeypatch.setattr(machines.ProductSitemap, "limit", 2)
    parts = [place.text for place in ElementTree.fromstring(client.get("/sitemap.xml").content).iter() if place.text]
    addresses = [part.removeprefix("http://testserver") for part in parts if part.startswith("http")]
    assert [address for address in addresses if "products" in address] == [
        "/sitemap-products.xml",
        "/sitemap-products.xml?p=2",
        "/sitemap-products.xml?p=3",
    ]
    found = [place.text for address in addresses for place in _places(client.get(address))]
    assert len(found) == len(set(found)) and {f"http://testserver{address}" for address in products} <= set(found)
    assert client.get("/sitemap-niets.xml").status_code == client.get("/sitemap-products.xml?p=9").status_code == 404


def _places(response):
    return ElementTree.fromstring(response.content).findall(".//{*}loc")


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
    alive = client.get("/health/live/")
    assert (alive.status_code, alive["Content-Type"]) == (200, "text/plain; charset=utf-8")
    ready = client.get("/health/ready/").json()
    assert ready.pop("free_megabytes") > 0
    assert ready == {
        "database": "ok",
        "migrations": "ok",
        "late_mail": 0,
        "oldest_mail_seconds": None,
        "tick_seconds": None,
        "storage": "ok",
    }
    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", _refuse)
        assert client.get("/health/ready/").status_code == 503
        response = client.get("/")
        assert response.status_code == 503
        assert "even dicht" in response.text
    assert client.get("/").status_code == 200


def _refuse(connection):
    raise OperationalError("no database")


def test_a_password_manager_finds_where_to_change_a_password(client):
    way = client.get("/.well-known/change-password")
    assert (way.status_code, way["Location"]) == (302, "/account/wachtwoord/")
    assert (
        client.get("/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200").status_code == 404
    )


def test_programs_find_our_interfaces(client):
    answer = client.get("/.well-known/api-catalog")
    assert answer["Content-Type"].startswith("application/linkset+json")
    (catalogue,) = answer.json()["linkset"]
    assert catalogue["anchor"] == "http://testserver/api/v1"
    places = [catalogue[kind][0]["href"] for kind in ("service-desc", "service-doc")]
    assert [client.get(place).status_code for place in (catalogue["anchor"], *places)] == [200, 200, 200]


def test_who_asks_not_to_be_followed_is_heard(client):
    assert client.get("/.well-known/gpc.json").json() == {"gpc": True, "lastUpdate": "2026-11-27"}


def test_the_accessibility_statement_says_the_same_to_people_and_to_programs(client, settings):
    settings.ACCESSIBILITY = {
        **settings.ACCESSIBILITY,
        "status": "B",
        "since": date(2027, 1, 2),
        "signed_by": "De wethouder",
    }
    page, facts = client.get("/toegankelijkheid/").text, client.get("/toegankelijkheid.json").json()
    assert (facts["status"], facts["statusInWoorden"]) == ("B", "voldoet gedeeltelijk")
    assert "Status: B, voldoet gedeeltelijk" in page and facts["ondertekendDoor"] in page
    assert facts["statusSinds"] == "2027-01-02" and 'datetime="2027-01-02"' in page
    assert len(facts["bekendeProblemen"]) == 5
    assert all(problem["probleem"] in page and problem["gevolg"] in page for problem in facts["bekendeProblemen"])
    assert 'Gebruik de <a href="/hulp/begrippen/">begrippenlijst</a>.' in page
