"""The texts that a portal starts with: short sentences, and links that open something."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from django.urls import resolve

from privacyportal.core.markdown import links_in
from products.readability import read_over

TEXTS = {
    row["fields"]["slug"]: row["fields"]["body"]
    for path in sorted(Path("fixtures/products").glob("*.yaml"))
    for row in yaml.safe_load(path.read_text())
    if row["model"] == "products.product"
}
SLUGS = {
    place: {path.stem for path in Path("fixtures", folder).glob("*.yaml")}
    for place, folder in {"products": "products", "fill_in": "fill_in", "decision_aids": "decision_aids"}.items()
}


def opens(address):
    match = resolve(address.partition("#")[0])
    return match.kwargs.get("slug") in {None, *SLUGS.get(match.namespace, ())}


@pytest.mark.parametrize("slug", TEXTS)
def test_a_start_text_has_no_sentence_that_an_editor_is_warned_about(slug):
    assert read_over(SimpleNamespace(text_to_show=lambda: TEXTS[slug])).long_sentences == []


@pytest.mark.parametrize("slug", TEXTS)
def test_each_link_of_a_start_text_within_the_portal_opens_something(slug):
    addresses = [link.address for link in links_in(TEXTS[slug])]
    assert [address for address in addresses if address.startswith("/") and not opens(address)] == []


def test_no_start_text_asks_the_reader_to_look_up_what_the_portal_knows_on_its_date():
    others = [Path("fixtures/law_terms.yaml"), *sorted(Path("fixtures/fill_in").glob("*.yaml"))]
    written = {**TEXTS, **{path.stem: " ".join(path.read_text().split()) for path in others}}
    asked = re.compile(r"Controleer (?:eerst |ook |zelf )?(?:of|wat|welk\w*|vanaf|voor elke|de wet|de artikel\w*)\b")
    assert {slug: asked.findall(text) for slug, text in written.items() if asked.search(text)} == {}
