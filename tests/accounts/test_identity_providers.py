"""Signing in through a municipality's own identity provider, against a small one that runs here."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from post_office.models import Email

from privacyportal.accounts import membership
from privacyportal.accounts.models import Domain, Organisation, User
from privacyportal.core import env
from tests.accounts.test_signing_in import is_signed_in
from tests.factories import make_member

pytestmark = pytest.mark.django_db
JAN = {"sub": "nummer-1", "email": "jan@gemeente-a.example", "name": "Jan Smit"}


class SmallProvider(BaseHTTPRequestHandler):
    def do_GET(self):
        issuer = f"http://127.0.0.1:{self.server.server_port}"
        self._answer(
            self.server.person
            if self.path == "/userinfo"
            else {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "userinfo_endpoint": f"{issuer}/userinfo",
                "jwks_uri": f"{issuer}/keys",
            }
        )

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.verifiers.append(form.get("code_verifier"))
        self._answer({"access_token": "t", "token_type": "Bearer"})

    def _answer(self, facts):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), SmallProvider)
    server.person, server.verifiers = dict(JAN), []
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    _use(settings, f"http://127.0.0.1:{server.server_port}")
    yield server
    server.shutdown()
    server.server_close()


def _use(settings, issuer, domain="gemeente-a.example"):
    servers = [
        {
            "id": "gemeente-a",
            "name": "Gemeente A",
            "issuer": issuer,
            "client_id": "portaal",
            "secret": "geheim",
            "domains": [domain],
        }
    ]
    settings.IDENTITY_PROVIDERS = servers
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": env.openid_connect_apps(servers)}
    }


def sign_in(client, **query):
    """From the sign-in page to the provider and back; returns the portal's answer."""
    to_provider = client.post("/account/organisatie/gemeente-a/", query)["Location"]
    state = parse_qs(urlsplit(to_provider).query)["state"][0]
    return client.get("/account/organisatie/gemeente-a/terug/", {"code": "c", "state": state})


def test_the_sign_in_page_offers_the_provider_by_name(client, provider):
    assert "Log in via Gemeente A" in client.get("/account/inloggen/").content.decode()


def test_a_person_of_the_provider_is_known_and_let_in(client, provider):
    Domain.objects.create(name="gemeente-a.example", organisation=Organisation.objects.create(name="A"))
    answer = sign_in(client, next="/producten/")
    assert answer["Location"] == "/producten/"
    assert is_signed_in(client)
    jan = User.objects.get()
    assert (jan.name, jan.email, jan.is_member, jan.organisation.name) == ("Jan Smit", JAN["email"], True, "A")
    assert provider.verifiers != [None]  # PKCE
    assert not jan.has_usable_password()


def test_the_own_page_names_the_provider(client, provider):
    sign_in(client)
    assert "U kunt inloggen via Gemeente A." in client.get("/account/organisaties/").content.decode()
    client.force_login(make_member())
    assert "U logt alleen in met uw e-mailadres." in client.get("/account/organisaties/").content.decode()


def test_without_a_known_domain_a_person_of_the_provider_waits(client, provider):
    sign_in(client)
    assert list(User.objects.waiting()) == [User.objects.get()]
    assert client.get("/account/").status_code == 200


def test_the_second_time_is_the_same_account_also_with_another_address(client, provider):
    sign_in(client)
    provider.person["email"] = "j.smit@gemeente-a.example"
    again = Client()
    sign_in(again)
    assert User.objects.count() == 1
    assert is_signed_in(again)


def test_an_existing_account_is_not_taken_over(client, provider):
    make_member("Jan", email=JAN["email"])
    answer = sign_in(client)
    assert answer["Location"] == "/account/bevestigen/"
    assert not is_signed_in(client)
    assert Email.objects.get().subject == "U hebt al een account"


OTHER, NONE = "Dit adres past niet bij uw organisatie", "Uw organisatie gaf geen e-mailadres door"


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("jan@elders.example", OTHER),
        ("jan@gemeente-a.example.evil.example", OTHER),
        ("jan@wijk.gemeente-a.example", OTHER),
        ("", NONE),
        (None, NONE),
        ("jan", NONE),
    ],
)
def test_who_is_new_and_has_no_address_of_the_provider_is_refused_with_the_reason(client, provider, email, sentence):
    provider.person["email"] = email
    answer = sign_in(client)
    assert answer.status_code == 403
    assert f"<h1>{sentence}</h1>" in " ".join(answer.text.split()).replace('<h1 tabindex="-1">', "<h1>")
    assert not User.objects.exists()


def test_without_a_claim_of_an_address_the_page_says_whom_to_ask(client, provider):
    del provider.person["email"]
    page = sign_in(client).text
    assert NONE in page and "Vraag de ICT-afdeling" in page and OTHER not in page


def test_the_domain_of_a_provider_is_compared_in_whichever_way_it_is_written(client, provider, settings):
    _use(settings, settings.IDENTITY_PROVIDERS[0]["issuer"], domain="xn--sdwest-pya.example")
    provider.person["email"] = "jan@SÚDWEST.example"
    sign_in(client)
    assert is_signed_in(client)


@pytest.fixture
def jan(client, provider, settings):
    """A member from the provider, whose domain is another one since."""
    Domain.objects.create(name="gemeente-a.example", organisation=Organisation.objects.create(name="A"))
    sign_in(client)
    _use(settings, settings.IDENTITY_PROVIDERS[0]["issuer"], domain="gemeente-b.example")
    return User.objects.get()


def test_a_known_person_comes_in_after_the_domain_changed_and_her_name_and_address_follow(jan, provider):
    provider.person.update(email="Jan.Jansen@Gemeente-B.example", name="Jan Jansen")
    again = Client()
    sign_in(again)
    assert is_signed_in(again)
    jan.refresh_from_db()
    assert (jan.name, jan.email, jan.is_member) == ("Jan Jansen", "jan.jansen@gemeente-b.example", True)
    assert jan.organisation.name == "A"
    assert [(row.email, row.verified, row.primary) for row in EmailAddress.objects.all()] == [(jan.email, True, True)]


def test_the_organisation_follows_when_the_new_domain_is_of_one(jan, provider):
    Domain.objects.create(name="gemeente-b.example", organisation=Organisation.objects.create(name="B"))
    provider.person["email"] = "jan@gemeente-b.example"
    sign_in(Client())
    jan.refresh_from_db()
    assert (jan.is_member, jan.organisation.name) == (True, "B")


@pytest.mark.parametrize("email", [None, "", "jan@elders.example", "jan@gemeente-a.example"])
def test_a_known_person_comes_in_without_an_address_of_the_provider_and_keeps_her_own(jan, provider, email):
    provider.person["email"] = email
    again = Client()
    sign_in(again)
    assert is_signed_in(again)
    jan.refresh_from_db()
    assert (jan.email, jan.is_member) == (JAN["email"], True)


def test_an_address_of_another_account_is_not_taken_over(jan, provider):
    anna = make_member("Anna", email="anna@gemeente-b.example")
    provider.person["email"] = "ANNA@gemeente-b.example"
    again = Client()
    sign_in(again)
    assert is_signed_in(again)
    assert User.objects.get(pk=jan.pk).email == JAN["email"]
    assert User.objects.get(pk=anna.pk).email == "anna@gemeente-b.example"


def test_a_blocked_person_stays_blocked_whatever_the_provider_says(jan, provider):
    membership.block(user=jan, by=make_member("Carla"), reason="Reclame.")
    provider.person["email"] = "jan@gemeente-b.example"
    sign_in(Client())
    assert not User.objects.get(pk=jan.pk).is_member


def test_a_name_of_the_provider_that_borrows_a_role_is_not_taken_over(jan, provider):
    provider.person["name"] = "Jan Smit (moderator)"
    sign_in(Client())
    assert User.objects.get(pk=jan.pk).name == "Jan Smit"
    provider.person.update(sub="nummer-2", email="fg@gemeente-b.example", name="FG", given_name="", family_name="")
    sign_in(Client())
    assert User.objects.get(email="fg@gemeente-b.example").name == "Lid"


def test_a_provider_that_is_away_is_a_page_with_a_next_step(client, settings):
    _use(settings, "http://127.0.0.1:9")
    answer = client.post("/account/organisatie/gemeente-a/")
    assert answer.status_code in (200, 503)
    assert "De inlogdienst van uw organisatie geeft geen antwoord." in answer.content.decode()
    assert "/account/inloggen/" in answer.content.decode()


def test_a_person_without_a_number_is_a_page_and_not_a_crash(client, provider):
    del provider.person["sub"]
    assert "De inlogdienst" in sign_in(client).content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=y", "?error=access_denied", "?error=x&state=%00"])
def test_a_made_up_return_is_a_page_with_a_next_step(client, provider, query):
    answer = client.get(f"/account/organisatie/gemeente-a/terug/{query}")
    assert answer.status_code < 500
    assert not is_signed_in(client)


def test_a_provider_that_is_not_set_does_not_exist(client):
    assert client.post("/account/organisatie/gemeente-z/").status_code == 404


def test_reading_the_address_does_not_start_a_sign_in(client, provider):
    answer = client.get("/account/organisatie/gemeente-a/")
    assert answer.status_code == 200
    assert "Ga verder" in answer.content.decode()


def test_providers_come_from_the_environment(monkeypatch):
    one = {
        "id": "a",
        "name": "A",
        "issuer": "https://a.example/x",
        "client_id": "c",
        "secret": "s",
        "domains": ["a.nl"],
    }
    monkeypatch.setenv("OIDC_SERVERS", json.dumps([one]))
    assert env.origins(env.identity_providers()) == ["https://a.example"]
    for name, value in (
        ("ISSUER", "https://b.example"),
        ("CLIENT_ID", "c"),
        ("SECRET", "s"),
        ("NAME", "B"),
        ("DOMAINS", "b.nl, c.nl"),
    ):
        monkeypatch.setenv(f"OIDC_{name}", value)
    assert [(server["name"], server["domains"]) for server in env.identity_providers()] == [("B", ["b.nl", "c.nl"])]


@pytest.mark.parametrize("value", ["{", "{}", '["x"]', '[{"id": "a"}]'])
def test_a_wrong_list_of_providers_is_refused_at_the_start(monkeypatch, value):
    monkeypatch.setenv("OIDC_SERVERS", value)
    with pytest.raises(env.ImproperlyConfigured):
        env.identity_providers()
