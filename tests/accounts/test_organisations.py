"""Organisations get new names and merge; what is known of them moves along. And the demo people."""

import pytest
from django.contrib.auth.models import Group

from privacyportal.accounts import organisations
from privacyportal.accounts.demo import make_demo_accounts
from privacyportal.accounts.models import Domain, Organisation, User
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_by_the_name_that_people_use():
    utrecht = Organisation.objects.create(name="Utrecht")
    dienst = Organisation.objects.create(name="Gemeente Plus", kind=Organisation.Kind.PARTNERSHIP)
    for name in ("Utrecht", "gemeente utrecht", " Gemeente  Utrecht "):
        assert Organisation.objects.named(name) == utrecht
    assert Organisation.objects.named("gemeente plus") == dienst
    assert Organisation.objects.named("Elders") is None


def test_after_a_merger_people_and_domains_belong_to_the_new_one(admin_client):
    old, new = Organisation.objects.create(name="Oud"), Organisation.objects.create(name="Nieuw")
    Domain.objects.create(name="oud.example", organisation=old)
    anna = make_member(organisation=old)
    form = {"name": "Oud", "kind": "municipality", "merged_into": new.pk, **_domains(old)}
    admin_client.post(f"/beheer/accounts/organisation/{old.pk}/change/", form)
    anna.refresh_from_db()
    assert anna.organisation == new
    assert [domain.name for domain in new.domains.all()] == ["oud.example"]
    assert list(Organisation.objects.current()) == [new]
    assert Organisation.objects.named("Oud") is None


def _domains(organisation):
    rows = {"domains-TOTAL_FORMS": organisation.domains.count(), "domains-INITIAL_FORMS": organisation.domains.count()}
    for number, domain in enumerate(organisation.domains.all()):
        rows |= {f"domains-{number}-id": domain.pk, f"domains-{number}-organisation": organisation.pk}
        rows |= {f"domains-{number}-name": domain.name}
    return rows


def test_after_a_new_name_the_old_one_is_still_found(admin_client):
    old = Organisation.objects.create(name="Oud")
    form = {"name": "Nieuw", "kind": "municipality", **_domains(old)}
    admin_client.post(f"/beheer/accounts/organisation/{old.pk}/change/", form)
    old.refresh_from_db()
    assert (old.name, old.also_known_as) == ("Nieuw", "Oud")
    organisations.rename(organisation=old, name="Nieuwer")
    assert old.also_known_as == "Nieuw, Oud"
    assert "Nieuwer" in admin_client.get("/beheer/accounts/organisation/?q=Oud").content.decode()


def test_the_four_groups_are_there():
    assert sorted(Group.objects.values_list("name", flat=True)) == [
        "beheerder",
        "eindredacteur",
        "moderator",
        "redacteur",
    ]


def test_the_demo_people_sign_in_as_who_they_are(client):
    people = make_demo_accounts(password=PASSWORD)
    assert {first for first, user in people.items() if user.is_member} == {
        "anna",
        "bram",
        "carla",
        "emma",
        "frank",
        "beheer",
    }
    assert list(User.objects.waiting()) == [people["wim"]]
    assert [group.name for first in ("carla", "emma", "frank") for group in people[first].groups.all()] == [
        "moderator",
        "redacteur",
        "eindredacteur",
    ]
    for user in people.values():
        browser = type(client)()
        sign_in(browser, user.email)
        assert is_signed_in(browser), user.email
    assert make_demo_accounts(password="iets anders") == people
    assert str(people["anna"].organisation) == "Gemeente Voorbeeld"


def test_a_production_start_makes_nobody(content):
    assert not User.objects.exists()
