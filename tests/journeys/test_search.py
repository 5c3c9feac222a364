"""Searching in a real browser: for everyone, in every width, with and without the script."""

import time

import pytest

from privacyportal.index.models import SearchQueryCount
from tests.accessibility import audit
from tests.browser import press

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.audit
def test_axe_finds_nothing_on_any_state_of_the_search_page(page, indexed_content):
    for address in [
        "/zoeken/",
        "/zoeken/?q=verwerker",
        "/zoeken/?q=verwerkersoverenkomst",
        "/zoeken/?q=zwembadeend",
        "/zoeken/?q=bewerkersovereenkomst&soort=hulp",
    ]:
        page.goto(address)
        assert audit(page) == [], address


def test_titles_are_suggested_while_typing_and_searches_are_counted(page, indexed_content):
    page.goto("/zoeken/")
    page.get_by_label("Zoeken", exact=True).last.press_sequentially("verwerkerso")
    page.wait_for_selector("#zoekvraag-suggesties option", state="attached")
    titles = page.eval_on_selector_all("#zoekvraag-suggesties option", "options => options.map(o => o.value)")
    assert "Model Verwerkersovereenkomst" in titles
    page.goto("/zoeken/?q=bewerkersovereenkomst")
    press(page.locator(".search-hit a").first)
    page.wait_for_url("**/producten/*verwerkersovereenkomst/")
    counted = SearchQueryCount.objects.values_list("query", "searches", "clicks")
    deadline = time.monotonic() + 20  # the count leaves beside the page, and may come in after it
    while list(counted.all()) != [("bewerkersovereenkomst", 1, 1)]:
        assert time.monotonic() < deadline, list(counted.all())
        page.wait_for_timeout(200)


def test_without_javascript_the_same_results_come(open_browser, indexed_content):
    found = []
    for has_script in (True, False):
        page = open_browser(java_script_enabled=has_script)
        page.goto("/")
        page.locator("#zoek-website").fill("datlek")
        with page.expect_navigation():
            page.locator("#zoek-website").press("Enter")
        found.append(page.locator(".search-hit h3").all_inner_texts())
    assert found[0] == found[1] and found[0][0] == "Leaflet Meldplicht Datalekken"
