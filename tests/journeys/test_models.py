"""A visitor fills in a model in a real browser: rows, preview, documents and her own file, with and without the script."""

import json

import pytest
from django.apps import apps
from playwright.sync_api import expect

from products.fill_in.examples import example_words
from products.fill_in.loading import IN_ORDER, fixture_of
from products.fill_in.own_file import written
from tests.accessibility import audit
from tests.browser import press
from tests.fill_in.factories import EVERY_KIND, live_model, make_model

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SLUG = "model-fietsafspraak"
ADDRESS = f"/modellen/{SLUG}/"
NASTY = "Bode {{lener}} <b>#1</b> | \\ é 😀"
OLD = {"model": SLUG, "version": 1, "fields": {"lener": "De bode", "kleur": "rood"}, "rows": {}, "reasons": {}}


@pytest.mark.parametrize(("width", "has_script"), [(1280, True), (320, False)])
def test_a_visitor_fills_in_a_model_and_leaves_no_trace(open_browser, width, has_script, caplog):
    caplog.set_level("INFO")
    make_model(SLUG, EVERY_KIND)
    rows, page = all_rows(), open_browser(width=width, java_script_enabled=has_script)
    page.goto(ADDRESS)
    fill_in_with_three_rows(page)
    press(page.get_by_role("button", name="Bekijk het document").first)
    expect(page.locator("[data-document=afspraak]")).to_contain_text(NASTY)
    follow_an_open_place(page)
    documents = [downloaded(page, name) for name in ("Word (.docx)", "OpenDocument (.odt)")]
    assert [content[:2] for content in documents] == [b"PK", b"PK"]
    own_file = downloaded(page, "Bewaar in een bestand")
    assert json.loads(own_file)["rows"]["krassen"][2] == {"kras_plek": "kras 3"}
    open_again(page, own_file)
    expect(page.get_by_label("Wie leent de fiets?")).to_have_value(NASTY)
    expect(page.get_by_label("Plek").nth(2)).to_have_value("kras 3")
    assert fits(page) and page.context.cookies() == [] and all_rows() == rows
    assert "kras 3" not in caplog.text and "Bode" not in caplog.text and "Bode" not in page.url


def test_a_preview_keeps_the_spaces_of_who_types_and_lets_no_word_turn_what_stands_around_it(open_browser):
    make_model(SLUG, EVERY_KIND)
    page = open_browser(java_script_enabled=False)
    page.goto(ADDRESS)
    page.get_by_label("Wie leent de fiets?").fill("שלום")
    page.get_by_label("Aantal dagen").fill("3")
    page.get_by_label("Reden").fill("drie   spaties")
    press(page.get_by_role("button", name="Bekijk het document").first)
    paper = page.locator("[data-document=afspraak]")
    assert "drie   spaties" in paper.inner_text()
    lender, days = (paper.locator("mark", has_text=words).first.bounding_box() for words in ("שלום", "3"))
    assert lender["x"] < days["x"] or lender["y"] < days["y"]


def fill_in_with_three_rows(page):
    page.get_by_label("Wie leent de fiets?").fill(NASTY)
    page.get_by_label("Welk slot?").select_option("geen")
    for number in (1, 2, 3):
        page.get_by_label("Plek").nth(number - 1).fill(f"kras {number}")
        if number < 3:
            press(page.get_by_role("button", name="Nog een rij: kras"))
            expect(page.get_by_label("Plek").nth(number)).to_be_in_viewport()
    expect(page.get_by_label("Wie leent de fiets?")).to_have_value(NASTY)


def follow_an_open_place(page):
    page.locator("a.open-place", has_text="[aantal dagen]").first.click()
    assert page.url.endswith("#id_dagen")
    expect(page.locator("#id_dagen")).to_be_in_viewport()
    page.keyboard.press("Tab")  # the browser goes on from where the link led
    expect(page.locator(":focus")).to_have_attribute(
        "name", "dagen" if not page.locator("#id_borg:focus").count() else "borg"
    )


def downloaded(page, name):
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.path().read_bytes()


def open_again(page, content):
    page.goto(ADDRESS)
    page.get_by_text("Open een bewaard bestand").click()
    file = {"name": "invulling.json", "mimeType": "application/json", "buffer": content}
    page.get_by_label("Uw bestand").set_input_files(file)
    press(page.get_by_role("button", name="Open dit bestand"))
    expect(page.get_by_role("status").first).to_contain_text("Uw bestand is geopend")


def all_rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_leaving_with_words_that_are_kept_nowhere_is_asked_about(page):
    make_model(SLUG, EVERY_KIND)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(ADDRESS)
    page.get_by_label("Wie leent de fiets?").fill("De bode")
    press(page.get_by_role("button", name="Bekijk het document").first)
    assert asked == []
    page.get_by_text("Bekijk wat nog leeg is").click()  # browsers ask only who did something on the page
    press(page.get_by_role("link", name="Modellen").first)
    assert asked == ["beforeunload"]


def test_her_words_in_a_file_may_be_left(page):
    make_model(SLUG, EVERY_KIND)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(ADDRESS)
    page.get_by_label("Wie leent de fiets?").fill("De bode")
    open_again_from = downloaded(page, "Bewaar in een bestand")
    open_again(page, open_again_from)
    page.get_by_label("Wie leent de fiets?").focus()
    press(page.get_by_role("link", name="Modellen").first)
    assert asked == []


def test_enter_in_a_field_leads_to_the_preview_and_tab_goes_through_the_fields_in_order(page):
    make_model(SLUG, EVERY_KIND)
    page.goto(ADDRESS)
    page.get_by_label("Wie leent de fiets?").focus()
    names = []
    for _ in range(6):
        names.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Tab")
    assert names == ["lener", "reden", "dagen", "borg", "vanaf-dag", "vanaf-maand"]
    page.get_by_label("Wie leent de fiets?").fill("De bode")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Controleer uw")
    expect(page.locator("[data-document=afspraak]")).to_contain_text("De bode leent de fiets")


@pytest.mark.deep
def test_axe_finds_nothing_in_any_state(page):
    make_model(SLUG, EVERY_KIND)
    make_model(SLUG, EVERY_KIND, number=2, change="Artikel 1 is nieuw.")
    faults = {}
    page.goto(ADDRESS)
    faults["form"] = audit(page)
    press(page.get_by_role("button", name="Bekijk het document").first)
    faults["empty preview"] = audit(page)
    page.get_by_label("Welk slot?").select_option("geen")
    page.get_by_label("Dag").first.fill("31")
    press(page.get_by_role("button", name="Nog een rij: kras"))
    faults["rows and an impossible day"] = audit(page)
    page.get_by_label("Dag").first.fill("")
    press(page.get_by_role("button", name="Bekijk het document").first)
    faults["deviations"] = audit(page)
    open_again(page, json.dumps(OLD).encode())
    expect(page.get_by_text("Artikel 1 is nieuw.")).to_be_visible()
    expect(page.get_by_text("rood", exact=True)).to_be_visible()
    faults["an older file"] = audit(page)
    page.get_by_text("Open een bewaard bestand").click()
    page.get_by_label("Uw bestand").set_input_files({"name": "x.json", "mimeType": "text/plain", "buffer": b"x"})
    press(page.get_by_role("button", name="Open dit bestand"))
    faults["no file of ours"] = audit(page)
    assert {state: found for state, found in faults.items() if found} == {}


@pytest.mark.deep
@pytest.mark.parametrize("slug", IN_ORDER)
def test_axe_finds_nothing_in_any_model(page, slug):
    make_model(slug, fixture_of(slug))
    live = live_model(fixture_of(slug), slug)
    page.goto(f"/modellen/{slug}/")
    assert audit(page) == []
    press(page.get_by_role("button", name="Bekijk het document").first)
    assert audit(page) == []
    page.get_by_text("Open een bewaard bestand").click()
    content = written(live, example_words(live.definition))
    page.get_by_label("Uw bestand").set_input_files({"name": "x.json", "mimeType": "text/plain", "buffer": content})
    press(page.get_by_role("button", name="Open dit bestand"))
    assert audit(page) == []
    press(page.get_by_role("button", name="Bekijk het document").first)
    assert audit(page) == []
