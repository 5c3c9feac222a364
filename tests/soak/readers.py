"""Who only reads, and who asks a desk."""

import random
import re

from tests.soak import questions
from tests.soak.ledger import new_mark

PAGES = ["/", "/producten/", "/community/", "/contact/", "/hulp/", "/over/", "/modellen/", "/register/"]
WORDS = "datalek verwerkersovereenkomst camera avg grondslag bewaartermijn dpia toezicht inwoner register".split()
PRODUCT = re.compile(r'href="(/producten/[\w-]+/)"')
DOWNLOAD = re.compile(r'href="(/producten/[\w-]+/(?:bestand/|tekst\.)[^"]+)"')


def read_everything(browser):
    """Each product and each download once: a portal that is not of today has made those before."""
    for product in set(PRODUCT.findall(browser.open("/producten/").text)):
        for download in set(DOWNLOAD.findall(browser.open(product).text)):
            browser.open(download)


class Visitor:
    """Home, the catalogue, a product and what can be downloaded there, and a search."""

    def __init__(self, browser, number, town):
        self.browser = browser

    def turn(self):
        random.choice([self._look_around, self._read_a_product, self._search])()

    def _look_around(self):
        self.browser.open(random.choice(PAGES))

    def _read_a_product(self):
        product = self._one_of(PRODUCT, self.browser.open("/producten/"))
        download = product and self._one_of(DOWNLOAD, self.browser.open(product))
        if download:
            self.browser.open(download)

    def _search(self):
        words = random.sample(WORDS, 2)
        self.browser.open(f"/zoeken/?q={'+'.join(words)}")

    def _one_of(self, pattern, page):
        found = pattern.findall(page.text)
        return random.choice(found) if found else None


class Asker:
    """Every tenth question is sent twice at once."""

    def __init__(self, browser, number, town):
        self.browser, self.asked = browser, 0

    def turn(self):
        self.asked += 1
        questions.ask(self.browser, new_mark(), clicks=2 if self.asked % 10 == 0 else 1)
