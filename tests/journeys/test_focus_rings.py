"""At the desk by keyboard on a narrow screen: Tab comes past everything once, and each time one sees where one is."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tests.factories import make_product
from tests.journeys.test_account_pages import sign_in
from tests.journeys.test_editors_desk import frank, roles  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db(transaction=True)]
ROOM, VISIBLE = 6, 40  # pixels around what has the focus; a difference of its colour that an eye sees
PARTS_OF_A_DATE = 4  # the day, the month, the year and the calendar
LEAST = 1.0  # pixels that change for each pixel of the outline
PLACE = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body || one === document.documentElement) return null;
  one.dataset.passed = Number(one.dataset.passed || 0) + 1;
  return [one.outerHTML.slice(0, 120), Number(one.dataset.passed), box.x, box.y, box.width, box.height];
}"""


@pytest.mark.parametrize(
    "address", ["products/product/add/", "products/product/", "index/synonymgroup/", "contact/question/", ""]
)
def test_each_thing_that_has_the_focus_shows_it(open_browser, frank, address):  # noqa: F811
    make_product("Gids")
    page = open_browser(width=320)
    sign_in(page, frank)
    page.goto(f"/beheer/{address}")
    unseen, count = [], 0
    for what, box in stops(page):
        count += 1
        if changed_around(page, box) < LEAST * 2 * (min(box["width"], 320) + box["height"]):
            unseen.append(what)
    assert count > 5
    assert unseen == []


def stops(page, most=150):
    """What Tab comes to, one by one with its box, until it leaves the page."""
    page.locator("body").focus()
    for _ in range(most):
        page.keyboard.press("Tab")
        place = page.evaluate(PLACE)
        if not place:
            return
        what, times, x, y, width, height = place
        if times > 1 and 'type="date"' in what and times <= PARTS_OF_A_DATE:
            continue
        assert times == 1, f"held by {what}"
        assert width and height and x + width > 0 and y + height > 0, f"out of sight: {what}"
        yield what, {"x": x, "y": y, "width": width, "height": height}
    raise AssertionError("Tab never left the page")


def changed_around(page, box):
    """How many pixels look otherwise with the focus than without."""
    left, top = max(0, box["x"] - ROOM), max(0, box["y"] - ROOM)
    clip = {"x": left, "y": top, "width": box["width"] + 2 * ROOM, "height": box["height"] + 2 * ROOM}
    with_focus = picture(page, clip)
    page.evaluate("window.was = document.activeElement; window.was.blur()")
    without = picture(page, clip)
    page.evaluate("window.was.focus({preventScroll: true})")
    difference = ImageChops.difference(with_focus, without).convert("L")
    return sum(difference.histogram()[VISIBLE:])


def picture(page, clip):
    return Image.open(BytesIO(page.screenshot(clip=clip, animations="disabled"))).convert("RGB")
