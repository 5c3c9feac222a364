"""Where someone is signed in, and out again."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.test import Client

from privacyportal.accounts.browsers import browser_of
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db
PAGE = "/account/sessies/"
WORK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Edg/142.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"


def signed_in(user, user_agent):
    browser = Client(headers={"user-agent": user_agent})
    browser.post("/account/inloggen/", {"login": user.email, "password": PASSWORD})
    return browser


def end(browser, **typed):
    """Press the button and, when she is asked whether it is she, type the password; the page that follows."""
    answer = browser.post(PAGE, typed)
    if answer["Location"].startswith("/account/wachtwoord/controle/"):
        browser.get(answer["Location"])
        answer = browser.post(answer["Location"], {"password": PASSWORD})
    return browser.get(answer["Location"]).text


def names_on(page):
    return re.findall(r'name="name" value="(\w+)"', page)


@pytest.fixture
def anna():
    return make_member("Anna")


def test_she_sees_where_she_is_signed_in_and_nobody_else_s(anna):
    work, phone = signed_in(anna, WORK), signed_in(anna, PHONE)
    signed_in(make_member("Bram"), "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
    page = work.get(PAGE).content.decode()
    assert page.index("Edge op Windows") < page.index("Safari op een iPhone") and "Firefox" not in page
    assert page.count("Hier werkt u nu") == 1 and len(names_on(page)) == 1
    assert not any(session.pk in page for session in Session.objects.all())  # a key would be the session itself
    assert "U bent nergens anders ingelogd" not in phone.get(PAGE).content.decode()


def test_she_ends_one_and_stays_here(anna):
    work, phone, other = signed_in(anna, WORK), signed_in(anna, PHONE), signed_in(anna, "curl/8")
    page = work.get(PAGE).content.decode()
    name = re.search(r"iPhone.*?value=\"(\w{32})\"", page.split("<dl")[1], re.DOTALL)[1]
    assert "U bent daar uitgelogd." in end(work, name=name)
    assert [one.get("/account/").status_code for one in (work, phone, other)] == [200, 302, 200]
    assert "U was daar al uitgelogd." in end(work, name=name)


def test_she_ends_all_others_at_once(anna):
    bram = signed_in(make_member("Bram"), WORK)
    work, phone, other = signed_in(anna, WORK), signed_in(anna, PHONE), signed_in(anna, "")
    assert "U bent nergens anders ingelogd" in end(work)
    assert [one.get("/account/").status_code for one in (work, phone, other, bram)] == [200, 302, 302, 200]


@pytest.mark.parametrize("name", ["", "x", "0" * 32, "\u00e9", "' OR 1=1"])
def test_a_name_that_is_none_of_hers_ends_nothing(anna, name):
    work, phone = signed_in(anna, WORK), signed_in(anna, PHONE)
    bram = signed_in(make_member("Bram"), WORK)
    theirs = names_on(bram.get(PAGE).content.decode())
    for typed in [name, *theirs]:
        end(work, name=typed)
    assert [one.get("/account/").status_code for one in (work, phone, bram)] == [200, 200, 200]


def test_a_visitor_signs_in_first(client):
    assert client.get(PAGE).status_code == client.post(PAGE).status_code == 302


def test_ending_asks_the_password_again(anna):
    work, phone = signed_in(anna, WORK), signed_in(anna, PHONE)
    asked = work.post(PAGE)["Location"]
    assert asked.startswith("/account/wachtwoord/controle/") and phone.get(PAGE).status_code == 200
    work.post(asked, {"password": "verkeerd"})
    assert phone.get(PAGE).status_code == 200


def test_a_changed_factor_ends_the_others(anna, django_capture_on_commit_callbacks):
    work, phone = signed_in(anna, WORK), signed_in(anna, PHONE)
    end(work, name="none")  # and so proves that it is she
    page = work.get("/account/tweede-stap/app/")
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        work.post("/account/tweede-stap/app/", {"code": code})
    assert Authenticator.objects.filter(user=anna).exists()
    assert [one.get("/account/").status_code for one in (work, phone)] == [200, 302]


def test_an_administrator_signs_people_out(anna, client):
    phone, bram = signed_in(anna, PHONE), signed_in(make_member("Bram"), WORK)
    client.force_login(beheer := make_member("Beheer", is_staff=True, is_superuser=True))
    act = {"action": "sign_out", "_selected_action": [anna.pk, beheer.pk]}
    assert "Uitgelogd: 1 keer." in client.post("/beheer/accounts/user/", act, follow=True).text
    assert [one.get("/account/").status_code for one in (phone, bram, client)] == [302, 200, 200]


def test_who_lets_members_in_signs_out_no_staff(anna, client):
    colleague = signed_in(frank := make_member("Frank", is_staff=True), WORK)
    phone = signed_in(anna, PHONE)
    client.force_login(person := make_member("Sanne", is_staff=True))
    person.groups.add(group := Group.objects.create(name="leden"))
    group.permissions.set(Permission.objects.filter(codename__in=["view_member", "change_member"]))
    client.post("/beheer/accounts/member/", {"action": "sign_out", "_selected_action": [anna.pk, frank.pk]})
    assert [one.get("/account/").status_code for one in (phone, colleague)] == [302, 200]


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WORK, "Edge op Windows"),
        (PHONE, "Safari op een iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 Safari/605.1.15", "Safari op een Mac"),
        ("Mozilla/5.0 (iPhone) FxiOS/140.0 Mobile Safari/605.1.15", "Firefox op een iPhone"),
        ("", "Onbekende browser"),
        ("<script>alert(1)</script>" * 999, "Onbekende browser"),
    ],
)
def test_a_browser_is_known_by_its_name_and_system(user_agent, name):
    assert browser_of(user_agent) == name
