"""The security log: what happened and to which number, never a name, address, password or token."""

import logging
import re

import pytest
from post_office.models import Email

from privacyportal.accounts import membership
from privacyportal.accounts.models import User
from tests.accounts.test_joining import ask, confirm, link_in
from tests.accounts.test_second_factor import code_now, with_app
from tests.accounts.test_signing_in import sign_in
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db
NEW = "een trein vol blauwe paraplu's"


def test_a_whole_life_leaves_no_personal_data_in_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    ask(client)
    token = re.search(r"bevestigen/(\S+)/", Email.objects.get().message)[1]
    confirm(client)
    carla = make_member("Carla")
    jan = membership.approve(user=User.objects.get(name="Jan Smit"), by=carla)
    sign_in(client, jan.email, "een verkeerd wachtwoord")
    sign_in(client, jan.email)
    membership.block(user=jan, by=carla, reason="Een geheime reden")
    lines = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    for word in ("Jan", "Smit", "gemeente-a", PASSWORD, "verkeerd wachtwoord", "geheime", token, "127.0.0.1"):
        assert word not in lines
    assert "sign-in failed" in lines
    for what in ("sign-in of person", "let in by person", "blocked by person"):
        assert what in lines


def test_each_step_of_signing_in_and_out_is_a_line(client, security):
    anna = with_app(make_member())
    sign_in(client, anna.email, "niet het wachtwoord")
    sign_in(client, anna.email)
    client.post("/account/tweede-stap/inloggen/", {"code": "000000"})
    assert security() == [
        "sign-in failed",
        f"person {anna.pk} passed password",
        f"person {anna.pk} failed at the second step",
    ]
    client.post("/account/tweede-stap/inloggen/", {"code": code_now()})
    assert security() == [f"person {anna.pk} passed totp", f"sign-in of person {anna.pk}"]
    client.post("/account/wachtwoord/controle/", {"password": PASSWORD})
    client.post("/account/uitloggen/")
    assert security() == [f"person {anna.pk} passed password again", f"person {anna.pk} signed out"]


def test_who_tries_too_often_is_a_warning(client, security, caplog):
    for _ in range(6):
        sign_in(client, "niemand@gemeente-a.example", "gok")
    assert caplog.records[-1].levelname == "WARNING"
    assert security() == ["sign-in failed"] * 5 + ["sign-in held up: too many attempts"]


def test_each_change_of_what_she_signs_in_with_is_a_line(client, security, django_capture_on_commit_callbacks):
    anna = make_member()
    client.force_login(anna)
    client.post("/account/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW})
    assert security()[-1] == f"person {anna.pk} changed her password"
    client.post("/account/wachtwoord/controle/", {"password": NEW})
    client.get("/account/tweede-stap/app/")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/tweede-stap/app/", {"code": code_now(client.session["mfa.totp.secret"])})
    assert [line for line in security() if "added" in line] == [
        f"person {anna.pk} added totp",
        f"person {anna.pk} added recovery_codes",
    ]
    client.post("/account/uitloggen/")
    client.post("/account/wachtwoord-vergeten/", {"email": anna.email})
    page = client.get(link_in(Email.objects.filter(to=anna.email).latest("pk")), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": PASSWORD})
    assert security()[-1] == f"person {anna.pk} replaced a forgotten password"
