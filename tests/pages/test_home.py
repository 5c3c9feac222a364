"""The home page: what a privacy officer sees first."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_the_twelve_products_stand_under_their_publishers(client, content):
    publishers = client.get("/").context["publishers"]
    assert [(publisher.abbreviation, len(publisher.listed)) for publisher in publishers] == [
        ("IBD", 5),
        ("VNG", 6),
        ("Autoriteit Persoonsgegevens", 1),
    ]


def test_each_product_page_answers_with_its_full_text(client, content):
    links = set(re.findall(r'href="(/producten/[a-z0-9-]+/)"', client.get("/").text)) - {"/producten/feed/"}
    assert len(links) == 12
    for link in links:
        response = client.get(link)
        words = re.sub(r"<[^>]+>", " ", response.context["body"]).split()
        assert response.status_code == 200
        assert 500 <= len(words) <= 2400, link


def test_both_addresses_stand_open_as_mail_links(client, content):
    text = client.get("/").text
    assert 'href="mailto:privacy@vng.nl"' in text and 'href="mailto:info@IBDgemeenten.nl"' in text


def test_without_products_the_page_says_so(client):
    assert "Er zijn nog geen kennisproducten." in client.get("/").text


def test_the_ways_in_and_the_menu_lead_to_the_models(client):
    text = client.get("/").text
    titles = [entry["title"] for entry in client.get("/").context["entries"]]
    assert titles == ["Iets opzoeken", "Iets uitzoeken", "Iets opstellen"]
    menu = text.split('aria-label="Hoofdmenu"')[1].split("</nav>")[0]
    assert re.findall(r">([A-Z][a-z]+)</a>", menu) == [
        "Kennisproducten",
        "Keuzehulp",
        "Modellen",
        "Community",
        "Contact",
    ]
