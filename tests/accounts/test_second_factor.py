"""The second step: on, off, used, and required of staff."""

import html
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from privacyportal.accounts import code_forms, membership
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(user):
    TOTP.activate(user, SECRET)
    return user


def test_with_an_app_a_password_alone_is_not_enough(client):
    anna = with_app(make_member())
    assert sign_in(client, anna.email)["Location"] == "/account/tweede-stap/inloggen/"
    assert not is_signed_in(client)
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


WAYS = ["{}{}{} {}{}{}", " {}{}{}{}{}{} ", "{}{}{}-{}{}{}", "{}{} {}{} {}{}", "{}{}{}\u00a0{}{}{}", "{}{}{}.{}{}{}"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize("way", WAYS)
def test_a_code_is_taken_as_people_copy_it_from_their_app(client, way):
    anna = with_app(make_member())
    sign_in(client, anna.email)
    client.post("/account/tweede-stap/inloggen/", {"code": way.format(*code_now()).translate(FULL_WIDTH)})
    assert is_signed_in(client)


@pytest.mark.parametrize("way", WAYS)
def test_an_app_is_set_up_with_a_code_as_people_copy_it(client, way):
    anna = make_member()
    client.force_login(anna)
    client.post("/account/wachtwoord/controle/", {"password": PASSWORD})
    page = client.get("/account/tweede-stap/app/").text
    assert "6 cijfers." in page and "zonder spatie" not in page
    secret = client.session["mfa.totp.secret"]
    client.post("/account/tweede-stap/app/", {"code": way.format(*code_now(secret))})
    assert Authenticator.objects.filter(user=anna, type=Authenticator.Type.TOTP).exists()


def refused_at(client, code):
    return client.post("/account/tweede-stap/inloggen/", {"code": code}).text


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", code_forms.EMPTY),
        ("000000", code_forms.WRONG),
        ("000 000", code_forms.WRONG),
        ("00000000", code_forms.WRONG_RECOVERY),
        ("12345", code_forms.NO_CODE),
        ("1234567", code_forms.NO_CODE),
        ("mijn code", code_forms.NO_CODE),
        ("abcdef", code_forms.NO_CODE),
        ("9" * 5000, code_forms.NO_CODE),
    ],
)
def test_what_is_no_good_code_gets_the_sentence_that_fits(client, code, sentence):
    anna = with_app(make_member())
    RecoveryCodes.activate(anna)
    sign_in(client, anna.email)
    assert sentence in html.unescape(refused_at(client, code))


def test_a_code_that_was_used_says_so_and_what_to_do(client):
    anna, again = with_app(make_member()), Client()
    recovery_code, code = RecoveryCodes.activate(anna).get_unused_codes()[0], code_now()
    for used, sentence in ((recovery_code, code_forms.USED_RECOVERY), (code, code_forms.USED)):
        sign_in(client, anna.email)
        client.post("/account/tweede-stap/inloggen/", {"code": used})
        sign_in(again, anna.email)
        assert sentence in refused_at(again, f"{used[:3]} {used[3:]}")
        client.post("/account/uitloggen/")


def test_a_recovery_code_of_an_older_list_is_not_called_used(client):
    anna = with_app(make_member())
    old = RecoveryCodes.activate(anna).get_unused_codes()[0]
    Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(anna)
    sign_in(client, anna.email)
    assert code_forms.WRONG_RECOVERY in refused_at(client, old)


def test_too_many_wrong_codes_speak_of_codes_and_not_of_a_password(client):
    sign_in(client, with_app(make_member()).email)
    pages = [refused_at(client, "000000") for _ in range(6)]
    assert code_forms.TOO_OFTEN in pages[-1]
    assert "wachtwoord ingevuld" not in pages[-1]


def test_the_second_factor_is_asked_again_with_the_same_sentences(client):
    anna = with_app(make_member())
    client.force_login(anna)
    page = client.post("/account/tweede-stap/controle/", {"code": "12345"}).text
    assert code_forms.NO_CODE in page
    client.post("/account/tweede-stap/controle/", {"code": code_now()})
    assert client.session["account_authentication_methods"][-1]["reauthenticated"]


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


def test_nobody_takes_away_her_own_second_factor(client):
    beheer, frank = make_user("Beheer", is_superuser=True, is_staff=True), with_app(make_member("Frank"))
    with_app(beheer)
    client.force_login(beheer)
    act = {"action": "take_away_second_factor", "_selected_action": [beheer.pk, frank.pk]}
    page = client.post("/beheer/accounts/user/", act, follow=True).text
    assert "Vraag dat een andere beheerder." in page and "weggehaald bij 1 persoon. Zij krijgt bericht." in page
    assert [one.user for one in Authenticator.objects.all()] == [beheer]


def test_whoever_works_in_the_admin_keeps_hers_in_the_list_of_members_and_that_is_told(client):
    beheer, frank = make_user("Beheer", is_superuser=True, is_staff=True), with_app(make_member("Frank", is_staff=True))
    client.force_login(with_app(beheer))
    act = {"action": "take_away_second_factor", "_selected_action": [frank.pk]}
    page = client.post("/beheer/accounts/member/", act, follow=True).text
    assert "Bij 1 persoon die in het beheer werkt, is niets veranderd." in page and "weggehaald" not in page
    assert Authenticator.objects.filter(user=frank).exists()


def test_a_code_may_be_half_a_minute_old(client):
    anna = with_app(make_member())
    earlier = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 - 1))
    sign_in(client, anna.email)
    client.post("/account/tweede-stap/inloggen/", {"code": earlier})
    assert is_signed_in(client)
