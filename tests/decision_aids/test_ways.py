"""How people come to an aid and go on from it."""

import pytest

from community.searchable import lookalikes
from products.decision_aids.loading import load_aids
from products.decision_aids.models import DecisionAid
from tests.community.factories import make_member
from tests.made_once import once

pytestmark = pytest.mark.django_db
DPIA, BREACH = "/keuzehulp/is-een-dpia-verplicht/", "/keuzehulp/datalek-melden-of-niet/"


@pytest.fixture
def aids(content):
    once(load_aids)


def test_the_menu_the_home_page_and_the_sitemap_lead_to_the_aids(client, aids):
    assert client.get("/").text.count('href="/keuzehulp/"') == 2
    listed = client.get("/keuzehulp/").text
    assert all(f'href="{aid.get_absolute_url()}"' in listed for aid in DecisionAid.objects.all())
    assert f"{DPIA}</loc>" in client.get("/sitemap.xml").text


def test_without_an_aid_the_pages_say_so_and_nothing_leads_to_one(client, content):
    assert "Er is nog geen keuzehulp." in client.get("/keuzehulp/").text
    assert BREACH not in client.get("/contact/").text
    assert client.get(BREACH).status_code == client.get(f"{BREACH}uitkomst/").status_code == 404


def test_a_product_shows_its_aids_and_an_aid_its_products(client, aids):
    assert DPIA in client.get("/producten/privacy-impact-assessment/").text
    assert DPIA not in client.get("/producten/handreiking-privacyverklaring/").text
    assert "/producten/privacy-impact-assessment/" in client.get(DPIA).text


def test_an_outcome_leads_to_its_products_in_order_and_to_the_desk_without_the_answers(client, aids):
    page = client.get(f"{DPIA}uitkomst/?d1=ja&d2=nee&d3=nee&d5=nee&d6=a").text
    slugs = ["privacy-impact-assessment", "baselinetoets-big-versie-1-3", "handreiking-rol-en-taken-van-de-fg"]
    places = [page.index(f'href="/producten/{slug}/"') for slug in slugs]
    assert places == sorted(places)
    assert 'href="/contact/?product=privacy-impact-assessment"' in page


@pytest.mark.parametrize("words", ["dpia verplicht", "datalek melden of niet", "politiegegevens", "zwarte lijsten"])
def test_the_search_finds_aids_and_their_questions(client, aids, words):
    page = client.get("/zoeken/", {"q": words, "soort": "keuzehulp"}).text
    assert "/keuzehulp/" in page.split('class="search-hit"', 1)[1]
    assert "Keuzehulp" in page


def test_contact_points_to_the_breach_aid_on_the_form_and_on_the_check_page(client, aids):
    assert BREACH in client.get("/contact/").text
    typed = {"subject": "onbekend", "question": "Er is een brief verkeerd bezorgd.", "name": "Anna", "email": "a@b.nl"}
    assert BREACH in client.post("/contact/controleren/", typed | {"organisation": "Utrecht"}).text


def test_a_new_topic_shows_aids_that_look_like_it(client, aids):
    found = lookalikes("Is een DPIA verplicht bij camera's?", make_member())
    assert ("Keuzehulp", DPIA) in [(like["kind"], like["url"]) for like in found]


def test_the_help_explains_it(client, aids):
    assert "Wij bewaren uw antwoorden niet" in client.get("/hulp/een-keuzehulp-gebruiken/").text
