"""What is late, full or away is told, to machines and to the operator; only what a node cannot work without takes it out."""

import logging
import os
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import Attachment
from privacyportal.backup.keeping import dated_name
from privacyportal.core import schema, ticks
from privacyportal.core.models import Tick
from privacyportal.pages import condition
from privacyportal.pages.management.commands import tick
from products.models import BrokenLink
from tests.community.factories import make_topic, text_file
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told_nothing_yet(monkeypatch, db):
    monkeypatch.setattr(ticks._Told, "at", float("-inf"))
    monkeypatch.setattr(ticks, "STANDS_STILL", timedelta(minutes=10))
    MigrationRecorder.Migration.objects.update(applied=timezone.now())


@pytest.fixture
def beheer(client):
    user = make_user("Beheer", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def ready(client):
    answer = client.get("/health/ready/")
    return answer.status_code, answer.json()


def test_a_tick_writes_down_that_it_was_there(client, monkeypatch):
    monkeypatch.setattr(tick, "WORK", [])
    monkeypatch.setattr(tick, "close_old_connections", lambda: None)
    call_command("tick")
    status, told = ready(client)
    assert (status, told["tick_seconds"] < 60) == (200, True)
    assert Tick.objects.count() == 1


def test_a_tick_that_stands_still_is_told_everywhere_and_takes_nobody_out(client, beheer, caplog):
    Tick.objects.create(pk=1, done_at=timezone.now() - timedelta(hours=2))
    with caplog.at_level(logging.ERROR, "portal.tick"):
        assert [ready(client)[0] for _ in range(3)] == [200] * 3
    assert [record.getMessage() for record in caplog.records] == ["the scheduled work stands still for 120 minutes"]
    assert "let op 1 punt</a>: gepland werk." in client.get("/beheer/").text
    page = client.get("/beheer/toestand/").text
    assert "120 minuten geleden" in page and "Start `manage.py tick` weer" in page


def test_without_the_tables_of_this_code_a_node_is_not_ready_and_with_those_of_newer_code_it_is(client, monkeypatch):
    monkeypatch.setattr(schema._Seen, "is_applied", False)
    rows = MigrationRecorder(connection)
    rows.record_applied("core", "9999_of_newer_code")
    assert ready(client)[0] == 200
    monkeypatch.setattr(schema._Seen, "is_applied", False)
    rows.record_unapplied("core", max(name for app, name in rows.applied_migrations() if app == "core" and name < "9"))
    assert ready(client) == (503, {"database": "ok", "migrations": "missing"})


def test_a_storage_that_is_away_is_told(client, beheer, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    status, told = ready(client)
    assert (status, told["storage"]) == (200, "away")
    assert "niet bereikbaar" in client.get("/beheer/toestand/").text


@pytest.mark.parametrize("role", ["redacteur", "eindredacteur", "moderator", "beheerder", "superuser"])
def test_only_who_answers_for_the_portal_sees_its_condition(client, role):

    user = make_user("Iemand", is_staff=True, is_superuser=role == "superuser")
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    may = role in ("beheerder", "superuser")
    assert client.get("/beheer/toestand/").status_code == (200 if may else 403)
    assert ('href="/beheer/toestand/"' in client.get("/beheer/").text) == may
    Tick.objects.create(pk=1, done_at=timezone.now() - timedelta(hours=2))
    assert ("let op 1 punt" in client.get("/beheer/").text) == may


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get("/beheer/toestand/")["Location"] == "/account/inloggen/?volgende=/beheer/toestand/"


def test_a_tick_that_was_never_started_is_told(client, beheer):
    assert "let op 1 punt</a>: gepland werk." not in client.get("/beheer/").text  # it may still begin
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(hours=1))
    assert "let op 1 punt</a>: gepland werk." in client.get("/beheer/").text
    assert "nog niet gedaan" in client.get("/beheer/toestand/").text


@pytest.mark.parametrize(("hours", "is_told"), [(0, False), (2, True)])
def test_files_that_wait_long_for_the_scanner_are_told_although_the_tick_runs(client, beheer, hours, is_told):
    ticks.note_done()
    make_topic(files=[text_file()])
    Attachment.objects.update(scan="pending", added_at=timezone.now() - timedelta(hours=hours))
    assert ("Kijk of clamd draait." in client.get("/beheer/toestand/").text) == is_told


def test_a_storage_elsewhere_is_asked_for_the_operator_only(client, beheer, monkeypatch):
    asked = []
    monkeypatch.setattr(condition, "storage_answers", lambda: asked.append("asked"))
    ready(client)
    client.get("/beheer/")
    assert asked == []
    assert "niet bereikbaar" in client.get("/beheer/toestand/").text and asked


def test_the_page_asks_as_much_whatever_waits(client, beheer):
    def statements():
        client.get("/beheer/toestand/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/beheer/toestand/")
        return len(asked)

    before = statements()
    for number in range(5):
        make_topic(f"Mag camera {number}?", files=[text_file()])
        BrokenLink.objects.create(product=make_product(f"Gids {number}"), address="https://x.example/", problem="weg")
    Attachment.objects.update(scan="pending", added_at=timezone.now() - timedelta(days=1))
    assert statements() == before


@pytest.mark.parametrize(
    ("hours", "says", "is_late"),
    [
        (1, "60 minuten geleden", False),
        (25, "25 uur geleden", False),
        (27, "27 uur geleden", True),
        (75, "3 dagen", True),
    ],
)
def test_the_operator_sees_how_old_the_last_backup_is(client, beheer, settings, tmp_path, hours, says, is_late):
    settings.BACKUP_TO = f"{tmp_path}/"
    for age in (hours, hours + 200):
        (tmp_path / dated_name(timezone.now() - timedelta(hours=age), is_sealed=True)).touch()
    page = client.get("/beheer/toestand/").text
    assert "Laatste back-up" in page and says in page and ("vannacht" in page) is is_late


def test_a_missing_backup_is_told_and_without_a_place_nothing_is_asked(client, beheer, settings, tmp_path):
    assert "Laatste back-up" not in client.get("/beheer/toestand/").text
    settings.BACKUP_TO = f"{tmp_path}/"
    assert "nog niet gedaan" in client.get("/beheer/toestand/").text
    settings.BACKUP_TO = "s3://nergens/"
    assert "niet te zien" in client.get("/beheer/toestand/").text


def test_what_should_have_been_erased_and_an_empty_search_are_told(client, beheer):
    page = client.get("/beheer/toestand/").text
    assert "0 teksten" in page and "rebuild_search" in page
    assert "Gegevens die al gewist hadden moeten zijn</strong> <span>0</span>" in page
    Session.objects.create(session_key="a", expire_date=timezone.now() - timedelta(hours=23))
    Session.objects.create(session_key="b", expire_date=timezone.now() - timedelta(hours=25))
    make_topic()
    page = client.get("/beheer/toestand/").text
    assert "Gegevens die al gewist hadden moeten zijn</strong> <span>1</span>" in page and "0 teksten" not in page
