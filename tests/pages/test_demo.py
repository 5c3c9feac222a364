"""The first ten minutes: what `make run` shows, and that nothing else ever makes a demo."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from community.models import Report, Topic
from privacyportal.accounts.models import User
from privacyportal.contact.models import Mailing, Question
from privacyportal.pages import demo

PASSWORD = "zes groene fietsen in de gracht"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(indexed_content, settings, monkeypatch):
    """What `prepare` says with these arguments, on content that is there."""
    settings.DEMO_PASSWORD = PASSWORD
    monkeypatch.setattr("privacyportal.pages.management.commands.prepare.call_command", lambda *args, **options: None)

    def prepare(*arguments):
        said = io.StringIO()
        call_command("prepare", *arguments, stdout=said)
        return said.getvalue()

    return prepare


def test_a_demo_tells_who_to_be_and_gives_each_role_work(run, client, mailoutbox):
    said = run("--demo-accounts")
    assert re.findall(r"^  (\w+)@gemeente-voorbeeld\.example", said, re.M) == list(demo.TO_TRY)
    assert f"Wachtwoord: {PASSWORD}" in said
    assert client.login(username="anna@gemeente-voorbeeld.example", password=PASSWORD)
    assert Topic.objects.filter(is_example=True).count() > 5
    assert Report.objects.filter(handled_at=None).exists() and User.objects.waiting().exists()
    assert all("oorbeeld" in question.text for question in Question.objects.all()) and Question.objects.count() == 2
    assert not Mailing.objects.exists() and not mailoutbox  # nothing goes to a real desk


def test_a_second_start_makes_nothing_new_and_tells_the_same(run):
    first = run("--demo-accounts")
    there = [User.objects.count(), Topic.objects.count(), Question.objects.count()]
    assert run("--demo-accounts").endswith(first[first.index("\nEen voorbeeldportaal") :])
    assert [User.objects.count(), Topic.objects.count(), Question.objects.count()] == there


def test_a_changed_password_is_not_told(run, settings):
    run("--demo-accounts")
    settings.DEMO_PASSWORD = "een ander wachtwoord dan eerst"
    assert "een ander" not in (said := run("--demo-accounts")) and "dat van de eerste start" in said


def test_a_portal_with_people_of_its_own_gets_no_demo(run):
    User.objects.create_user("beheer@utrecht.example", PASSWORD, name="Beheer")
    assert "voorbeeld" not in run("--demo-accounts")
    assert User.objects.count() == 1 and not Question.objects.exists()


def test_prepare_alone_the_image_and_the_units_make_no_demo(run):
    assert "voorbeeld" not in run() and not User.objects.exists()
    served = [*ROOT.glob("Dockerfile"), *ROOT.glob("compose.yaml"), *(ROOT / "deploy").rglob("*")]
    assert [path.name for path in served if path.is_file() and "demo" in path.read_text(errors="replace").lower()] == []
