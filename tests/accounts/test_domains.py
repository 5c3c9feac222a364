"""Whom a domain lets in: the people of one organisation, and never a stranger."""

import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction
from django.utils import timezone
from post_office.models import Email

from privacyportal.accounts import membership, organisations
from privacyportal.accounts.models import Domain, Organisation, User
from tests.accounts.test_joining import ask, link_in
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
migration = importlib.import_module("privacyportal.accounts.migrations.0004_domains")


@pytest.fixture
def utrecht():
    return Organisation.objects.create(name="Utrecht")


def store(name, organisation):
    """As a row came in before there was a check: past every door."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO accounts_domain (name, organisation_id) VALUES (%s, %s)", [name, organisation.pk])


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_domain ORDER BY name")
        return [name for (name,) in cursor.fetchall()]


def comes_in(email):
    return membership.confirm(user=make_user("Jan", email=email), email=email).is_member


def save_in_the_admin(admin_client, organisation, *names):
    rows = {f"domains-{number}-name": name for number, name in enumerate(names)}
    form = {"name": organisation.name, "kind": "municipality", "cbs_code": "", "also_known_as": "", "merged_into": ""}
    counts = {"domains-TOTAL_FORMS": len(names), "domains-INITIAL_FORMS": 0}
    return admin_client.post(f"/beheer/accounts/organisation/{organisation.pk}/change/", {**form, **counts, **rows})


@pytest.mark.parametrize("typed", ["@Utrecht.nl", "https://www.utrecht.nl/", "x@UTRECHT.nl", "utrecht.nl."])
def test_what_an_editor_pastes_lets_her_people_in(admin_client, utrecht, typed):
    assert save_in_the_admin(admin_client, utrecht, typed).status_code == 302
    assert stored() == ["utrecht.nl"]
    assert comes_in("jan@utrecht.nl")


@pytest.mark.parametrize("typed", ["gmail.com", "mail.gmail.com", "@Ziggo.nl", "x.github.io", "nl", "gemeente utrecht"])
def test_a_domain_that_is_not_her_own_is_refused_at_its_field(admin_client, utrecht, typed):
    page = save_in_the_admin(admin_client, utrecht, typed).text
    assert "alleen van de organisatie" in page or "Vul een domein in zoals gemeente.nl." in page
    assert stored() == []


def test_one_domain_typed_twice_in_two_ways_is_a_sentence(admin_client, utrecht):
    assert save_in_the_admin(admin_client, utrecht, "utrecht.nl", "@Utrecht.nl").status_code == 200
    assert save_in_the_admin(admin_client, utrecht, "utrecht.nl").status_code == 302
    page = save_in_the_admin(admin_client, utrecht, "www.utrecht.nl")
    assert "Dit domein staat al bij deze organisatie." in page.text
    assert stored() == ["utrecht.nl"]


def test_an_editor_hears_who_else_has_the_domain_and_who_waits_there(admin_client, utrecht):
    Domain.objects.create(name="samen.nl", organisation=Organisation.objects.create(name="Houten"))
    for name in ("jan", "bram"):
        make_user(name, email=f"{name}@samen.nl", confirmed_at=timezone.now())
    save_in_the_admin(admin_client, utrecht, "@Samen.nl")
    page = admin_client.get("/beheer/accounts/organisation/").text
    assert "Het domein samen.nl staat ook bij gemeente Houten." in page
    assert "wachten er 2 met een adres van deze organisatie." in page
    assert page.count(">samen.nl</td>") == 2  # the list shows the domains


DOORS = {
    "save": lambda utrecht: Domain(name="mail.gmail.com", organisation=utrecht).save(),
    "create": lambda utrecht: Domain.objects.create(name="mail.gmail.com", organisation=utrecht),
    "bulk": lambda utrecht: Domain.objects.bulk_create([Domain(name="mail.gmail.com", organisation=utrecht)]),
    "update": lambda utrecht: utrecht.domains.update(name="mail.gmail.com"),
    "validate": lambda utrecht: Domain(name="mail.gmail.com", organisation=utrecht).full_clean(),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_no_door_lets_a_domain_of_everybody_in(utrecht, door):
    Domain.objects.create(name="utrecht.nl", organisation=utrecht)
    with pytest.raises(ValidationError, match="Iedereen kan een e-mailadres krijgen bij"), transaction.atomic():
        door(utrecht)
    assert stored() == ["utrecht.nl"]


def test_a_fixture_passes_the_same_check(utrecht, tmp_path):
    fixture = tmp_path / "domains.yaml"
    row = "- model: accounts.domain\n  fields: {name: '%s', organisation: [Utrecht]}\n"
    fixture.write_text(row % "@Utrecht.NL")
    call_command("loaddata", str(fixture), verbosity=0)
    assert stored() == ["utrecht.nl"]
    fixture.write_text(row % "gmail.com")
    with pytest.raises((DeserializationError, ValidationError)):
        call_command("loaddata", str(fixture), verbosity=0)
    assert stored() == ["utrecht.nl"]


@pytest.mark.parametrize(
    ("email", "is_let_in"),
    [
        ("jan@utrecht.nl", True),
        ("JAN@Utrecht.NL", True),
        ("jan@súdwest.nl", True),
        ("jan@xn--sdwest-pya.nl", True),
        ("jan@wijk.utrecht.nl", False),  # given out by Utrecht, perhaps to another: a person looks
        ("jan@utrecht.nl.evil.example", False),
        ("jan@nietutrecht.nl", False),
        ("jan@nl", False),
    ],
)
def test_only_exactly_the_domain_of_the_organisation_lets_in(utrecht, email, is_let_in):
    Domain.objects.create(name="utrecht.nl", organisation=utrecht)
    Domain.objects.create(name="Súdwest.nl", organisation=utrecht)
    assert comes_in(email) is is_let_in


def test_a_domain_of_two_organisations_lets_nobody_in_at_once(utrecht):
    houten = Organisation.objects.create(name="Houten")
    for organisation in (utrecht, houten):
        Domain.objects.create(name="samen.nl", organisation=organisation)
    assert not comes_in("jan@samen.nl")
    assert list(Organisation.objects.proposed_for(User.objects.get())) == [houten, utrecht]
    organisations.merge(organisation=houten, into=utrecht)
    assert stored() == ["samen.nl"]
    assert comes_in("bram@samen.nl")


@pytest.mark.parametrize("name", ["gmail.com", "ziggo.nl", "overheid.nl", "x.github.io"])
def test_a_domain_of_everybody_that_was_stored_before_lets_nobody_in(utrecht, name):
    store(name, utrecht)
    assert not comes_in(f"vreemde@{name}")
    assert not comes_in(f"vreemde@mail.{name}")


def test_what_was_stored_is_made_normal_or_set_aside_and_reported(utrecht, capsys):
    for name in ("@Utrecht.nl", "https://www.utrecht.nl/", "gmail.com", "geen domein", "houten.nl"):
        store(name, utrecht)
    make_member("Vreemde", email="vreemde@gmail.com", organisation=utrecht)
    migration.make_normal(apps, None)
    assert stored() == ["geen domein", "gmail.com", "houten.nl", "utrecht.nl"]
    report = " ".join(capsys.readouterr().out.split())
    assert "@Utrecht.nl is nu utrecht.nl (Utrecht)." in report
    assert "gmail.com (Utrecht) doet niet meer mee: Iedereen kan een e-mailadres krijgen bij gmail.com." in report
    assert "Leden met zo'n adres: 1; kijk of zij bij de organisatie horen." in report
    assert "houten.nl" not in report and "vreemde@" not in report
    assert comes_in("jan@utrecht.nl") and not comes_in("nog.een@gmail.com")


@pytest.mark.parametrize("typed", ["anna@gemeente-súdwest.nl", "Anna <anna@Gemeente-Súdwest.nl>"])
def test_who_asks_with_letters_outside_ascii_reads_her_address_as_she_writes_it_and_comes_in(client, utrecht, typed):
    Domain.objects.create(name="Gemeente-Súdwest.nl", organisation=utrecht)
    assert "link naar anna@gemeente-súdwest.nl." in ask(client, typed).text
    link = link_in(Email.objects.latest("pk"))
    assert "Is anna@gemeente-súdwest.nl uw e-mailadres?" in client.get(link).text
    client.post(link)
    assert User.objects.get().is_member
