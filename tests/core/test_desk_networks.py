"""The desk can be reached from the networks of ADMIN_NETWORKS alone."""

from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver

from privacyportal.core import env
from tests.factories import make_member
from tests.said_in_logs import routes_under

pytestmark = pytest.mark.django_db
INSIDE = ["10.1.2.3", "192.0.2.7", "2001:db8::5", "::ffff:10.1.2.3"]
OUTSIDE = ["10.2.0.1", "192.0.2.8", "2001:db9::5", "::ffff:10.2.0.1", "", "unix:"]
DESK = [
    "/beheer/",
    "/beheer/products/product/",
    "/beheer/toestand/",
    "/beheer/opmaak/voorbeeld/",
    "/beheer/voorbeeld/x/",
]


@pytest.fixture(autouse=True)
def networks(settings):
    settings.ADMIN_NETWORKS = tuple(map(ip_network, ["10.1.0.0/16", "192.0.2.7", "2001:db8::/32"]))


@pytest.mark.parametrize("address", INSIDE)
def test_from_inside_the_desk_answers(client, address):
    client.force_login(make_member("Beheer", is_staff=True, is_superuser=True))
    assert client.get("/beheer/", REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize("address", OUTSIDE)
def test_from_outside_it_says_how_to_get_in(client, address):
    client.force_login(make_member("Beheer", is_staff=True, is_superuser=True))
    for page in DESK:
        answer = client.get(page, REMOTE_ADDR=address)
        assert (answer.status_code, "netwerk van uw organisatie" in answer.content.decode()) == (403, True), page
    assert client.post("/beheer/opmaak/afbeelding/", REMOTE_ADDR=address).status_code == 403


@pytest.mark.parametrize("page", ["/", "/producten/", "/account/inloggen/", "/contact/", "/health/live/"])
def test_all_else_answers_everybody(client, page):
    assert client.get(page, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_behind_a_proxy_the_address_is_the_one_that_it_saw(client, settings):
    settings.TRUSTED_PROXIES = 1
    claims = {"10.1.2.3": 302, "10.1.2.3, 203.0.113.9": 403, "203.0.113.9, 10.1.2.3": 302}
    for forwarded, status in claims.items():
        answer = client.get("/beheer/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="127.0.0.1")
        assert answer.status_code == status, forwarded


def test_every_page_of_the_desk_begins_alike():
    """The middleware goes by that."""
    ours = [route for route in routes_under(get_resolver(), "") if "admin" in route or "beheer" in route]
    assert len(ours) > 100 and all(route.startswith("beheer/") for route in ours)


@pytest.mark.parametrize("said", ["10.1.0.0/33", "10.1.0.1/16", "kantoor", "10.1.0.0/16;192.0.2.7"])
def test_what_is_no_network_stops_the_start(monkeypatch, said):
    monkeypatch.setenv("ADMIN_NETWORKS", said)
    with pytest.raises(ImproperlyConfigured, match="ADMIN_NETWORKS"):
        env.networks("ADMIN_NETWORKS")
