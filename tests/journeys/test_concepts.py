"""A member keeps a concept of a model in a real browser, and an outcome of the keuzehulp fills a model in."""

import pytest
from playwright.sync_api import expect

from products.decision_aids.loading import load_aids
from products.fill_in.loading import load_models
from products.fill_in.models import KeptWords
from tests.accessibility import audit
from tests.browser import press
from tests.community.factories import make_known
from tests.factories import make_member
from tests.fill_in.factories import EVERY_KIND, make_model
from tests.journeys.test_account_pages import sign_in
from tests.made_once import once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FORM = "/modellen/model-fietsafspraak/"
BREACH = "l1=ja&l2=ja&l3=nee&l4=samen&l5=nee&l6=nee&l7=ja&l8=geen&l9=na-72&kennis=2026-10-23T12:00"


@pytest.mark.parametrize("has_script", [True, pytest.param(False, marks=pytest.mark.deep)])
def test_a_member_keeps_a_concept_goes_on_with_it_and_throws_it_away(open_browser, has_script):
    make_model("model-fietsafspraak", EVERY_KIND)
    page = open_browser(java_script_enabled=has_script)
    sign_in(page, make_known(make_member("Anna")))
    page.goto(FORM)
    page.get_by_label("Wie leent de fiets?").fill("de bode")
    press(page.get_by_role("button", name="Bewaar als concept").first)
    expect(page.get_by_text("Concept bewaard op")).to_be_visible()
    assert not has_script or audit(page) == []
    page.goto(FORM)
    assert not has_script or audit(page) == []
    press(page.get_by_role("link", name="Ga verder met dat concept"))
    expect(page.get_by_label("Wie leent de fiets?")).to_have_value("de bode")
    page.goto("/account/concepten/")
    assert not has_script or audit(page) == []
    press(page.get_by_role("button", name="Verwijder"))
    expect(page.get_by_text("U hebt geen concepten.")).to_be_visible()
    assert not KeptWords.objects.exists()


def test_a_second_window_asks_before_it_takes_the_place_of_the_first(open_browser):
    make_model("model-fietsafspraak", EVERY_KIND)
    page = open_browser(width=320)
    sign_in(page, make_known(make_member("Anna")))
    for typed in ("de bode", "de conciërge"):
        page.goto(FORM)
        page.get_by_label("Wie leent de fiets?").fill(typed)
        press(page.get_by_role("button", name="Bewaar als concept").first)
    assert audit(page) == []
    assert KeptWords.objects.get().content["fields"] == {"lener": "de bode"}
    press(page.get_by_role("button", name="Vervang dat concept"))
    assert KeptWords.objects.get().content["fields"] == {"lener": "de conciërge"}


@pytest.mark.parametrize("button", ["Vul het model in: datalek", "Vul in: Model datalek"])
def test_an_outcome_fills_a_model_in_and_no_address_says_so(open_browser, button):
    once(load_models)
    once(load_aids)
    page, asked = open_browser(java_script_enabled=False), []
    page.goto(f"/keuzehulp/datalek-melden-of-niet/uitkomst/?{BREACH}")
    page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    press(page.get_by_role("button", name=button))
    expect(page.get_by_label("De gemeente wist het met redelijke zekerheid")).to_have_value("2026-10-23T12:00")
    assert page.url.endswith("/modellen/model-datalek/") and not page.context.cookies()
    assert not [said for said in asked if "l4=" in "".join(said) or "2026-10-23" in "".join(said)]
