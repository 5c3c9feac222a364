"""Organisations get new names and merge; what is known of them moves along. And the demo people."""

import pytest
from django.contrib.auth.models import Group

from community.models import MeToo, Post
from privacyportal.accounts import organisations
from privacyportal.accounts.demo import make_demo_accounts
from privacyportal.accounts.models import Domain, Organisation, ProposedDomain, User
from tests.accounts.test_signing_in import is_signed_in, sign_in
from tests.community.factories import make_topic
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_by_the_name_that_people_use():
    utrecht = Organisation.objects.create(name="Utrecht")
    dienst = Organisation.objects.create(name="Gemeente Plus", kind=Organisation.Kind.PARTNERSHIP)
    for name in ("Utrecht", "gemeente utrecht", " Gemeente  Utrecht "):
        assert Organisation.objects.named(name) == utrecht
    assert Organisation.objects.named("gemeente plus") == dienst
    assert Organisation.objects.named("Elders") is None


def test_a_herindeling_moves_people_domains_and_what_they_wrote_in_one_act(admin_client):
    one, other = (Organisation.objects.create(name=name) for name in ("Oud-West", "Oud-Oost"))
    for row, domain in (
        (one, "west.example"),
        (other, "oost.example"),
        (one, "samen.example"),
        (other, "samen.example"),
    ):
        Domain.objects.create(name=domain, organisation=row)
    ProposedDomain.objects.create(name="oud.example", organisation=one)
    anna, bram = make_member(organisation=one), make_member("Bram", organisation=other)
    posts = [make_topic(author=person).posts.get() for person in (anna, bram)]
    MeToo.objects.create(topic=posts[0].topic, organisation=other, user=bram)
    chosen = admin_client.post(
        "/beheer/accounts/organisation/", {"action": "merge", "_selected_action": [one.pk, other.pk]}, follow=True
    )
    assert "Oud-West: " in chosen.text and "1 persoon" in chosen.text and "1 reactie" in chosen.text
    form = {"van": [one.pk, other.pk], "name": "Nieuw", "cbs_code": "GM9999"}
    admin_client.post("/beheer/accounts/organisation/herindeling/", form)
    new = Organisation.objects.get(name="Nieuw")
    assert list(new.people.order_by("name")) == [anna, bram]
    assert [domain.name for domain in new.domains.all()] == ["oost.example", "samen.example", "west.example"]
    assert [proposal.name for proposal in new.proposed_domains.all()] == ["oud.example"]
    assert {post.byline for post in Post.objects.all()} == {"Anna, gemeente Nieuw", "Bram, gemeente Nieuw"}
    assert MeToo.objects.get().organisation == new
    assert list(Organisation.objects.current()) == [new]
    assert list(Organisation.objects.proposed_for(make_user(organisation_typed="Gemeente Oud-West"))) == [new]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Kies een gemeente, of vul de naam van een nieuwe gemeente in."),
        ({"name": "Blijft"}, "Deze gemeente bestaat al."),
        ({"van": []}, "Kies in de lijst met organisaties eerst wie opgaat in een ander."),
        ({"van": ["x", "99999999"]}, "Kies in de lijst met organisaties eerst wie opgaat in een ander."),
    ],
)
def test_a_herindeling_that_cannot_be_says_why_and_moves_nobody(admin_client, typed, sentence):
    old = Organisation.objects.create(name="Oud")
    Organisation.objects.create(name="Blijft")
    page = admin_client.post("/beheer/accounts/organisation/herindeling/", {"van": [old.pk], **typed})
    assert sentence in page.text
    assert Organisation.objects.current().count() == 2


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
