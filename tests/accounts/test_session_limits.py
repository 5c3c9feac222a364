"""A session of the desk ends when nobody is there, and gets another key when somebody proves again who she is."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.accounts.test_second_factor import code_now, with_app
from tests.accounts.test_signing_in import is_signed_in
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db
LIST = "/beheer/products/product/"


@pytest.fixture
def pass_by(monkeypatch):
    """Let so many minutes go by."""
    clock = [time.time()]
    monkeypatch.setattr(time, "time", lambda: clock[0])

    def pass_by(minutes):
        clock[0] += minutes * 60

    return pass_by


@pytest.fixture
def staff(client):
    emma = make_member("Emma", is_staff=True, is_superuser=True)
    client.force_login(emma)
    return emma


def test_who_sits_still_at_the_desk_for_an_hour_signs_in_again(client, staff, pass_by):
    for minutes in (50, 50, 50):  # she works on
        pass_by(minutes)
        assert client.get(LIST).status_code == 200
    pass_by(61)
    assert client.get(LIST)["Location"].startswith("/account/inloggen/")
    assert not is_signed_in(client)


def test_what_she_typed_meanwhile_comes_back(client, staff, pass_by):
    pass_by(61)
    page = client.post(f"{LIST}add/", {"title": "Een factsheet", "body": "Veel werk."})
    assert page.status_code == 403 and "Veel werk." in page.text


def test_a_member_may_sit_still_and_the_operator_may_let_staff(client, staff, pass_by, settings):
    member = Client()
    member.force_login(make_member())
    settings.STAFF_IDLE_MINUTES = 0
    pass_by(600)
    assert is_signed_in(member) and is_signed_in(client)


def test_who_works_on_writes_her_session_once_in_five_minutes(client, staff, pass_by):
    def written():
        return Session.objects.get(pk=client.session.session_key).get_decoded()["seen"]

    first = written()
    for minutes, is_written in ((4, False), (2, True)):
        pass_by(minutes)
        client.get(LIST)
        assert (written() > first) is is_written


@pytest.mark.parametrize("way", ["wachtwoord", "tweede-stap"])
def test_who_proves_again_who_she_is_gets_another_key(client, way):
    client.force_login(with_app(make_member()))
    before = client.session.session_key
    answer = {"wachtwoord": {"password": PASSWORD}, "tweede-stap": {"code": code_now()}}[way]
    assert client.post(f"/account/{way}/controle/", answer).status_code == 302
    assert is_signed_in(client) and client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
