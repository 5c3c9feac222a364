"""Asking access: what is asked, what a stranger can learn from it, and who is let in by whom."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils import timezone
from post_office.models import Email

from privacyportal.accounts import membership
from privacyportal.accounts.models import Domain, Organisation, User
from tests.accounts.test_signing_in import sign_in
from tests.factories import PASSWORD, make_member, make_user

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def ask(client, email="jan@gemeente-a.example", **fields):
    form = {
        "name": "Jan Smit",
        "email": email,
        "organisation": "Gemeente A",
        "password1": PASSWORD,
        "mail_rhythm": "daily",
        "accept": "on",
    }
    return client.post("/account/aanmelden/", {**form, **fields}, follow=True)


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/\S+)", mail.message)[1]


def confirm(client):
    return client.post(link_in(Email.objects.latest("pk")), follow=True)


def know(domain="gemeente-a.example"):
    organisation = Organisation.objects.create(name="A")
    Domain.objects.create(name=domain, organisation=organisation)
    return organisation


def test_who_asks_access_is_told_where_the_link_went(client):
    page = ask(client).content.decode()
    assert "Bevestig uw e-mailadres. Wij stuurden een link naar jan@gemeente-a.example." in page
    jan = User.objects.get()
    assert (jan.name, jan.organisation_typed, jan.mail_rhythm, jan.accepted_rules, jan.is_member) == (
        "Jan Smit",
        "Gemeente A",
        "daily",
        1,
        False,
    )
    assert Email.objects.get().subject == "Bevestig uw e-mailadres"


def test_a_known_domain_is_let_in_after_confirming_the_address(client):
    organisation = know()
    ask(client, "Jan@Gemeente-A.example")
    assert not User.objects.get().is_member
    page = confirm(client).content.decode()
    assert "Uw e-mailadres is bevestigd." in page
    assert "U hebt toegang tot de community." in page
    assert (User.objects.get().is_member, User.objects.get().organisation) == (True, organisation)


def test_an_unknown_domain_waits_in_the_queue(client):
    know("elders.example")
    ask(client)
    assert list(User.objects.waiting()) == []
    page = confirm(client).content.decode()
    assert "Wij controleren of u bij een gemeente werkt. Ons streven: u krijgt binnen 2 werkdagen bericht." in page
    assert list(User.objects.waiting()) == [User.objects.get()]
    assert not User.objects.get().is_member


def test_who_decides_is_told_that_someone_waits_but_not_who(client, staff_groups):
    carla = make_member("Carla", is_staff=True)
    carla.groups.add(Group.objects.get(name="moderator"), Group.objects.get(name="beheerder"))
    editor = make_member("Emma", is_staff=True)
    editor.groups.add(Group.objects.get(name="redacteur"))
    ask(client)
    confirm(client)
    [mail] = Email.objects.filter(subject="Iemand vraagt toegang tot de community")
    assert mail.to == [carla.email]
    assert "/beheer/accounts/accessrequest/" in mail.message
    assert "Jan" not in mail.message and "gemeente-a" not in mail.message


def test_nobody_is_mailed_about_a_member_who_was_let_in_at_once(client, staff_groups):
    make_member("Carla", is_staff=True).groups.add(Group.objects.get(name="moderator"))
    know()
    ask(client)
    confirm(client)
    assert not Email.objects.filter(subject__contains="vraagt toegang").exists()


def test_opening_the_link_changes_nothing_and_a_used_link_says_so(client):
    ask(client)
    link = link_in(Email.objects.get())
    assert "Is jan@gemeente-a.example uw e-mailadres?" in client.get(link).content.decode()
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert "Deze link werkt niet meer. Vraag een nieuwe aan." in client.get(link).content.decode()
    assert "Deze link werkt niet meer" in client.get("/account/bevestigen/MQ:1abc:def/").content.decode()


@pytest.mark.parametrize("typed", ["anna@gemeente-a.example", "ANNA@Gemeente-A.example", " anna@gemeente-a.example "])
def test_a_known_and_an_unknown_address_get_the_same_answer(client, django_user_model, typed):
    make_member("Anna", email="anna@gemeente-a.example")
    known, unknown = ask(client, typed), ask(type(client)(), "bram@gemeente-b.example")
    pages = [TOKEN.sub("", response.content.decode()) for response in (known, unknown)]
    pages[1] = pages[1].replace("bram@gemeente-b.example", "anna@gemeente-a.example")
    assert pages[0] == pages[1]
    assert known.redirect_chain == unknown.redirect_chain
    assert {name: known.cookies[name]["max-age"] for name in known.cookies} == {
        name: unknown.cookies[name]["max-age"] for name in unknown.cookies
    }
    assert [mail.subject for mail in Email.objects.order_by("pk")] == [
        "U hebt al een account",
        "Bevestig uw e-mailadres",
    ]
    assert User.objects.filter(email="anna@gemeente-a.example").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Vul uw naam in."),
        ("email", "", "Vul uw e-mailadres in."),
        ("email", "jan", "Vul een e-mailadres in zoals naam@gemeente.nl."),
        ("email", "jan@gemeente.nl\nBcc: x@y.example", "Vul een e-mailadres in zoals naam@gemeente.nl."),
        ("organisation", "", "Vul uw gemeente of organisatie in."),
        ("password1", "", "Vul een wachtwoord in."),
        ("password1", "kort", "Uw wachtwoord is te kort: gebruik ten minste 12 tekens."),
        ("password1", "password1234", "Dit wachtwoord wordt veel gebruikt en is makkelijk te raden. Kies een ander."),
        ("password1", "Welkom2026!!", "Dit wachtwoord wordt veel gebruikt en is makkelijk te raden. Kies een ander."),
        ("password1", "Jan Smit 1234", "Dit wachtwoord lijkt op uw naam of e-mailadres. Kies een ander."),
        ("password1", "lang" * 300, "Uw wachtwoord is te lang: gebruik ten hoogste 1000 tekens."),
        ("mail_rhythm", "", "Kies hoe vaak u e-mail wilt."),
        ("accept", "", "Vink aan dat u zich aan de huisregels houdt."),
    ],
)
def test_each_fault_is_named_in_the_summary_and_at_its_field(client, field, value, sentence):
    page = ask(client, **{field: value}).content.decode()
    assert page.count(sentence) == 2
    assert "<title>Fout: Vraag toegang aan" in page
    assert not User.objects.exists()
    assert PASSWORD not in page


def test_what_was_typed_comes_back_after_a_fault(client):
    page = ask(client, email="").content.decode()
    assert 'value="Jan Smit"' in page
    assert 'value="Gemeente A"' in page


def test_a_member_who_moves_to_an_unknown_domain_waits_again(client):
    anna = make_member(email="anna@gemeente-a.example", organisation=know())
    membership.confirm(user=anna, email="anna@elders.example")
    assert not User.objects.get(pk=anna.pk).is_member


def test_a_blocked_member_is_signed_out_and_hears_why(client):
    anna, carla = make_member("Anna"), make_member("Carla")
    client.force_login(anna)
    membership.block(user=anna, by=carla, reason="Reclame, na twee waarschuwingen.")
    assert not User.objects.get(pk=anna.pk).is_member
    assert client.get("/account/").status_code == 302
    assert "Reclame, na twee waarschuwingen." in Email.objects.get().message
    membership.unblock(user=anna, by=carla)
    assert User.objects.get(pk=anna.pk).is_member
    with pytest.raises(membership.ReasonMissing):
        membership.block(user=anna, by=carla, reason="  ")


def test_two_addresses_that_differ_in_case_are_one_account():
    make_user("Anna", email="Anna@Gemeente-A.example")
    assert User.objects.get().email == "anna@gemeente-a.example"
    assert User.objects.get_by_natural_key("ANNA@gemeente-a.EXAMPLE") == User.objects.get()


def test_opening_the_link_of_another_does_not_sign_out(client):
    ask(client)
    client.force_login(make_member("Anna"))
    client.get(link_in(Email.objects.get()))
    assert client.get("/account/").status_code == 200


def test_asking_access_too_often_is_a_page_with_a_sentence(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/h/ip"}
    ask(client)
    answer = ask(client, "bram@gemeente-b.example")
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "U doet dit te snel achter elkaar" in answer.text and "Wacht 1 uur." in answer.text
    assert User.objects.count() == 1


def test_a_person_in_a_group_works_in_the_admin_and_so_needs_a_second_factor(admin_client):
    carla, moderator = make_member("Carla"), Group.objects.get(name="moderator")
    form = {"email": carla.email, "name": "Carla", "is_active": "on", "groups": [moderator.pk]}
    rows = {"roles-TOTAL_FORMS": 0, "roles-INITIAL_FORMS": 0}
    page = admin_client.post(f"/beheer/accounts/user/{carla.pk}/change/", {**form, **rows}).content.decode()
    assert "Wie in een groep zit, werkt in het beheer. Vink dit aan." in page
    admin_client.post(f"/beheer/accounts/user/{carla.pk}/change/", {**form, **rows, "is_staff": "on"})
    assert [group.name for group in carla.groups.all()] == ["moderator"]


def test_a_role_is_granted_by_whoever_granted_it(admin_client, admin_user):
    anna = make_member("Anna")
    form = {"email": anna.email, "name": "Anna", "is_active": "on"}
    rows = {"roles-TOTAL_FORMS": 1, "roles-INITIAL_FORMS": 0, "roles-0-role": "dpo", "roles-0-user": anna.pk}
    admin_client.post(f"/beheer/accounts/user/{anna.pk}/change/", {**form, **rows})
    page = admin_client.post(f"/beheer/accounts/user/{anna.pk}/change/", {**form, **rows})
    assert "Deze persoon heeft die rol al." in page.text
    assert [(role.get_role_display(), role.granted_by) for role in anna.roles.all()] == [("FG", admin_user)]


def test_a_beheerder_finds_a_member_and_grants_her_a_role_and_nothing_else(client):
    frank = make_member("Frank", is_staff=True)
    frank.groups.add(Group.objects.get(name="beheerder"))
    anna, wim = make_member("Anna"), make_user("Wim", confirmed_at=timezone.now())
    sign_in(client, frank.email)
    found = client.get("/beheer/accounts/member/?q=Anna").text
    assert f"/beheer/accounts/member/{anna.pk}/change/" in found
    rows = {"roles-TOTAL_FORMS": 1, "roles-INITIAL_FORMS": 0, "roles-0-role": "ciso", "roles-0-user": anna.pk}
    client.post(f"/beheer/accounts/member/{anna.pk}/change/", {"name": "Anders", "is_superuser": "on", **rows})
    anna.refresh_from_db()
    assert [(role.get_role_display(), role.granted_by) for role in anna.roles.all()] == [("CISO", frank)]
    assert (anna.name, anna.is_superuser) == ("Anna", False)
    assert client.get(f"/beheer/accounts/member/{wim.pk}/change/").status_code == 302
    assert client.get(f"/beheer/accounts/user/{anna.pk}/change/").status_code == 403
