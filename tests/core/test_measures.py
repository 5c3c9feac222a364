"""What Prometheus reads."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from privacyportal.core import measures

pytestmark = pytest.mark.django_db
TOKEN = "een-lang-willekeurig-woord"


@pytest.fixture
def is_on(settings, tmp_path, monkeypatch):
    settings.METRICS_TOKEN, settings.METRICS_DIR = TOKEN, tmp_path / "metrics"
    monkeypatch.setattr(measures._Own, "seconds", None)
    monkeypatch.setattr(measures._Own, "place", "0")


def asked(client, **headers):
    return client.get("/metrics", headers=headers or {"authorization": f"Bearer {TOKEN}"})


def samples(client):
    families = text_string_to_metric_families(asked(client).text)
    return {(one.name, *sorted(one.labels.items())): one.value for family in families for one in family.samples}


def count_of(found, route, status="200"):
    labels = [("method", "GET"), ("route", route), ("status", status)]
    return found.get(("portal_request_seconds_count", *labels))


def test_requests_are_counted_by_route_and_status(client, is_on):
    for path in ("/producten/privacyraamwerk/", "/producten/fg/", "/zoeken/?q=zwembadcamera", "/zoeken/?q=boa"):
        client.get(path)
    found = samples(client)
    assert count_of(found, "/zoeken/") == 2
    assert count_of(found, "/producten/<word:slug>/", "404") == 2
    assert "zwembadcamera" not in asked(client).text and "privacyraamwerk" not in asked(client).text


def test_what_never_was_a_page_is_one_route(client, is_on):
    for path in ("/wp-admin/", "/.env", "/x" * 99):
        client.get(path)
    assert count_of(samples(client), "-", "404") == 3


def test_all_processes_are_added_up_and_the_next_in_a_place_goes_on(client, is_on, monkeypatch):
    for place in ("0", "1", "0"):
        measures.take_place(place)
        client.get("/health/live/")
        monkeypatch.setattr(measures._Own, "seconds", None)  # as a new process begins
    assert count_of(samples(client), "/health/live/") == 3
    assert len(list(measures.settings.METRICS_DIR.iterdir())) == 2


def test_what_is_late_or_full_is_a_number(client, is_on):
    found = samples(client)
    assert found["portal_late_mail",] == 0 and found["portal_storage_up",] == 1 and found["portal_free_bytes",] > 0


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer x", TOKEN[:-1], "Basic x", "Bearer \u00e9"])
def test_without_the_token_there_is_no_such_page(client, is_on, shown):
    assert asked(client, authorization=shown).status_code == 404


def test_without_the_setting_there_is_no_such_page_and_nothing_is_counted(client, settings, tmp_path):
    settings.METRICS_DIR = tmp_path / "metrics"
    assert [asked(client, authorization=shown).status_code for shown in ("", "Bearer ")] == [404, 404]
    assert not settings.METRICS_DIR.exists()


def test_a_restart_begins_anew(is_on, client):
    client.get("/health/live/")
    measures.begin_anew()
    assert not list(measures.settings.METRICS_DIR.iterdir())
