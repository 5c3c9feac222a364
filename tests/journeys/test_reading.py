"""A visitor reads: finds, filters, opens and prints, in a real browser, without leaving a trace."""

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility import audit
from tests.browser import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/",
    "/producten/",
    "/producten/?organisatie=vng&soort=guide",
    "/producten/?q=bestaatniet",
    "/producten/?status=x",
    "/producten/privacy-impact-assessment/",
    "/producten/structuur-register-van-verwerkingen/",
    "/producten/privacyraamwerk/versies/",
    "/hulp/",
    "/hulp/begrippen/",
    "/hulp/een-kennisproduct-vinden/",
    "/over/",
    "/over/verantwoording/",
    "/privacyverklaring/",
    "/cookies/",
    "/toegankelijkheid/",
    "/api/",
    "/kwetsbaarheid-melden/",
    "/bestaat-niet/",
    "/producten/?q=%00",
]


@pytest.mark.audit
def test_public_pages_are_accessible_and_leave_no_trace(page, content, live_server):
    foreign = []
    page.on("request", lambda request: request.url.startswith(live_server.url) or foreign.append(request.url))
    faults = {}
    for address in PAGES:
        page.goto(address)
        faults[address] = audit(page)
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert {address: found for address, found in faults.items() if found} == {}
    assert foreign == []
    assert page.context.cookies() == []


COVERED = """list => {
    const box = one => one.getBoundingClientRect(), own = box(list);
    const isOver = text => Math.max(text.left, own.left) < Math.min(text.right, own.right)
        && Math.max(text.top, own.top) < Math.min(text.bottom, own.bottom);
    const texts = [...document.querySelectorAll("main :is(p, li, td, th, h2)")].filter(text => !list.contains(text));
    return texts.map(box).filter(isOver).length;
}"""


@pytest.mark.parametrize(
    "address", ["/register/", "/producten/privacyraamwerk/", "/producten/leaflet-meldplicht-datalekken/"]
)
def test_a_list_of_contents_never_lies_over_the_text(page, content, address):
    page.goto(address)
    for part in (0.2, 0.5, 0.9):
        page.evaluate("part => scrollTo(0, document.body.scrollHeight * part)", part)
        assert page.locator(".toc").evaluate(COVERED) == 0


def test_the_first_tab_stop_skips_to_the_content(page, content):
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Direct naar de inhoud")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_finding_a_product_without_javascript(open_browser, content):
    page = open_browser(java_script_enabled=False)
    page.goto("/")
    press(page.get_by_role("link", name="Kennisproducten").first)
    page.get_by_label(re.compile(r"^VNG")).check()
    page.get_by_label(re.compile(r"^Handreiking")).check()
    press(page.get_by_role("button", name="Toon resultaten"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kennisproducten: VNG, Handreiking")
    assert page.locator("article.product-card").count() == 3

    press(page.get_by_role("link", name=re.compile("Handreiking$")))
    expect(page.get_by_role("heading", level=2, name="6 kennisproducten")).to_be_visible()

    press(page.get_by_role("link", name="Handreiking Positionering FG"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Handreiking Positionering FG")
    expect(page.get_by_text("is geschreven als voorbereiding op de AVG")).to_be_visible()
    expect(page.locator(".prose").first).to_contain_text("CISO")


def test_filters_open_on_a_phone_without_javascript(open_browser, content):
    page = open_browser(width=320, java_script_enabled=False)
    page.goto("/producten/")
    expect(page.get_by_label(re.compile(r"^VNG"))).to_be_hidden()
    page.get_by_text("Filters", exact=True).first.click()
    page.get_by_label(re.compile(r"^VNG")).check()
    press(page.get_by_role("button", name="Toon resultaten"))
    assert page.locator("article.product-card").count() == 6


def test_nothing_is_cut_when_text_is_spaced_as_readers_may_ask(page, content):
    for address in ("/", "/producten/", "/producten/privacyraamwerk/"):
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(address)
        page.evaluate("""for (const part of document.querySelectorAll('*')) {
            part.style.lineHeight = 1.5; part.style.letterSpacing = '.12em'; part.style.wordSpacing = '.16em' }""")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address


def test_printing_shows_the_text_and_hides_the_menu(page, content):
    page.goto("/producten/privacyraamwerk/")
    page.emulate_media(media="print")
    expect(page.locator(".prose").first).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_text("afgedrukt op")).to_be_visible()
