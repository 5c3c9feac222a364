"""Walking through each decision aid in a real browser: in every width, with and without the script, leaving no trace."""

import re

import pytest
from django.apps import apps
from playwright.sync_api import expect

from products.decision_aids.loading import IN_ORDER, load_aids
from tests.accessibility import audit
from tests.browser import press
from tests.made_once import once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
DPIA, BREACH, AGREEMENT, OFFICER, STATEMENT = IN_ORDER
RIGHT = " ".join(f"r{number}-ja" for number in range(1, 13))
GOOD = " ".join(f"o{number}-ja" for number in range(1, 8))
TOLD = " ".join(f"e4-k{number}" for number in (1, 2, 3, 4, 6, 8, 9, 11, 12))
WALKS = {  # the answers of each page, the outcome, then one answer that is changed and where that leads
    DPIA: (
        ["d1-ja", "d2-nee", "d3-nee", "d5-weet-niet", "d6-geen", "d7-geen", "d8-k4 d8-k6"],
        "DPIA-VERPLICHT",
        ("Bestaande DPIA", ["d3-ja", "d4-nee", "d9-nee"], "DPIA-BESTAAT"),
    ),
    BREACH: (
        ["l1-ja", "l2-ja", "l3-nee", "l4-samen", "l5-nee", "l6-nee", "l7-ja", "l8-deels", "l9-na-72"],
        "DL-AP-EN-MENSEN",
        ("Hoog risico", ["l7-nee"], "DL-AP"),
    ),
    AGREEMENT: (
        ["v1-ander-voor-ons", "v2-ja", "v3-nee", "v4-nee", "v5-opdrachtgever", "v6-nee", "v7-deels v7m-d v7m-h"],
        "VO-AANVULLEN",
        ("Eigen doelen", ["v6-ja"], "VO-SPLITSEN"),
    ),
    OFFICER: (
        ["f1-ja", "f4-ja", RIGHT.replace("r11-ja", "r11-nee"), GOOD.replace("o6-ja", "o6-nvt")],
        "FG-NIET-OP-ORDE",
        ("Wettelijke punten", ["r11-ja"], "FG-OP-ORDE"),
    ),
    STATEMENT: (
        ["e1-betrokkene", "e2-nee", "e3-ontvangers", TOLD, "e5-v1 e5-v2 e5-v3 e5-v4"],
        "PV-COMPLEET",
        ("Herkomst", ["e1-beide"], "PV-ONVOLLEDIG"),
    ),
}


@pytest.mark.parametrize(("width", "has_script"), [(1280, True), pytest.param(320, False, marks=pytest.mark.deep)])
def test_each_aid_leads_to_its_outcome_and_one_answer_can_be_changed(open_browser, width, has_script, caplog):
    caplog.set_level("INFO")
    once(load_aids)
    rows, page = all_rows(), open_browser(width=width, java_script_enabled=has_script)
    for slug, (pages, outcome, (short, changed, changes_to)) in WALKS.items():
        page.goto(f"/keuzehulp/{slug}/")
        press(page.get_by_role("link", name="Begin met de eerste vraag"))
        for answers in pages:
            answer(page, answers)
        expect(page.locator("h1")).to_have_attribute("data-outcome", outcome)
        press(page.get_by_role("link", name=f"Wijzig (antwoord op: {short})"))
        for answers in changed:
            answer(page, answers)
        expect(page.locator("h1")).to_have_attribute("data-outcome", changes_to)
        assert fits(page)
    assert page.context.cookies() == [] and all_rows() == rows
    assert not re.search(r"\b(?:d8|l4|v7m|r11|e4)=", caplog.text)


def answer(page, answers):
    """Choose on this page, and go on."""
    for choice in answers.split():
        page.locator(f"label[for={choice}]").click()
        expect(page.locator(f"#{choice}")).to_be_checked()
    press(page.get_by_role("button", name="Naar de "))


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def all_rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


@pytest.mark.audit
def test_axe_finds_nothing_on_the_pages_that_have_most(page):
    once(load_aids)
    for address in [
        f"{BREACH}/l6/?l1=ja&l2=ja&l3=nee&l4=gemeente&l5=nee",
        f"{BREACH}/uitkomst/?l1=ja&l2=ja&l3=nee&l4=samen&l5=nee&l6=weet-niet&l7=ja&l8=deels&l9=na-72&kennis=2026-11-13T16:30",
        f"{OFFICER}/f5/?f1=ja&f4=ja&r1=nee&stap=f5",
        f"{AGREEMENT}/v7/?v1=wij-voor-ander&v2=ja&v3=nee&v4=nee&v5=opdrachtgever&v6=nee&x=1",
    ]:
        page.goto(f"/keuzehulp/{address}")
        assert audit(page) == [], address


@pytest.mark.deep
@pytest.mark.parametrize("slug", IN_ORDER)
def test_axe_finds_nothing_on_any_page_of_an_aid(page, slug):
    once(load_aids)
    for address in ["/keuzehulp/", f"/keuzehulp/{slug}/"]:
        page.goto(address)
        assert audit(page) == [], address
    press(page.get_by_role("link", name="Begin met de eerste vraag"))
    for answers in WALKS[slug][0]:
        assert audit(page) == [], page.url
        press(page.get_by_role("button", name="Naar de "))  # nothing chosen: an error, or a checklist without ticks
        if page.locator("[data-error-summary]").count():
            assert audit(page) == [], page.url
        else:
            page.go_back()
        answer(page, answers)
    assert audit(page) == [], page.url
