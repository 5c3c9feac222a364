"""What must hold of every page a person can see, in every width and both colour schemes."""

import os
from urllib.parse import urlsplit
from zlib import crc32

from axe_playwright_python.base import AXE_SCRIPT

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
WIDE, NARROW = (1280, 900), (320, 700)
VIEWS = [  # in the dark only the rules about colour run: nothing else changes with the colour scheme
    [(WIDE, "light", RULES), (NARROW, "dark", COLOURS)],
    [(NARROW, "light", RULES), (WIDE, "dark", COLOURS)],
]
WHOLE = os.environ.get("AUDIT") == "whole"
CUT_BUTTONS = """() => {
    const scrolls = (part) => part && (/auto|scroll/.test(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
    return [...document.querySelectorAll("button, input[type=submit], .button")]
        .filter((one) => one.checkVisibility() && !scrolls(one.parentElement))
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map((one) => one.value || one.textContent.trim());
}"""


def audit(page, *, whole=WHOLE):
    """The faults of the page as it stands: axe-core's, sideways scroll and cut buttons, at 1280 and 320 px, light and dark.

    In `make test` each page is looked at in two of these four views, by its address; `make test-deep` looks at all,
    unless a test that sees one template at many addresses asks for less.
    """
    assert page.evaluate("matchMedia('(scripting: enabled)').matches"), (
        "In a browser without JavaScript axe never ends."
    )
    page.evaluate(AXE_SCRIPT)
    faults = []
    for (width, height), scheme, rules in VIEWS[0] + VIEWS[1] if whole else _views(page.url):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        faults += [(width, scheme, *fault) for fault in _faults(page, rules)]
    return faults


def _views(url):
    return VIEWS[crc32(urlsplit(url).path.encode()) % 2]


def _faults(page, rules):
    # Only the violations come over: the whole answer of axe is a megabyte of what is right.
    for violation in page.evaluate("async (rules) => (await axe.run(rules)).violations", rules):
        yield violation["id"], [node["target"] for node in violation["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield "sideways-scroll", page.url
    if cut := page.evaluate(CUT_BUTTONS):
        yield "cut-button", cut
