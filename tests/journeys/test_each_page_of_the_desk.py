"""Every page of the desk that a role reaches by links, one of each kind, and each form with nothing filled in: nothing for
axe at 1280 and 320, light and dark."""

import re

import pytest
from django.contrib.auth.models import Group

from privacyportal.contact.models import Desk
from privacyportal.pages.demo import load_demo
from products.models import BrokenLink
from tests.accessibility import audit
from tests.factories import PASSWORD, make_member, make_product, make_theme

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db(transaction=True)]
WIDE_LISTS = """() => [...document.querySelectorAll("#changelist .results")]
    .some((list) => list.scrollWidth > list.clientWidth + 1)"""
LEFT_OUT = re.compile(r"\.csv|jsi18n|password_change|logout|_popup|voorbeeld/$|\?(?!van=|vraag=|oud=)")
FIRST_PAGES = {  # what each role has work on; a crawl that stays outside is no crawl
    "redacteur": "/beheer/products/product/word/",
    "eindredacteur": "/beheer/products/brokenlink/",
    "moderator": "/beheer/accounts/accessrequest/",
    "loket": "/beheer/contact/question/",
    "beheerder": "/beheer/accounts/proposeddomain/",
    "beheer": "/beheer/products/product/",
}
SENDS_NOTHING = """() => {
    const typed = "textarea, input:not([type=hidden], [type=submit], [type=checkbox], [type=radio])";
    const form = [...document.querySelectorAll("#inhoud form[method=post]")]
        .find((form) => !form.id.startsWith("changelist") && form.querySelector("select, " + typed));
    if (!form) return false;
    form.noValidate = true;
    for (const field of form.querySelectorAll(typed)) field.value = "";
    for (const field of form.querySelectorAll("select")) field.selectedIndex = field.options[0]?.value === "" ? 0 : -1;
    form.querySelector("[type=submit], button:not([type=button])").click();
    return true;
}"""


@pytest.fixture
def portal(content):
    """The portal as `make run` shows it, with the rest of what can wait for somebody."""
    load_demo(password=PASSWORD)
    product = make_product("Factsheet", body="Doe een PIA.", themes=[make_theme()])
    make_product("Nog niet af", status="concept", published_at=None)
    BrokenLink.objects.create(address="https://example.org/weg", problem="Niet gevonden", product=product)


@pytest.fixture(params=FIRST_PAGES)
def person(request, portal):
    if request.param == "beheer":
        return make_member("Beheer", is_staff=True, is_superuser=True)
    worker = make_member("Sanne Bos", is_staff=True)
    worker.groups.set(Group.objects.filter(name=request.param))
    if request.param == "loket":
        for desk in Desk.objects.all():
            desk.staff.add(worker)
    return worker


def test_axe_finds_nothing_on_any_page_of_the_desk(open_as, person, request):
    page = open_as(person)
    kinds, faults = {}, []
    for address in reached(page):
        kinds[kind_of(address)] = address
        faults += [(address, "wide list")] if page.evaluate(WIDE_LISTS) else []
        faults += [(address, *fault) for fault in audit(page)]
    for address in [address for address in kinds.values() if "?" not in address]:
        faults += [(address, "nothing sent", *fault) for fault in faults_after_nothing(page, address)]
    print(request.node.name, len(kinds), "pages", *kinds, sep="\n")
    assert faults == []
    assert FIRST_PAGES[request.node.callspec.params["person"]] in kinds


def kind_of(link):
    return re.sub(r"\d+", "N", re.sub(r"=[^&]*", "=", link))


def reached(page):
    """Each address of the desk that links lead to, one of each kind, while `page` stands there."""
    to_do, kinds = ["/beheer/"], {"/beheer/"}
    while to_do:
        address = to_do.pop(0)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        for link in page.evaluate("[...document.links].map((link) => link.pathname + link.search)"):
            if link.startswith("/beheer/") and not LEFT_OUT.search(link) and kind_of(link) not in kinds:
                kinds.add(kind_of(link))
                to_do.append(link)
        yield address


def faults_after_nothing(page, address):
    """What axe finds when the form at `address` is sent with nothing in it; an act that needs nothing is simply done."""
    page.goto(address)
    with page.expect_navigation():
        if not page.evaluate(SENDS_NOTHING):
            page.reload()
    return audit(page)
