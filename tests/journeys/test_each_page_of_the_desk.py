"""Every page of the desk that a role reaches by links, one of each kind: nothing for axe at 1280 and 320, light and dark."""

import re

import pytest

from products.models import LawTerm
from tests.accessibility import audit
from tests.factories import make_member, make_product, make_theme
from tests.journeys.test_account_pages import sign_in
from tests.journeys.test_editors_desk import make_editor, roles  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db(transaction=True)]
WIDE_LISTS = """() => [...document.querySelectorAll("#changelist .results")]
    .some((list) => list.scrollWidth > list.clientWidth + 1)"""
LEFT_OUT = re.compile(r"\.csv|jsi18n|password_change|logout|_popup|\?")


@pytest.fixture(params=["redacteur", "eindredacteur", "beheer"])
def person(request, roles):  # noqa: F811
    if request.param == "beheer":
        return make_member("Beheer", is_staff=True, is_superuser=True)
    return make_editor("Emma Visser", request.param)


def test_axe_finds_nothing_on_any_page_of_the_desk(open_browser, person):
    LawTerm.objects.create(term="PIA", replaced_by="DPIA")
    make_product("Factsheet", body="Doe een PIA.", themes=[make_theme()])
    page = open_browser()
    sign_in(page, person)
    to_do, kinds, faults = ["/beheer/"], {"/beheer/"}, []
    while to_do:
        address = to_do.pop(0)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        faults += [(address, "wide list")] if page.evaluate(WIDE_LISTS) else []
        for link in page.evaluate("[...document.links].map((link) => link.pathname + link.search)"):
            kind = re.sub(r"\d+", "N", link)
            if link.startswith("/beheer/") and not LEFT_OUT.search(link) and kind not in kinds:
                kinds.add(kind)
                to_do.append(link)
        faults += [(address, *fault) for fault in audit(page)]
    assert faults == []
    assert len(kinds) > 10
