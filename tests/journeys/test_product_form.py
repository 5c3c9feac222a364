"""The product form by keyboard only: nothing holds the keyboard, and what a button typed goes back with Ctrl+Z."""

import re

import pytest
from playwright.sync_api import expect

from products.models import Product
from tests.accessibility import audit
from tests.factories import make_publisher
from tests.journeys.test_account_pages import sign_in
from tests.journeys.test_editors_desk import frank, photo, roles  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUSED = "() => document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim()"
BUTTONS = {
    "Vet": ("woord", "**woord**"),
    "Kop": ("woord", "## woord"),
    "Tussenkop": ("## woord", "### woord"),
    "Lijst": ("een\ntwee", "- een\n- twee"),
    "Stappen": ("een\ntwee", "1. een\n2. twee"),
    "Link": ("woord", "[woord](https://)"),
    "Andere taal": ("woord", "[woord]{lang=en}"),
    "Tabel": ("", "| Kop 1 | Kop 2 |\n| --- | --- |\n| cel | cel |"),
}


@pytest.fixture
def form(page, frank):  # noqa: F811
    make_publisher()
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    return page


def tab_to(page, goal, key="Tab", most=80):
    """Where the focus went on the way to `goal`."""
    seen = []
    while not seen or seen[-1] != goal:
        assert len(seen) < most, seen
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
    return seen


def test_a_product_is_written_with_the_keyboard_only(form):
    form.locator("body").focus()
    for field, words in {
        "id_title": "Gids",
        "id_kind": "Leaflet",
        "id_publisher": "VNG",
        "id_summary": "Kort.",
    }.items():
        tab_to(form, field)
        form.keyboard.type(words)
    assert set(BUTTONS) <= set(tab_to(form, "id_body"))
    form.keyboard.type("De tekst.")
    assert tab_to(form, "id_picture", most=4)[-1] == "id_picture"
    assert tab_to(form, "id_body", "Shift+Tab", most=4)[-1] == "id_body"
    tab_to(form, "Andere taal", "Shift+Tab", most=4)
    tab_to(form, "id_why")
    form.keyboard.type("Eerste opzet.")
    tab_to(form, "_save")
    with form.expect_navigation():
        form.keyboard.press("Enter")
    product = Product.objects.get()
    assert (product.title, product.body, product.kind, product.summary) == ("Gids", "De tekst.", "leaflet", "Kort.")


def test_each_button_types_and_ctrl_z_takes_back_that_and_nothing_else(form):
    form.locator("#id_title").press_sequentially("Titel")
    area = form.locator("#id_body")
    for button, (before, after) in BUTTONS.items():
        area.fill(before)
        area.evaluate("area => area.select()")
        form.get_by_role("button", name=button, exact=True).click()
        expect(area).to_have_value(after)
        expect(area).to_be_focused()
        form.keyboard.press("Control+z")
        expect(area).to_have_value(before)
    area.fill("een **twee** drie")
    area.evaluate("area => area.setSelectionRange(6, 10)")
    form.get_by_role("button", name="Vet").click()
    expect(area).to_have_value("een twee drie")
    expect(form.locator("#id_title")).to_have_value("Titel")


def test_a_picture_comes_by_a_button_and_goes_back_with_ctrl_z(form):
    area, status = form.locator("#id_body"), form.locator("[data-markdown-status]")
    picture = re.compile(r"^Voor\n\n!\[beschrijf hier de afbeelding\]\(/media/images/\w+\.jpg\)$")
    area.press_sequentially("Voor")
    with form.expect_file_chooser() as chooser:
        form.get_by_role("button", name="Afbeelding", exact=True).press("Enter")
    chooser.value.set_files(photo())
    expect(area).to_have_value(picture)
    expect(status).to_contain_text("De afbeelding staat in de tekst.")
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == (
        "beschrijf hier de afbeelding"
    )
    form.keyboard.press("Control+z")
    expect(area).to_have_value("Voor")
    form.locator("#id_picture").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"geen beeld"})
    expect(status).to_contain_text("afbeelding")
    expect(area).to_have_value("Voor")
    assert audit(form) == []


def test_without_script_a_picture_comes_below_the_text(open_browser, frank):  # noqa: F811
    make_publisher()
    page = open_browser(java_script_enabled=False)
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    expect(page.get_by_role("button", name="Vet")).to_be_hidden()
    page.locator("#id_title").fill("Gids")
    page.locator("#id_kind").select_option(label="Leaflet")
    page.locator("#id_publisher").select_option(label="VNG")
    page.locator("#id_body").fill("De tekst.")
    page.locator("#id_picture").set_input_files(photo())
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar als concept").first.click()
    assert re.match(
        r"De tekst\.\n\n!\[beschrijf hier de afbeelding\]\(/media/images/\w+\.jpg\)$", Product.objects.get().body
    )
