"""What time does to accounts, with the clock moved."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from privacyportal.accounts.aging import let_accounts_age
from privacyportal.accounts.models import User
from tests.accounts.test_signing_in import sign_in
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db


def ago(**time):
    return timezone.now() - timedelta(**time)


def names():
    return [user.name for user in User.objects.order_by("name")]


def test_an_unconfirmed_request_goes_after_seven_days():
    make_user("Oud", joined_at=ago(days=7, minutes=1))
    make_user("Vers", joined_at=ago(days=6, hours=23))
    make_user("Wacht", joined_at=ago(days=9), confirmed_at=ago(days=8))
    make_user("Redactie", joined_at=ago(days=90), is_staff=True)
    let_accounts_age()
    assert names() == ["Redactie", "Vers", "Wacht"]
    assert not Email.objects.exists()


def test_a_refused_request_goes_after_thirty_days():
    make_user("Oud", confirmed_at=ago(days=40), refused_at=ago(days=30, minutes=1))
    make_user("Vers", confirmed_at=ago(days=40), refused_at=ago(days=29))
    let_accounts_age()
    assert names() == ["Vers"]


def test_who_stays_away_is_warned_twice_and_then_goes():
    make_member("Anna", last_login=ago(days=30))
    bram = make_member("Bram", last_login=ago(days=668))
    for days, warnings in [(668, 0), (669, 1), (699, 1), (700, 2), (729, 2)]:
        User.objects.filter(pk=bram.pk).update(last_login=ago(days=days, minutes=1))
        User.objects.filter(pk=bram.pk, inactivity_warnings__gt=0).update(warned_at=ago(days=29))
        let_accounts_age()
        assert User.objects.get(pk=bram.pk).inactivity_warnings == warnings, days
    assert [mail.subject for mail in Email.objects.all()] == ["Uw account wordt verwijderd"] * 2
    assert "laatste waarschuwing" in Email.objects.latest("pk").message
    User.objects.filter(pk=bram.pk).update(last_login=ago(days=730, minutes=1), warned_at=ago(days=29))
    let_accounts_age()
    assert names() == ["Anna"]


def test_who_works_in_the_admin_goes_as_well_but_never_the_last_administrator():
    away = {"last_login": ago(days=731), "inactivity_warnings": 2, "warned_at": ago(days=29)}
    make_member("Beheer", is_staff=True, is_superuser=True, **away)
    make_member("Emma", is_staff=True, **away)
    make_member("Tweede beheer", is_staff=True, is_superuser=True, **away)
    let_accounts_age()
    assert names() == ["Tweede beheer"]


def test_nobody_goes_without_two_warnings_a_month_apart():
    make_member("Bram", last_login=ago(days=1000))
    for _ in range(3):
        let_accounts_age()
    assert names() == ["Bram"]
    assert Email.objects.count() == 1


def test_signing_in_takes_the_warnings_away(client):
    bram = make_member("Bram", last_login=ago(days=700), inactivity_warnings=2, warned_at=ago(days=29))
    sign_in(client, bram.email)
    let_accounts_age()
    bram.refresh_from_db()
    assert (bram.inactivity_warnings, bram.warned_at) == (0, None)
