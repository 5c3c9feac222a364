"""Joining and leaving in a real browser, as the people of the demo do it. No page here needs JavaScript."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import expect
from post_office.models import Email

from privacyportal.accounts.models import Domain, Organisation, User
from tests.accessibility import audit
from tests.browser import press
from tests.factories import PASSWORD, make_member, make_user
from tests.journeys.test_account_pages import link_in, open_page, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW_PASSWORD = "een trein vol blauwe paraplu's"


@pytest.fixture(params=[pytest.param(True, marks=pytest.mark.deep), False], ids=["javascript", "no javascript"])
def page(request, open_browser):
    return open_browser(java_script_enabled=request.param)


def ask_access(page, email):
    page.goto("/")
    press(page.get_by_role("link", name="Inloggen"))
    press(page.get_by_role("link", name="Vraag toegang aan"))
    page.get_by_label("Naam", exact=True).fill("Jan Smit")
    page.get_by_label("E-mailadres van uw werk").fill(email)
    page.get_by_label("Gemeente of organisatie").fill("Gemeente Voorbeeld")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    expect(page.get_by_label("Eén keer per week")).to_be_checked()
    page.get_by_label("Ik houd mij aan de huisregels").check()
    press(page.get_by_role("button", name="Vraag toegang aan"))
    expect(page.locator("main")).to_contain_text(f"Wij stuurden een link naar {email}.")


def confirm_address(page):
    page.goto(link_in(Email.objects.latest("pk")))
    press(page.get_by_role("button", name="Ja, bevestig mijn e-mailadres"))
    expect(page.get_by_role("status").first).to_have_text("Uw e-mailadres is bevestigd.")


def test_joining_from_a_known_domain(page):
    organisation = Organisation.objects.create(name="Voorbeeld")
    Domain.objects.create(name="gemeente-voorbeeld.example", organisation=organisation)
    ask_access(page, "jan@gemeente-voorbeeld.example")
    confirm_address(page)
    sign_in(page, User.objects.get())
    expect(page.get_by_role("heading", level=1)).to_have_text("Community")
    open_page(page, "/account/")
    expect(page.locator("main")).to_contain_text("gemeente Voorbeeld (gecontroleerd)")
    assert User.objects.get().is_member


def test_joining_from_an_unknown_domain_by_approval_in_the_admin(page, open_browser):
    Organisation.objects.create(name="Voorbeeld")
    beheer = make_member("Beheer", is_staff=True, is_superuser=True)
    ask_access(page, "jan@onbekend.example")
    confirm_address(page)
    sign_in(page, User.objects.get(name="Jan Smit"))
    expect(page.locator("main .notice")).to_contain_text("Ons streven: u krijgt binnen 2 werkdagen bericht.")
    _approve(open_browser(), beheer)
    assert Email.objects.latest("pk").to == ["jan@onbekend.example"]
    page.goto("/account/")
    expect(page.locator("main")).to_contain_text("gemeente Voorbeeld (gecontroleerd)")


def _approve(admin_page, beheer):
    sign_in(admin_page, beheer)
    admin_page.goto("/beheer/accounts/accessrequest/")
    press(admin_page.get_by_role("link", name="Jan Smit"))
    press(admin_page.get_by_role("button", name="Toelaten"))
    expect(admin_page.get_by_role("link", name="Jan Smit")).to_have_count(0)


@pytest.mark.parametrize("has_script", [True, pytest.param(False, marks=pytest.mark.deep)])
def test_a_moderator_lets_in_with_one_press_and_chooses_when_nothing_fits(open_browser, has_script):
    Organisation.objects.bulk_create([Organisation(name="Utrecht"), Organisation(name="Amersfoort")])
    wim = make_user("Wim Jansen", confirmed_at=timezone.now(), organisation_typed="Gemeente Utrecht")
    jan = make_user("Jan Smit", confirmed_at=timezone.now(), organisation_typed="Onze dienst")
    carla = make_member("Carla", is_staff=True)
    carla.groups.add(Group.objects.get(name="moderator"))
    page = open_browser(width=320, java_script_enabled=has_script)
    sign_in(page, carla)
    page.goto(f"/beheer/accounts/accessrequest/{wim.pk}/change/")
    if has_script:
        assert audit(page) == []
    press(page.get_by_role("button", name="Toelaten"))
    expect(page.get_by_text("Wim Jansen: toegelaten. Er is een e-mail verstuurd.")).to_be_visible()
    page.goto(f"/beheer/accounts/accessrequest/{jan.pk}/change/")
    press(page.get_by_role("button", name="Toelaten"))
    expect(page.locator(".error-summary")).to_contain_text("Kies de organisatie.")
    page.get_by_label("Organisatie", exact=True).select_option("Amersfoort")
    press(page.get_by_role("button", name="Toelaten"))
    let_in = User.objects.members().filter(organisation__isnull=False)
    assert [(person.name, person.organisation.name) for person in let_in] == [
        ("Jan Smit", "Amersfoort"),
        ("Wim Jansen", "Utrecht"),
    ]


def test_a_forgotten_password_is_replaced_through_the_mail(page):
    anna = make_member()
    page.goto("/account/inloggen/")
    press(page.get_by_role("link", name="Wachtwoord vergeten?"))
    page.get_by_label("E-mailadres").fill(anna.email.upper())
    press(page.get_by_role("button", name="Stuur mij een link"))
    expect(page.locator("main")).to_contain_text("Dan krijgt u binnen enkele minuten een e-mail.")
    page.goto(link_in(Email.objects.get()))
    page.get_by_label("Nieuw wachtwoord").fill(NEW_PASSWORD)
    press(page.get_by_role("button", name="Bewaar nieuw wachtwoord"))
    press(page.locator("main").get_by_role("link", name="Log in"))
    page.get_by_label("E-mailadres").fill(anna.email)
    page.get_by_label("Wachtwoord", exact=True).fill(NEW_PASSWORD)
    press(page.get_by_role("button", name="Log in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Community")


def test_an_app_as_second_step_is_set_up_and_then_asked(page, open_browser):
    anna = make_member()
    sign_in(page, anna)
    open_page(page, "/account/")
    press(page.get_by_role("link", name="Wijzig tweede stap"))
    open_page(page, "/account/tweede-stap/app/")
    secret = page.locator("code").inner_text()
    page.get_by_label("Code uit de app").fill(_code(secret))
    press(page.get_by_role("button", name="Zet de app aan"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")
    recovery_code = page.locator(".recovery-codes code").first.inner_text()
    elsewhere = open_browser()
    sign_in(elsewhere, anna)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Tweede stap")
    elsewhere.get_by_label("Code").fill(recovery_code)
    press(elsewhere.get_by_role("button", name="Log in"))
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Community")


def _code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ("Mijn reacties blijven zonder naam", "Uw reacties blijven staan zonder uw naam."),
        ("Ook mijn reacties weg", "Ook uw reacties en uw bijlagen verdwijnen."),
    ],
)
def test_leaving_in_both_ways(page, choice, sentence):
    bram = make_member("Bram", email="bram@gemeente-voorbeeld.example")
    sign_in(page, bram)
    open_page(page, "/account/verwijderen/")
    page.get_by_label(choice).check()
    press(page.get_by_role("button", name="Ga verder"))
    expect(page.locator("main")).to_contain_text(sentence)
    press(page.get_by_role("link", name="Nee, ga terug"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn account")
    open_page(page, "/account/verwijderen/")
    page.get_by_label(choice).check()
    press(page.get_by_role("button", name="Ga verder"))
    press(page.get_by_role("button", name="Ja, verwijder mijn account"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw account is verwijderd")
    assert not User.objects.exists()
    assert [mail.subject for mail in Email.objects.all()] == ["Uw account is verwijderd"]


def test_a_security_key_is_added_and_used(open_browser):
    page = open_browser()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    options = {**key, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    anna = make_member()
    sign_in(page, anna)
    open_page(page, "/account/tweede-stap/sleutels/nieuw/")
    page.get_by_label("Naam van de sleutel").fill("Sleutelbos")
    page.get_by_role("button", name="Voeg de sleutel toe").click()
    expect(page.get_by_role("status").first).to_have_text("De sleutel is toegevoegd.")
    page.context.clear_cookies()
    sign_in(page, anna)
    page.get_by_role("button", name="Gebruik uw sleutel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Community")


def test_a_refused_person_reads_the_reason(page):
    wim = make_user("Wim", confirmed_at=timezone.now(), refused_at=timezone.now(), refusal_reason="Geen gemeente.")
    wim.emailaddress_set.create(email=wim.email, verified=True, primary=True)
    sign_in(page, wim)
    expect(page.locator("main .notice")).to_contain_text(
        re.compile("Wij konden niet vaststellen.*Geen gemeente.", re.S)
    )
