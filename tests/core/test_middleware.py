"""What holds for every request: a log line without personal data, and the right cache header."""

import logging

import pytest
from django.db import connection

from privacyportal.accounts.models import User
from privacyportal.core import slow_queries
from privacyportal.core.log_lines import LineFormatter
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def test_the_log_holds_a_route_and_an_id_but_nothing_that_was_typed(client, caplog):
    make_product("Register")
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(LineFormatter())
    addresses = [
        "/producten/?q=mevrouw-jansen",
        "/producten/mevrouw-jansen/",
        "/mevrouw-jansen/?email=jansen@a.nl",
        "/%00jansen",
    ]
    for address in addresses:
        response = client.get(address, REMOTE_ADDR="203.0.113.77")
        assert response["X-Request-Id"] in caplog.text.splitlines()[-1]
    assert "jansen" not in caplog.text
    assert "203.0.113.77" not in caplog.text


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [
        (1, "0123456789abcdef0123456789abcdef", True),
        (1, "6f1e8a52-3f4b-4d7c-9a51-0c1f2e3d4b5a", True),
        (0, "0123456789abcdef0123456789abcdef", False),
        (1, "mevrouw-jansen-utrecht", False),
        (1, "0123456789abcdef\nINFO", False),
        (1, "0" * 200, False),
        (1, "", False),
    ],
)
def test_only_our_own_proxy_says_how_a_request_is_called(client, caplog, settings, proxies, given, is_taken):
    settings.TRUSTED_PROXIES = proxies
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(LineFormatter())
    shown = client.get("/health/live/", HTTP_X_REQUEST_ID=given)["X-Request-Id"]
    assert (shown == given) == is_taken
    assert f" {shown} GET /health/live/ 200" in caplog.text


def test_a_slow_query_is_logged_without_its_values(caplog, settings):
    settings.SLOW_QUERY_MS = 0
    make_user("Jansen")
    with connection.execute_wrapper(slow_queries.timed), caplog.at_level(logging.WARNING, "portal.database"):
        assert User.objects.filter(name="Jansen").exists()
        settings.SLOW_QUERY_MS = 60_000
        assert User.objects.filter(name="Jansen").count() == 1
    (line,) = caplog.messages
    assert line.startswith("slow query, ") and "accounts_user" in line and "Jansen" not in line


def test_a_fault_is_logged_with_its_place_and_without_its_text(client, caplog, monkeypatch):
    def fail(*facts):
        raise ValueError("mevrouw Jansen")

    monkeypatch.setattr("products.views.pages.describe_product", fail)
    make_product("Register")
    client.raise_request_exception = False
    caplog.set_level(logging.INFO)
    client.get("/producten/register/")
    assert "Jansen" not in caplog.text
    assert "ValueError" in caplog.text and "test_middleware.py" in caplog.text


def test_pages_for_a_person_are_never_stored(client):
    make_product("Register")
    assert client.get("/producten/register/")["Cache-Control"] == "no-cache"
    client.force_login(make_user())
    private = client.get("/producten/register/")["Cache-Control"]
    assert "no-store" in private and "private" in private


def test_a_method_is_a_word_of_ours_in_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    client.generic("JANSEN", "/producten/")
    assert "jansen" not in caplog.text.lower()
