"""What the portal gives as a Word file comes in again as the same page."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import markdown
from privacyportal.core.documents.pandoc import convert
from privacyportal.core.documents.word.from_word import from_word
from privacyportal.core.markdown import render_markdown
from tests.core.test_word import RULES

EACH_TIME = {"privacy-impact-assessment", "handreiking-privacyverklaring"}
ROWS = [
    row["fields"] for path in sorted(Path("fixtures/products").glob("*.yaml")) for row in yaml.safe_load(path.open())
]
PRODUCTS = {row["slug"]: row["body"] for row in ROWS if "body" in row}


@pytest.mark.parametrize(
    "name", [name if name in EACH_TIME else pytest.param(name, marks=pytest.mark.deep) for name in sorted(PRODUCTS)]
)
def test_a_product_given_as_word_comes_in_as_the_same_page(name):
    document = Document("Titel", tuple(markdown(PRODUCTS[name])))
    came = from_word(convert(document.tree(), "docx"), True, replace(RULES, site=settings.SITE_URL))
    assert render_markdown(came.text) == render_markdown(PRODUCTS[name])
    assert (came.title, came.lost) == ("Titel", {"margins": 1})
