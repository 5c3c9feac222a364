"""Letting people in: each role that has the task signs in and does it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from post_office.models import Email

from privacyportal.accounts.models import Domain, Organisation, User
from tests.accounts.test_signing_in import sign_in
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
DECIDERS = ["moderator", "beheerder", "superuser"]


def make_decider(role):
    person = make_member("Carla", is_staff=True, is_superuser=role == "superuser")
    person.groups.set(Group.objects.filter(name=role))
    return person


def make_applicant(name="Wim Jansen", **fields):
    fields = {"organisation_typed": "Gemeente Utrecht", "email": "wim@elders.example", **fields}
    return make_user(name, confirmed_at=timezone.now() - timedelta(days=3), **fields)


@pytest.fixture
def utrecht():
    for name in ("Utrechtse Heuvelrug", "Amersfoort", "Bergen (L.)", "Bergen (NH.)"):
        Organisation.objects.create(name=name)
    return Organisation.objects.create(name="Utrecht", also_known_as="Vleuten-De Meern")


def page_of(person):
    return f"/beheer/accounts/accessrequest/{person.pk}/change/"


def form_in(response):
    return response.context["adminform"].form


def proposed(response):
    groups = dict(form_in(response).fields["organisation"].choices)
    return [name for _, name in groups.get("Past bij het e-mailadres of de naam", [])]


@pytest.mark.parametrize("role", DECIDERS)
def test_each_role_with_the_task_lets_a_person_in_by_one_press(client, utrecht, role):
    wim = make_applicant()
    sign_in(client, make_decider(role).email)
    assert "Wim Jansen" in client.get("/beheer/accounts/accessrequest/").text
    page = client.get(page_of(wim))
    chosen = form_in(page)["organisation"].value()
    assert f'<option value="{chosen}" selected>Utrecht</option>' in page.text
    client.post(page_of(wim), {"organisation": chosen, "decision": "approve"})
    wim.refresh_from_db()
    assert (wim.is_member, wim.organisation) == (True, utrecht)
    mail = Email.objects.get(to=wim.email)
    assert mail.subject == "U hebt toegang tot de community"


@pytest.mark.parametrize("role", DECIDERS)
def test_each_role_with_the_task_refuses_with_a_reason_that_is_mailed(client, utrecht, role):
    wim = make_applicant()
    sign_in(client, make_decider(role).email)
    page = client.post(page_of(wim), {"decision": "refuse", "reason": " "}).text
    assert "Vul de reden in. De aanvrager krijgt die per e-mail." in page
    client.post(page_of(wim), {"decision": "refuse", "reason": "Dit is 'geen' adres van een gemeente."})
    wim.refresh_from_db()
    assert wim.refused_at and not wim.is_member
    assert "De reden: Dit is 'geen' adres van een gemeente." in Email.objects.get(to=wim.email).message


@pytest.mark.parametrize("role", ["redacteur", "eindredacteur", None])
def test_who_has_no_such_task_sees_no_applicant(client, utrecht, role):
    wim = make_applicant()
    person = make_decider(role)
    sign_in(client, person.email)
    for address in ("/beheer/accounts/accessrequest/", page_of(wim)):
        answer = client.get(address)
        assert answer.status_code == 403 and "Wim Jansen" not in answer.text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Utrecht", ["Utrecht"]),
        ("gemeente utrecht", ["Utrecht"]),
        ("Gem. Utrecht", ["Utrecht"]),
        ("Gemeente Utrecht, afdeling privacy", ["Utrecht"]),
        ("gemeente Utrechtse  Heuvelrug", ["Utrechtse Heuvelrug"]),
        ("Vleuten-De Meern", ["Utrecht"]),
        ("Gemeente Bergen (NH.)", ["Bergen (NH.)"]),
        ("Bergen", ["Bergen (L.)", "Bergen (NH.)"]),
        ("Utrecht / Amersfoort", ["Amersfoort", "Utrecht"]),
        ("Gemeente", []),
        ("", []),
        ("Elders", []),
    ],
)
def test_the_organisation_that_was_typed_is_proposed_and_one_alone_is_chosen(admin_client, utrecht, typed, names):
    page = admin_client.get(page_of(make_applicant(organisation_typed=typed)))
    assert proposed(page) == names
    chosen = form_in(page).initial["organisation"]
    assert (chosen.name if chosen else None) == (names[0] if len(names) == 1 else None)


def test_a_domain_of_two_organisations_proposes_both_and_a_subdomain_proposes_its_owner(admin_client, utrecht):
    heuvelrug = Organisation.objects.get(name="Utrechtse Heuvelrug")
    for organisation in (utrecht, heuvelrug):
        Domain.objects.create(name="samen.example", organisation=organisation)
    Domain.objects.create(name="utrecht.example", organisation=utrecht)
    both = make_applicant(email="wim@samen.example", organisation_typed="")
    below = make_applicant("Jan", email="jan@wijk.utrecht.example", organisation_typed="")
    assert proposed(admin_client.get(page_of(both))) == ["Utrecht", "Utrechtse Heuvelrug"]
    assert proposed(admin_client.get(page_of(below))) == ["Utrecht"]


def test_two_that_speak_against_each_other_are_both_proposed_and_none_is_chosen(admin_client, utrecht):
    Domain.objects.create(name="utrecht.example", organisation=utrecht)
    page = admin_client.get(page_of(make_applicant(email="w@a.utrecht.example", organisation_typed="Amersfoort")))
    assert proposed(page) == ["Amersfoort", "Utrecht"]
    assert form_in(page).initial["organisation"] is None


def test_an_organisation_that_was_merged_away_is_not_offered(admin_client, utrecht):
    gone = Organisation.objects.create(name="Maarn", merged_into=utrecht)
    wim = make_applicant(organisation_typed="Maarn")
    page = admin_client.get(page_of(wim))
    assert proposed(page) == []
    admin_client.post(page_of(wim), {"organisation": gone.pk, "decision": "approve"})
    assert list(User.objects.waiting()) == [wim]


def test_the_domain_is_kept_when_asked(admin_client, utrecht):
    wim = make_applicant(email="wim@mail.utrecht.example")
    form = {"organisation": utrecht.pk, "decision": "approve", "is_domain_kept": "on"}
    admin_client.post(page_of(wim), form)
    assert [(domain.name, domain.organisation) for domain in Domain.objects.all()] == [
        ("mail.utrecht.example", utrecht)
    ]


@pytest.mark.parametrize("email", ["wim@gmail.com", "wim@mail.ziggo.nl", "wim@x.github.io"])
def test_a_domain_of_everybody_cannot_be_kept_and_the_page_says_why(admin_client, utrecht, email):
    wim = make_applicant(email=email)
    assert "Dit domein kunnen wij daarom niet onthouden." in admin_client.get(page_of(wim)).text
    admin_client.post(page_of(wim), {"organisation": utrecht.pk, "decision": "approve", "is_domain_kept": "on"})
    assert User.objects.get(pk=wim.pk).is_member
    assert not Domain.objects.exists()


def test_who_waits_longest_stands_on_top(admin_client, utrecht):
    make_applicant("Anna", email="a@a.example")
    User.objects.filter(pk=make_applicant("Zoë").pk).update(confirmed_at=timezone.now() - timedelta(days=9))
    page = admin_client.get("/beheer/accounts/accessrequest/").text
    assert page.index("Zoë") < page.index("Anna")
    assert "1\xa0week" in page and "3\xa0dagen" in page


def test_pressing_twice_lets_in_once(admin_client, utrecht):
    wim = make_applicant()
    for _ in range(2):
        admin_client.post(page_of(wim), {"organisation": utrecht.pk, "decision": "approve"})
    assert Email.objects.filter(to=wim.email).count() == 1


def test_a_moderator_sees_the_queue_and_nothing_that_gives_rights(client, utrecht):
    carla = make_decider("moderator")
    sign_in(client, carla.email)
    assert client.get(f"/beheer/accounts/user/{carla.pk}/change/").status_code == 403
    assert client.get("/beheer/auth/group/").status_code == 403
