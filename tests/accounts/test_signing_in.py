"""Signing in and out: cannot be guessed, enumerated, fixed or led astray."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client
from post_office.models import Email

from privacyportal import settings as portal_settings
from privacyportal.accounts.roles_only import RolesOnly
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "een trein vol blauwe paraplu's"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
TOO_OFTEN = "U hebt te vaak een verkeerd wachtwoord ingevuld. Probeer het over 15 minuten opnieuw."


def sign_in(client, email, password=PASSWORD, address="/account/inloggen/", **headers):
    return client.post(address, {"login": email, "password": password}, **headers)


def is_signed_in(client):
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize("typed", ["anna@gemeente-a.example", "ANNA@Gemeente-A.Example", " anna@gemeente-a.example "])
def test_the_case_of_an_address_does_not_matter(client, typed):
    make_member(email="anna@gemeente-a.example")
    assert sign_in(client, typed)["Location"] == "/community/"
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    make_member(email="anna@gemeente-a.example")
    known = sign_in(client, "anna@gemeente-a.example", "niet het wachtwoord")
    unknown = sign_in(Client(), "anne@gemeente-a.example", "niet het wachtwoord")
    pages = [TOKEN.sub("", answer.content.decode()) for answer in (known, unknown)]
    assert WRONG in pages[0]
    assert pages[0] == pages[1].replace("anne@", "anna@")
    assert (known.status_code, sorted(known.cookies)) == (unknown.status_code, sorted(unknown.cookies))


def test_asking_a_new_password_answers_the_same_for_known_and_unknown(client):
    make_member(email="anna@gemeente-a.example")
    answers = [
        client.post("/account/wachtwoord-vergeten/", {"email": email}, follow=True)
        for email in ("Anna@gemeente-a.example", "anne@gemeente-a.example")
    ]
    pages = [TOKEN.sub("", answer.content.decode()) for answer in answers]
    assert pages[0] == pages[1]
    assert "Kennen wij dit e-mailadres? Dan krijgt u binnen enkele minuten een e-mail." in pages[0]
    assert [mail.to for mail in Email.objects.all()] == [["anna@gemeente-a.example"]]


@pytest.mark.parametrize("email", ["anna@gemeente-a.example", "bestaat.niet@gemeente-a.example"])
def test_five_wrong_passwords_close_an_address_for_a_quarter_of_an_hour(client, email):
    make_member(email="anna@gemeente-a.example")
    for _ in range(5):
        assert WRONG in sign_in(client, email, "niet het wachtwoord").content.decode()
    assert TOO_OFTEN in sign_in(client, email).content.decode()
    assert TOO_OFTEN in sign_in(client, email.upper()).content.decode()
    assert not is_signed_in(client)


def test_another_name_or_port_of_the_portal_is_no_other_account(client):
    make_member(email="anna@gemeente-a.example")
    for port in range(5):
        sign_in(client, "anna@gemeente-a.example", "niet het wachtwoord", HTTP_HOST=f"localhost:{8000 + port}")
    assert TOO_OFTEN in sign_in(client, "anna@gemeente-a.example", HTTP_HOST="127.0.0.1").content.decode()
    assert not is_signed_in(client)


def test_a_town_hall_behind_one_address_is_not_locked_out(client):
    make_member(email="anna@gemeente-a.example")
    for number in range(60):
        sign_in(Client(), f"collega{number}@gemeente-a.example", "vergeten wachtwoord")
    assert sign_in(client, "anna@gemeente-a.example").status_code == 302


def test_a_hundred_wrong_passwords_from_one_address_are_the_end_there(client):
    make_member(email="anna@gemeente-a.example")
    for number in range(100):
        sign_in(Client(), f"gok{number}@gemeente-a.example", "gok")
    assert TOO_OFTEN in sign_in(client, "anna@gemeente-a.example").content.decode()
    assert TOO_OFTEN in sign_in(Client(REMOTE_ADDR="127.0.0.200"), "anna@gemeente-a.example").content.decode()
    for elsewhere in ("192.0.2.7", "2001:db8::7", "geen adres"):
        assert sign_in(Client(REMOTE_ADDR=elsewhere), "anna@gemeente-a.example").status_code == 302


def test_a_made_up_forwarding_header_does_not_count_as_another_address(client):
    for number in range(100):
        sign_in(Client(), f"gok{number}@gemeente-a.example", "gok", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    make_member(email="anna@gemeente-a.example")
    answer = sign_in(client, "anna@gemeente-a.example", HTTP_X_FORWARDED_FOR="192.0.2.200")
    assert TOO_OFTEN in answer.content.decode()


@pytest.mark.parametrize("name", ["volgende", "next"])
@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "https://evil.example/",
        "///evil.example",
        r"/\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "\thttps://evil.example",
        "//evil.example/account/",
        "http://testserver@evil.example/",
        "http://localhost/producten/",  # another name that the portal answers to
        "http://testserver:8000/producten/",
        "ftp://testserver/producten/",
    ],
)
def test_signing_in_never_leads_off_the_site(client, name, evil):
    anna = make_member()
    answer = client.post("/account/inloggen/", {"login": anna.email, "password": PASSWORD, name: evil})
    assert answer["Location"] == "/community/"
    answer = sign_in(Client(), anna.email, address=f"/account/inloggen/?{name}={evil}")
    assert answer["Location"] == "/community/"
    assert client.post("/account/uitloggen/", {name: evil})["Location"] == "/account/uitgelogd/"


@pytest.mark.parametrize("address", ["http://testserver/producten/", "http://localhost/producten/"])
def test_over_https_nobody_is_led_back_to_http(client, settings, address):
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    client.force_login(make_member())
    for name in ("volgende", "next"):
        answer = client.post("/account/uitloggen/", {name: address}, secure=True)
        assert answer["Location"] == "/account/uitgelogd/"


@pytest.mark.parametrize("name", ["volgende", "next"])
def test_signing_in_leads_back_to_the_page_that_asked(client, name):
    anna = make_member()
    page = client.get(f"/account/inloggen/?{name}=/producten/?q=a").content.decode()
    assert '<input type="hidden" name="volgende" value="/producten/?q=a">' in page
    answer = client.post("/account/inloggen/", {"login": anna.email, "password": PASSWORD, name: "/producten/?q=a"})
    assert answer["Location"] == "/producten/?q=a"


def test_a_session_that_was_planted_before_is_not_the_one_after(client):
    anna = make_member()
    client.get("/account/inloggen/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sessie"] = planted = session.session_key
    sign_in(client, anna.email)
    assert client.cookies["sessie"].value != planted
    attacker = Client()
    attacker.cookies["sessie"] = planted
    assert not is_signed_in(attacker)


def test_who_signs_out_reads_so_and_leaves_without_a_cookie(client):
    sign_in(client, make_member().email)
    answer = client.post("/account/uitloggen/")
    assert [(cookie["max-age"], cookie.value) for name, cookie in answer.cookies.items() if name == "sessie"] == [
        (0, "")
    ]
    page = Client().get(answer["Location"])
    assert "<h1" in page.text and "U bent uitgelogd" in page.text
    assert not page.cookies
    assert not Session.objects.exists()


def test_signing_out_twice_gives_no_cookie_either(client):
    for answer in (client.post("/account/uitloggen/"), client.get("/account/uitloggen/")):
        assert (answer["Location"], "sessie" in answer.cookies) == ("/account/uitgelogd/", False)


def test_signing_out_ends_the_session_also_for_a_copied_cookie(client):
    anna = make_member()
    sign_in(client, anna.email)
    copied = client.cookies["sessie"].value
    assert client.get("/account/uitloggen/").status_code == 200
    assert is_signed_in(client)
    client.post("/account/uitloggen/")
    thief = Client()
    thief.cookies["sessie"] = copied
    assert not is_signed_in(thief)
    assert not Session.objects.filter(pk=copied).exists()


def test_a_session_ends_twelve_hours_after_signing_in_also_for_who_keeps_reading(client, monkeypatch):
    sign_in(client, make_member().email)
    now = time.time()
    for hours, is_in in [(6, True), (11.9, True), (12.1, False)]:
        monkeypatch.setattr(time, "time", lambda hours=hours: now + hours * 3600)
        session = client.session
        session["read"] = hours
        session.save()
        assert is_signed_in(client) is is_in, hours


def test_changing_the_password_ends_the_other_sessions_and_is_mailed(client):
    anna, elsewhere = make_member(), Client()
    sign_in(client, anna.email)
    sign_in(elsewhere, anna.email)
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    assert (
        "Dit is niet uw wachtwoord van nu."
        in client.post("/account/wachtwoord/", {**form, "oldpassword": "mis"}).content.decode()
    )
    client.post("/account/wachtwoord/", form)
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert sign_in(Client(), anna.email, NEW_PASSWORD).status_code == 302
    assert Email.objects.get().subject == "Uw wachtwoord is gewijzigd"


def test_a_forgotten_password_is_replaced_once_by_the_link(client):
    anna, elsewhere = make_member(), Client()
    sign_in(elsewhere, anna.email)
    client.post("/account/wachtwoord-vergeten/", {"email": anna.email})
    link = re.search(r"https?://[^/\s]+(/\S+)", Email.objects.get().message)[1]
    form = client.get(link, follow=True)
    assert anna.email not in form.content.decode()
    done = client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in done.content.decode()
    assert not is_signed_in(elsewhere)
    assert sign_in(client, anna.email, NEW_PASSWORD).status_code == 302
    assert "Deze link werkt niet meer. Vraag een nieuwe aan." in Client().get(link).content.decode()


def test_a_link_for_a_new_password_works_one_hour(client, settings):
    anna = make_member()
    client.post("/account/wachtwoord-vergeten/", {"email": anna.email})
    link = re.search(r"https?://[^/\s]+(/\S+)", Email.objects.get().message)[1]
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Deze link werkt niet meer." in client.get(link).content.decode()


def test_without_a_confirmed_address_nobody_comes_in(client):
    jan = make_user("Jan")
    answer = sign_in(client, jan.email)
    assert answer["Location"] == "/account/bevestigen/"
    assert not is_signed_in(client)
    assert Email.objects.get().subject == "Bevestig uw e-mailadres"


def test_a_closed_account_comes_not_in(client):
    anna = make_member(is_active=False)
    page = client.post("/account/inloggen/", {"login": anna.email, "password": PASSWORD}, follow=True).content.decode()
    assert not is_signed_in(client)
    assert WRONG in page or "Dit account is gesloten." in page


def test_a_changed_address_is_used_only_after_confirming_it(client):
    anna = make_member(email="anna@gemeente-a.example")
    sign_in(client, anna.email)
    form = {"email": "anna@gemeente-b.example", "action_add": "yes"}
    password_page = client.post("/account/e-mailadres/", form)["Location"]
    client.post(password_page, {"password": PASSWORD})  # and the form goes on where it was
    anna.refresh_from_db()
    assert anna.email == "anna@gemeente-a.example"
    link = re.search(r"https?://[^/\s]+(/\S+)", Email.objects.get().message)[1]
    client.post(link)
    anna.refresh_from_db()
    assert (anna.email, anna.is_member) == ("anna@gemeente-b.example", False)
    assert Email.objects.latest("pk").to == ["anna@gemeente-a.example"]


@pytest.mark.parametrize("address", ["/account/inloggen/", "/account/aanmelden/", "/account/wachtwoord-vergeten/"])
def test_a_sign_in_form_from_another_site_is_refused(address):
    assert Client(enforce_csrf_checks=True).post(address, {"login": "x"}).status_code == 403


def test_passwords_are_kept_as_argon2():
    assert portal_settings.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_the_header_says_where_to_sign_in_without_a_cookie(client, content):
    answer = client.get("/")
    assert '<a class="site-header__account" href="/account/inloggen/">Inloggen</a>' in answer.content.decode()
    assert not answer.cookies and "Log uit" not in answer.content.decode()
    client.force_login(make_member())
    page = client.get("/").content.decode()
    assert '<a class="site-header__account" href="/account/">Mijn account</a>' in page
    assert '<a class="site-header__account" href="/account/uitloggen/">Log uit</a>' in page


def test_who_waits_for_access_lands_where_that_is_told(client):
    waiting = make_member(approved_at=None)
    assert sign_in(client, waiting.email)["Location"] == "/account/"


def test_the_admin_has_no_password_form_of_its_own(client):
    assert client.get("/beheer/", follow=True).redirect_chain[-1][0].startswith("/account/inloggen/")
    client.force_login(make_member())
    assert client.get("/beheer/", follow=True).status_code == 403


def test_without_a_database_someone_who_is_signed_in_gets_the_same_page_as_a_visitor(client, monkeypatch):
    def fail(backend, user_id):
        raise OperationalError

    client.force_login(make_member())
    client.raise_request_exception = False
    monkeypatch.setattr(RolesOnly, "get_user", fail)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "De website is even dicht" in answer.content.decode()
