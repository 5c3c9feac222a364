"""The second step: on, off, used, and required of staff."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from privacyportal.accounts import membership
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.factories import make_member

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code_now():
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def with_app(user):
    TOTP.activate(user, SECRET)
    return user


def test_with_an_app_a_password_alone_is_not_enough(client):
    anna = with_app(make_member())
    assert sign_in(client, anna.email)["Location"] == "/account/tweede-stap/inloggen/"
    assert not is_signed_in(client)
    page = client.post("/account/tweede-stap/inloggen/", {"code": "000000"}).content.decode()
    assert "Deze code klopt niet. Vul de code in die nu in uw app staat." in page
    client.post("/account/tweede-stap/inloggen/", {"code": code_now()})
    assert is_signed_in(client)


def test_a_code_works_once(client):
    anna, code = with_app(make_member()), code_now()
    for browser, is_in in ((client, True), (Client(), False)):
        sign_in(browser, anna.email)
        browser.post("/account/tweede-stap/inloggen/", {"code": code})
        assert is_signed_in(browser) is is_in


def test_a_recovery_code_works_once(client):
    anna = with_app(make_member())
    code = RecoveryCodes.activate(anna).get_unused_codes()[0]
    for browser, is_in in ((client, True), (Client(), False)):
        sign_in(browser, anna.email)
        browser.post("/account/tweede-stap/inloggen/", {"code": code})
        assert is_signed_in(browser) is is_in


def test_setting_up_a_second_step_asks_the_password_again(client):
    client.force_login(make_member())
    assert client.get("/account/tweede-stap/app/")["Location"].startswith("/account/wachtwoord/controle/")


def test_staff_without_a_second_factor_reaches_nothing_of_the_admin(client, settings):
    settings.REQUIRE_STAFF_MFA = True
    emma = make_member("Emma", is_staff=True, is_superuser=True)
    sign_in(client, emma.email)
    for address in ("/beheer/", "/beheer/accounts/user/", "/beheer/opmaak/voorbeeld/"):
        assert client.get(address)["Location"].startswith("/account/tweede-stap/")
    assert client.get("/account/tweede-stap/").status_code == 200
    assert client.get("/producten/").status_code == 200


def test_staff_who_showed_a_second_factor_comes_in(client, settings):
    settings.REQUIRE_STAFF_MFA = True
    emma = with_app(make_member("Emma", is_staff=True, is_superuser=True))
    sign_in(client, emma.email)
    client.post("/account/tweede-stap/inloggen/", {"code": code_now()})
    assert client.get("/beheer/").status_code == 200


def test_staff_with_an_older_session_shows_the_second_factor_first(client, settings):
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(with_app(make_member("Emma", is_staff=True)))
    assert client.get("/beheer/")["Location"].startswith("/account/tweede-stap/controle/?next=")


def test_a_member_needs_no_second_factor(client, settings):
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(make_member())
    assert is_signed_in(client)


def test_a_lost_telephone_is_put_right_by_an_administrator(client):
    anna = with_app(make_member())
    client.force_login(anna)
    membership.take_away_second_factor(user=anna, by=make_member("Frank", is_staff=True))
    assert not Authenticator.objects.exists()
    assert not is_signed_in(client)
