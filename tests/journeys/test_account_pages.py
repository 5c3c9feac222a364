"""Every account page as a person meets it: normal, waiting, refused and with every field wrong; nothing for axe to say."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone
from playwright.sync_api import expect
from post_office.models import Email

from privacyportal.accounts.models import GrantedRole, Organisation
from tests.accessibility import audit
from tests.browser import press
from tests.factories import PASSWORD, make_member, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GUEST_PAGES = [
    "/account/inloggen/",
    "/account/inloggen/?volgende=/producten/",
    "/account/aanmelden/",
    "/account/bevestigen/",
    "/account/bevestigen/MQ:1abc:def/",
    "/account/wachtwoord-vergeten/",
    "/account/wachtwoord-vergeten/verstuurd/",
    "/account/nieuw-wachtwoord/1-abc/",
    "/account/nieuw-wachtwoord/klaar/",
    "/account/huisregels/",
    "/account/gesloten/",
    "/account/verwijderd/",
    "/account/organisatie-geannuleerd/",
]
OWN_PAGES = [
    "/account/",
    "/account/gegevens/",
    "/account/meldingen/",
    "/account/leden/",
    "/account/ledenlijst/",
    "/account/uitnodigen/",
    "/account/sessies/",
    "/account/mijn-gegevens/",
    "/account/huisregels/",
    "/account/wachtwoord/",
    "/account/e-mailadres/",
    "/account/uitloggen/",
    "/account/wachtwoord/controle/",
    "/account/tweede-stap/",
    "/account/tweede-stap/sleutels/",
]
CAREFUL_PAGES = [
    "/account/verwijderen/",
    "/account/tweede-stap/app/",
    "/account/tweede-stap/sleutels/nieuw/",
    "/account/tweede-stap/herstelcodes/",
    "/account/tweede-stap/herstelcodes/nieuw/",
    "/account/tweede-stap/app/verwijderen/",
]


def sign_in(page, user):
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Log in"))
    assert not page.url.endswith("/account/inloggen/")


def open_page(page, address):
    """Go to `address`, by way of the password when it asks for that."""
    page.goto(address)
    if "/wachtwoord/controle/?" in page.url:
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        press(page.get_by_role("button", name="Ga verder"))
        page.wait_for_url("**" + address)


@pytest.mark.deep
def test_every_page_of_a_guest_is_accessible(page):
    for address in GUEST_PAGES:
        page.goto(address)
        assert audit(page) == [], address
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("address", ["/account/inloggen/", "/account/aanmelden/", "/account/wachtwoord-vergeten/"])
def test_an_empty_form_is_answered_in_full(page, address):
    page.goto(address)
    press(page.locator("main form [type=submit]").first)
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.get_by_role("alert")).to_be_focused()
    assert audit(page) == []
    fault = page.get_by_role("alert").get_by_role("link").first
    fault.click()
    expect(page.locator(fault.get_attribute("href"))).to_be_focused()


@pytest.mark.deep
def test_every_page_of_a_member_is_accessible(page):
    anna = make_member("Anna de Vries", organisation=Organisation.objects.create(name="Voorbeeld"))
    GrantedRole.objects.create(user=anna, role=GrantedRole.Role.DPO)
    sign_in(page, anna)
    for address in [*OWN_PAGES, *CAREFUL_PAGES[:3]]:
        open_page(page, address)
        assert audit(page) == [], address
    page.goto("/account/verwijderen/")
    press(page.get_by_role("button", name="Ga verder"))
    assert audit(page) == []
    page.get_by_label("Mijn reacties blijven zonder naam").check()
    press(page.get_by_role("button", name="Ga verder"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Weet u het zeker?")
    assert audit(page) == []


@pytest.mark.deep
def test_the_pages_of_a_second_step_are_accessible(page):
    anna = make_member()
    TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(anna).get_unused_codes()[0]
    sign_in(page, anna)
    assert audit(page) == []
    page.get_by_label("Code").fill("000000")
    press(page.get_by_role("button", name="Log in"))
    assert audit(page) == []
    page.get_by_label("Code").fill(code)
    press(page.get_by_role("button", name="Log in"))
    for address in ["/account/tweede-stap/", "/account/tweede-stap/controle/", *CAREFUL_PAGES[3:]]:
        open_page(page, address)
        assert audit(page) == [], address


@pytest.mark.parametrize(
    "state",
    [
        {"confirmed_at": timezone.now()},
        {"refused_at": timezone.now(), "refusal_reason": "Dit is geen adres van een gemeente."},
        {"approved_at": timezone.now(), "blocked_at": timezone.now(), "blocked_reason": "Reclame."},
        {"approved_at": timezone.now(), "accepted_rules": 0},
    ],
)
def test_the_account_page_says_where_a_person_stands(page, state):
    wim = make_user("Wim", accepted_rules=state.pop("accepted_rules", 1), **state)
    wim.emailaddress_set.create(email=wim.email, verified=True, primary=True)
    sign_in(page, wim)
    open_page(page, "/account/")
    expect(page.locator("main .notice")).to_have_count(1)
    assert audit(page) == []


@pytest.mark.deep
def test_the_pages_behind_a_link_in_a_mail_are_accessible(page):
    jan = make_user("Jan")
    sign_in(page, jan)
    expect(page.locator("main")).to_contain_text(f"Wij stuurden een link naar {jan.email}.")
    assert audit(page) == []
    page.goto(link_in(Email.objects.get()))
    assert audit(page) == []
    press(page.get_by_role("button", name="Ja, bevestig mijn e-mailadres"))
    expect(page.get_by_role("status").first).to_have_text("Uw e-mailadres is bevestigd.")
    assert audit(page) == []
    page.goto("/account/wachtwoord-vergeten/")
    page.get_by_label("E-mailadres").fill(jan.email)
    press(page.get_by_role("button", name="Stuur mij een link"))
    page.goto(link_in(Email.objects.latest("pk")))
    assert audit(page) == []


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/\S+)", mail.message)[1]
