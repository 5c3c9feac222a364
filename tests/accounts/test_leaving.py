"""Own data and leaving: a person made everywhere, then asked for, then erased, then searched for everywhere."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from post_office.models import STATUS, Email

from privacyportal.accounts import leaving, personal_data
from privacyportal.accounts.mails import send_account_mail
from privacyportal.accounts.models import AccessRequest, GrantedRole, Member, Organisation, User
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db
TRACES = ("Zonnebloem", "zonnebloem@gemeente-a.example")


@pytest.fixture
def person(client):
    """Someone who left a trace in every table that knows of people."""
    anna = make_member("Anna Zonnebloem", email=TRACES[1], organisation=Organisation.objects.create(name="A"))
    GrantedRole.objects.create(user=anna, role=GrantedRole.Role.DPO)
    EmailAddress.objects.create(user=anna, email="anna.zonnebloem@elders.example")
    SocialAccount.objects.create(user=anna, provider="organisatie", uid="1", extra_data={"name": anna.name})
    TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
    send_account_mail(to=anna.email, subject="Voor Anna Zonnebloem", template="approved", user=anna)
    Email.objects.update(status=STATUS.queued)
    carla = make_member("Carla", is_staff=True)
    for kind in (User, AccessRequest, Member):
        content_type = ContentType.objects.get_for_model(kind, for_concrete_model=False)
        LogEntry.objects.create(
            user=carla, content_type=content_type, object_id=anna.pk, object_repr=anna.name, action_flag=CHANGE
        )
    return anna


@pytest.fixture
def other_part(monkeypatch):
    """A part as another app registers it; it remembers what it was asked."""
    asked = []
    part = personal_data.Part(
        name="schrift",
        export=lambda user: ({"bladzijden": [f"Van {user.name}"]}, [("kaart.txt", ContentFile(b"een kaart"))]),
        erase=lambda user, *, keep_posts: asked.append((user.pk, keep_posts)),
    )
    monkeypatch.setattr(personal_data, "_parts", {**personal_data._parts, part.name: part})
    return asked


def rows_that_name(words):
    """Every row of every table, searched as text; sessions as what they decode to."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.all():
            values = [str(getattr(row, field.attname)) for field in model._meta.concrete_fields]
            values += [str(row.get_decoded())] if model is Session else []
            found += [(model.__name__, word) for word in words for value in values if word in value]
    return found


def leave(client, posts):
    client.post("/account/wachtwoord/controle/?next=/account/verwijderen/", {"password": PASSWORD})
    check = client.post("/account/verwijderen/", {"posts": posts}).content.decode()
    assert "U kunt dit niet ongedaan maken." in check
    assert User.objects.filter(email=TRACES[1]).exists()
    return check, client.post("/account/verwijderen/", {"posts": posts, "sure": "yes"}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("posts", "keep", "sentence"),
    [
        ("keep", True, "Uw reacties blijven staan zonder uw naam."),
        ("erase", False, "Ook uw reacties en uw bijlagen verdwijnen."),
    ],
)
def test_who_leaves_is_found_nowhere(client, person, other_part, posts, keep, sentence):
    client.force_login(person)
    assert {model for model, _ in rows_that_name(TRACES)} == {
        "User",
        "AccessRequest",
        "Member",
        "EmailAddress",
        "SocialAccount",
        "Email",
        "LogEntry",
    }
    check, done = leave(client, posts)
    assert sentence in check
    assert "Uw account is verwijderd" in done
    assert other_part == [(person.pk, keep)]
    assert not is_signed_in(client)
    farewell = Email.objects.get()
    assert (farewell.to, farewell.subject) == ([TRACES[1]], "Uw account is verwijderd")
    farewell.status = STATUS.sent
    farewell.save()
    leaving.forget_farewells()
    assert rows_that_name(TRACES) == []


def test_an_unsent_farewell_is_not_forgotten(person):
    leaving.leave(user=person, keep_posts=True)
    assert leaving.forget_farewells() == 0
    assert Email.objects.count() == 1


def test_a_part_that_fails_leaves_everything_as_it_was(person, monkeypatch):
    def fail(user, *, keep_posts):
        raise OSError("schijf vol")

    monkeypatch.setattr(
        personal_data, "_parts", {**personal_data._parts, "kapot": personal_data.Part("kapot", None, fail)}
    )
    with pytest.raises(OSError, match="schijf vol"):
        leaving.leave(user=person, keep_posts=False)
    assert User.objects.filter(pk=person.pk).exists()
    assert Email.objects.count() == 1


def test_leaving_asks_the_password_again(client, person):
    client.force_login(person)
    assert client.get("/account/verwijderen/")["Location"].startswith("/account/wachtwoord/controle/")
    client.post("/account/verwijderen/", {"posts": "erase", "sure": "yes"})
    assert User.objects.filter(pk=person.pk).exists()


def test_the_last_administrator_stays(client):
    beheer = make_user("Beheer", is_staff=True, is_superuser=True)
    with pytest.raises(leaving.LastAdministrator):
        leaving.leave(user=beheer, keep_posts=True)
    make_user("Frank", is_staff=True, is_superuser=True)
    leaving.leave(user=beheer, keep_posts=True)
    assert [user.name for user in User.objects.all()] == ["Frank"]


def test_the_download_holds_every_part_as_json_as_text_and_with_files(client, person, other_part):
    EmailAddress.objects.filter(user=person, primary=True).update(verified=True)
    client.force_login(person)
    client.post("/account/wachtwoord/controle/?next=/account/", {"password": PASSWORD})
    answer = client.post("/account/mijn-gegevens/")
    assert answer["Content-Disposition"] == 'attachment; filename="mijn-gegevens.zip"'
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert sorted(archive.namelist()) == ["bestanden/schrift/1-kaart.txt", "gegevens.json", "gegevens.txt"]
    known = json.loads(archive.read("gegevens.json"))
    account = known["account"]
    assert known["schrift"] == {"bladzijden": ["Van Anna Zonnebloem"]}
    assert account["profile"]["email"] == person.email
    assert account["organisation"] == "A"
    assert [role["role"] for role in account["roles"]] == ["dpo"]
    assert [mail["subject"] for mail in account["mails"]] == ["Voor Anna Zonnebloem"]
    assert [factor["type"] for factor in account["second_factor"]] == ["totp"]
    text = archive.read("gegevens.txt").decode()
    assert "e-mailadres: zonnebloem@gemeente-a.example" in text
    assert person.password not in json.dumps(known)


def test_the_download_asks_the_password_again_after_a_while(client, person):
    client.force_login(person)
    assert client.post("/account/mijn-gegevens/")["Location"].startswith("/account/wachtwoord/controle/")


def test_the_export_names_every_field_of_a_person():
    from privacyportal.accounts.own_data import PROFILE

    fields = {field.name for field in User._meta.concrete_fields}
    elsewhere = {"id", "password", "organisation", "is_active", "is_staff", "is_superuser", "inactivity_warnings"}
    elsewhere |= {"invited_by"}
    assert fields - elsewhere == set(PROFILE)


def test_own_details_and_mail_rhythm_are_changed(client):
    anna = make_member()
    sign_in(client, anna.email)
    client.post("/account/gegevens/", {"name": "  Anna   de Vries ", "organisation": "Gemeente B"})
    client.post("/account/meldingen/", {"mail_rhythm": "never"})
    anna.refresh_from_db()
    assert (anna.name, anna.organisation_typed, anna.mail_rhythm) == ("Anna de Vries", "Gemeente B", "never")


def test_a_checked_organisation_is_not_changed_by_its_holder(client, person):
    client.force_login(person)
    client.post("/account/gegevens/", {"name": "Anna", "organisation": "Gemeente B"})
    person.refresh_from_db()
    assert (person.organisation.name, person.organisation_typed) == ("A", "")
