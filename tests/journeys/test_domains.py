"""Domains in a real browser: proposals confirmed, lines pasted, people let in by domain and by hand, municipalities merged;
no script is needed, and axe has nothing to say."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from privacyportal.accounts.models import Organisation, ProposedDomain, User
from tests.accessibility import audit
from tests.browser import press
from tests.factories import make_member, make_user
from tests.journeys.test_account_pages import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(open_browser):
    """As a keeper of domains sees it, without scripts."""
    page = open_browser(java_script_enabled=False)
    sign_in(page, make_member("Beheer", is_staff=True, is_superuser=True))
    return page


@pytest.fixture
def utrecht():
    utrecht = Organisation.objects.create(name="Utrecht", cbs_code="GM0344")
    ProposedDomain.objects.create(name="utrecht.nl", organisation=utrecht)
    return utrecht


def make_waiting(name, email):
    return make_user(name, email=email, confirmed_at=timezone.now(), organisation_typed="Gemeente Utrecht")


def test_domains_are_confirmed_and_who_fits_is_let_in_and_the_other_by_hand(page, utrecht):
    wim, petra = make_waiting("Wim Jansen", "wim@utrecht.nl"), make_waiting("Petra Kok", "petra@dienst-bvo.nl")
    page.goto("/beheer/accounts/proposeddomain/")
    expect(page.get_by_role("row", name="utrecht.nl")).to_contain_text("Wim Jansen")
    press(page.get_by_role("button", name="Bevestig utrecht.nl"))
    expect(page.get_by_text("utrecht.nl is bevestigd.")).to_be_visible()
    press(page.get_by_role("link", name="Laat toe wie past"))
    expect(page.get_by_label("Wim Jansen, wim@utrecht.nl: bij Utrecht")).to_be_checked()
    press(page.get_by_role("button", name="Laat toe"))
    expect(page.get_by_text("1 persoon is toegelaten en krijgt een e-mail.")).to_be_visible()
    press(page.get_by_role("link", name="Petra Kok"))
    expect(page.locator("#id_organisation")).to_have_value(str(utrecht.pk))
    press(page.get_by_role("button", name="Toelaten"))
    assert all(User.objects.get(pk=person.pk).is_member for person in (wim, petra))


def test_lines_are_pasted_and_two_municipalities_become_one(page, utrecht):
    Organisation.objects.create(name="Houten")
    page.goto("/beheer/accounts/domain/veel/")
    page.get_by_label("Organisaties en domeinen").fill("Houten\thouten.nl\nUtrecht\tgmail.com")
    press(page.get_by_role("button", name="Kijk na"))
    press(page.get_by_role("button", name="Voeg 1 domein toe en sla 1 over"))
    page.goto("/beheer/accounts/organisation/")
    for name in ("Houten", "Utrecht"):
        page.get_by_role("row", name=name).get_by_role("checkbox").check()
    page.locator("select[name=action]").select_option(label="Voeg samen (herindeling)")
    press(page.get_by_role("button", name="Uitvoeren"))
    page.get_by_label("Naam van de nieuwe gemeente").fill("Vechtdijk")
    press(page.get_by_role("button", name="Voeg samen"))
    assert [domain.name for domain in Organisation.objects.get(name="Vechtdijk").domains.all()] == ["houten.nl"]


@pytest.mark.audit
def test_axe_has_nothing_to_say_about_the_pages_of_domains(open_browser, utrecht):
    wim = make_waiting("Wim Jansen", "wim@utrecht.nl")
    page = open_browser()
    sign_in(page, make_member("Beheer", is_staff=True, is_superuser=True))
    pages = ["domain/", "domain/add/", "domain/veel/", "proposeddomain/", "member/", "organisation/"]
    pages += [f"organisation/{utrecht.pk}/change/", f"organisation/herindeling/?van={utrecht.pk}"]
    pages += ["accessrequest/", "accessrequest/passen/", f"accessrequest/{wim.pk}/change/"]
    faults = {}
    for address in pages:
        page.goto(f"/beheer/accounts/{address}")
        faults[address] = audit(page)
    page.goto("/beheer/accounts/domain/veel/")
    page.get_by_label("Organisaties en domeinen").fill("Elders;x.nl\nUtrecht;utrecht.nl")
    press(page.get_by_role("button", name="Kijk na"))
    faults["checked"] = audit(page)
    assert {address: found for address, found in faults.items() if found} == {}
