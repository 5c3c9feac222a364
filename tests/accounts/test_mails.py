"""No mail can be steered by the address that a request says it was sent to."""

import re

import pytest
from django.test import Client
from post_office.models import Email

from privacyportal.accounts import mails
from tests.accounts.test_joining import ask
from tests.accounts.test_signing_in import NEW_PASSWORD, sign_in
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db
OURS = "https://privacyportaal.example"


@pytest.fixture(params=["evil.example", "localhost:6666", "localhost"])
def steered(request, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = OURS
    return Client(headers={"Host": request.param}, HTTP_X_FORWARDED_HOST="evil.example")


def forget_password(client):
    client.post("/account/wachtwoord-vergeten/", {"email": make_member("Anna", email="anna@a.example").email})


def ask_again(client):
    make_member("Jan", email="jan@gemeente-a.example")
    ask(client)


def change_address(client):
    sign_in(client, make_member("Anna").email)
    client.post("/account/wachtwoord/controle/", {"password": PASSWORD})
    client.post("/account/e-mailadres/", {"email": "nieuw@a.example", "action_add": ""})


def change_password(client):
    sign_in(client, make_member("Anna").email)
    client.post("/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})


@pytest.mark.parametrize("act", [ask, ask_again, forget_password, change_address, change_password])
def test_every_link_in_a_mail_leads_to_the_site_of_the_settings(steered, act):
    act(steered)
    texts = [mail.message for mail in Email.objects.all()]
    links = [link for text in texts for link in re.findall(r"https?://\S+", text)]
    assert links and all(link.startswith(f"{OURS}/") for link in links)
    assert not any("evil" in text or "localhost" in text for text in texts)


@pytest.mark.parametrize("prefix", mails.MAILS)
def test_any_address_that_allauth_hands_over_is_made_ours(settings, prefix):
    settings.SITE_URL = OURS
    context = {
        name: f"http://evil.example:81/{name}?a=b" for name in ("activate_url", "password_reset_url", "signup_url")
    }
    mails.send_allauth_mail(prefix, "anna@a.example", {"user": make_member(), **context})
    message = Email.objects.get().message
    assert "evil.example" not in message
    assert f"{OURS}/" in message


def test_the_link_that_was_made_ours_works(client, settings):
    settings.SITE_URL = OURS
    ask(client)
    path = re.search(rf"{OURS}(/account/bevestigen/\S+)", Email.objects.get().message)[1]
    assert "Is jan@gemeente-a.example uw e-mailadres?" in client.get(path).text
