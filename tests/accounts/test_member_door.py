"""The door of the rooms for members: who is let in and what everybody else sees."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from privacyportal import urls
from privacyportal.accounts.permissions import member_required
from tests.factories import make_member, make_user


@member_required
def room(request):
    return HttpResponse("een kamer voor leden")


urlpatterns = [*urls.urlpatterns, path("kamer/", room)]
handler403 = urls.handler403
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_a_member_is_let_in(client):
    client.force_login(make_member())
    assert client.get("/kamer/").content == b"een kamer voor leden"


def test_a_visitor_is_sent_to_sign_in_and_back(client):
    response = client.get("/kamer/?pagina=2")
    assert response.status_code == 302
    assert response["Location"].endswith("?volgende=/kamer/%3Fpagina%3D2")
    assert not response.cookies


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({}, "Wij controleren of u bij een gemeente werkt. Ons streven: u krijgt binnen 2 werkdagen bericht."),
        ({"refused_at": timezone.now()}, "Wij konden niet vaststellen dat u bij een gemeente werkt."),
        ({"approved_at": timezone.now(), "blocked_at": timezone.now()}, "Een moderator heeft uw toegang"),
    ],
)
def test_who_is_not_a_member_reads_why(client, state, sentence):
    client.force_login(make_user("Wim", accepted_rules=1, **state))
    response = client.get("/kamer/")
    assert response.status_code == 403
    assert sentence in response.content.decode()
    assert "een kamer" not in response.content.decode()


def test_new_house_rules_are_accepted_once_and_lead_back(client, settings):
    settings.HOUSE_RULES_VERSION = 2
    client.force_login(anna := make_member())
    response = client.get("/kamer/")
    assert response["Location"] == "/account/huisregels/?volgende=%2Fkamer%2F"
    assert client.post(response["Location"], {"volgende": "/kamer/"}).status_code == 200
    response = client.post(response["Location"], {"accept": "on", "volgende": "/kamer/"})
    assert response["Location"] == "/kamer/"
    anna.refresh_from_db()
    assert anna.accepted_rules == 2


def test_house_rules_never_lead_off_the_site(client):
    client.force_login(make_member(accepted_rules=0))
    response = client.post("/account/huisregels/", {"accept": "on", "volgende": "//evil.example/"})
    assert response["Location"] == "/account/"


def test_a_text_sent_after_the_session_ended_comes_back(client):
    text = "Mag een camera in het zwembad?\n<script>alert(1)</script>"
    response = client.post(
        "/kamer/",
        {"body": text, "token": "geheim woord", "title": "Camera"},
        headers={"Referer": "http://testserver/kamer/?a=1"},
    )
    page = response.content.decode()
    assert response.status_code == 403
    assert "U bent uitgelogd. Uw tekst is bewaard." in page
    assert "Mag een camera in het zwembad?\n&lt;script&gt;" in page.replace("\r", "")
    assert "geheim" not in page
    assert "?volgende=%2Fkamer%2F" in page
    assert not response.cookies


def test_a_text_for_a_closed_page_of_the_admin_comes_back_too(client):
    response = client.post("/beheer/accounts/organisation/add/", {"name": "Gemeente met een lange naam"})
    assert "U bent uitgelogd. Uw tekst is bewaard." in response.content.decode()
    assert "Gemeente met een lange naam" in response.content.decode()


def test_a_text_with_an_old_token_comes_back():
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_member())
    page = browser.post("/kamer/", {"body": "Een lange vraag", "csrfmiddlewaretoken": "verlopen"}).content.decode()
    assert "Wij konden het formulier niet controleren. Uw tekst is bewaard." in page
    assert "Een lange vraag" in page
    assert "verlopen" not in page
    nothing_typed = browser.post("/kamer/", {"csrfmiddlewaretoken": "verlopen"}).content.decode()
    assert "U mag deze pagina niet zien" in nothing_typed


def test_a_text_before_new_house_rules_comes_back(client, settings):
    settings.HOUSE_RULES_VERSION = 2
    client.force_login(make_member())
    page = client.post("/kamer/", {"body": "Een lange vraag"}).content.decode()
    assert "Lees eerst de huisregels. Uw tekst is bewaard." in page
    assert 'href="/account/huisregels/?volgende=%2Fkamer%2F"' in page


@pytest.mark.parametrize("address", ["/kamer/", "/beheer/accounts/organisation/add/"])
def test_a_text_before_the_second_step_comes_back(client, settings, address):
    settings.REQUIRE_STAFF_MFA = True
    client.force_login(make_member(is_staff=True))
    page = client.post(address, {"body": "Een lange vraag"}).content.decode()
    assert "Log eerst in met uw tweede stap. Uw tekst is bewaard." in page
    assert "Een lange vraag" in page
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("state", [{"blocked_at": timezone.now()}, {"approved_at": None}])
def test_a_text_of_who_is_no_member_any_more_comes_back(client, state):
    client.force_login(make_member(**state))
    response = client.post("/kamer/", {"body": "Een lange vraag"})
    assert response.status_code == 403 and "Een lange vraag" in response.content.decode()


def test_a_wrong_password_form_never_comes_back_as_text(client):
    browser = Client(enforce_csrf_checks=True)
    typed = {"login": "anna@gemeente-a.example", "password": "zes groene fietsen", "password1": "een twee drie vier"}
    page = browser.post("/account/inloggen/", typed).content.decode()
    assert "groene" not in page
    assert "drie vier" not in page
