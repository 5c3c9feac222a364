"""Make the pictures of README.md anew from a portal that runs: `python .ci/pictures.py http://127.0.0.1:8000`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent / "pictures"
PICTURES = {  # name: path, and the browser it is seen in
    "home": ("/", {"viewport": {"width": 1280, "height": 800}}),
    "product": (
        "/producten/privacy-impact-assessment/",
        {"viewport": {"width": 390, "height": 780}, "color_scheme": "dark", "device_scale_factor": 1.5},
    ),
}


def take(address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, options) in PICTURES.items():
            page = browser.new_context(locale="nl-NL", **options).new_page()
            page.goto(address + path)
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"))
