"""A browser for each of the demo people, and what she sees as a small picture that is the same each time it is taken."""

import io
from datetime import date

from PIL import Image

from tests.browser import press
from tests.serving import ROOT

FOLDER = ROOT / "docs/handboek/beeld"
WIDTH, MARGIN, COLOURS = 1280, 16, 128
FIRST_DAY = date(2026, 12, 1)  # every picture seems made on this day, so that only a changed page changes a picture
SAME_EACH_TIME = """([today, shift]) => {
    const months = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
    const day = 86400000, from = Date.parse(today), until = from + 60 * day;
    const moved = (moment) => moment >= from && moment < until ? new Date(moment + shift * day) : new Date(moment);
    const words = (text) => text
        .replace(/(\\d+) ([a-z]+) (20\\d\\d)/g, (all, number, month, year) => {
            if (!months.includes(month)) return all;
            const then = moved(Date.UTC(year, months.indexOf(month), number));
            return `${then.getUTCDate()} ${months[then.getUTCMonth()]} ${then.getUTCFullYear()}`;
        })
        .replace(/(\\d+)-(\\d+)-(20\\d\\d)/g, (all, number, month, year) =>
            moved(Date.UTC(year, month - 1, number)).toISOString().slice(0, 10).split("-").reverse().join("-"))
        .replace(/\\d\\d\\.\\d\\d uur/g, "09.00 uur").replace(/(20\\d\\d) \\d\\d:\\d\\d/g, "$1 09:00")
        .replace(/V-[0-9A-Z]{4}-[0-9A-Z]{4}/g, "V-2K4M-7QXR")
        .replace(/\\d+ GB vrij/, "40 GB vrij").replace(/^\\d+\\sminu(ut|ten)$/, "5 minuten")
        .replace(/http:\\/\\/127\\.0\\.0\\.1:\\d+/g, "https://privacyportaal.example");
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) texts.currentNode.data = words(texts.currentNode.data);
    for (const field of document.querySelectorAll("input")) {
        if (["date", "datetime-local"].includes(field.type) && field.value) {
            const [day, time] = field.value.split("T");
            field.type = "text";  // a Dutch browser shows it so; this one may know English only
            field.value = [words(day.split("-").reverse().join("-")), time].filter(Boolean).join(" ");
        } else if (field.type === "file") {
            const button = document.createElement("button");
            button.textContent = "Bestand kiezen";
            field.replaceWith(button, ` ${field.files[0]?.name ?? "Geen bestand gekozen"}`);
        } else if (field.readOnly) field.value = words(field.value).replace(/(voorbeeld\\/).*/, "$1…");
    }
    document.activeElement?.blur();
}"""


class Studio:
    """`studio.page(person)` is the browser of one of the demo people; `studio.take` keeps what she sees."""

    def __init__(self, portal, browser, password):
        self.portal, self.browser, self.password, self.pages = portal, browser, password, {}

    def page(self, person):
        if person not in self.pages:
            address = f"http://127.0.0.1:{self.portal.port}"
            size = {"width": WIDTH, "height": 900}
            context = self.browser.new_context(
                base_url=address, viewport=size, locale="nl-NL", timezone_id="Europe/Amsterdam", color_scheme="light"
            )
            self.pages[person] = context.new_page()
            self._sign_in(self.pages[person], person)
        return self.pages[person]

    def _sign_in(self, page, person):
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(f"{person}@gemeente-voorbeeld.example")
        page.get_by_label("Wachtwoord", exact=True).fill(self.password)
        press(page.get_by_role("button", name="Log in"))

    def take(self, name, page, *, first="main", last=None, height=None):
        """From the top of `first` to the bottom of `last`, or `height` pixels of it. What was typed in boxes for days and
        files is then only to be looked at: it can no longer be sent."""
        page.wait_for_timeout(500)  # the signs that are left are counted a moment after the typing
        page.evaluate(SAME_EACH_TIME, [date.today().isoformat(), (FIRST_DAY - date.today()).days])
        top = max(0, self._box(page, first)["y"] - MARGIN)
        end = self._box(page, last or first)
        bottom = min(end["y"] + end["height"] + MARGIN // 2, top + (height or 2000))
        clip = {"x": 0, "y": top, "width": WIDTH, "height": bottom - top}
        keep(name, page.screenshot(full_page=True, clip=clip, animations="disabled", caret="hide"))

    def _box(self, page, selector):
        page.evaluate("scrollTo(0, 0)")
        return page.locator(selector).first.bounding_box()


def keep(name, picture):
    """With few colours, and without what a program could write beside the picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    image.save(FOLDER / f"{name}.png", optimize=True)
