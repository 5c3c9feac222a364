"""The home page: what a privacy officer sees first."""

import re

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from community.following import mark_read
from community.models import Forum
from products.decision_aids.models import DecisionAid
from products.fill_in.loading import load_models
from products.models import Product, Publisher
from tests.community.factories import make_member, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_the_twelve_products_stand_under_their_publishers(client, content):
    publishers = client.get("/").context["publishers"]
    assert [(publisher.abbreviation, len(publisher.listed)) for publisher in publishers] == [
        ("IBD", 5),
        ("VNG", 6),
        ("Autoriteit Persoonsgegevens", 1),
    ]


def test_the_knowledge_pages_of_the_portal_itself_are_found_but_stand_in_no_group_of_the_home_page(client, content):
    home = client.get("/")
    pages = set(Product.objects.filter(kind=Product.Kind.KNOWLEDGE_PAGE).values_list("slug", flat=True))
    assert len(pages) == home.context["knowledge_page_count"] == 8
    assert 'href="/producten/?soort=knowledge_page"' in home.text
    assert not pages & {product.slug for group in home.context["publishers"] for product in group.listed}
    catalogue = client.get("/producten/").context["groups"]
    assert catalogue[-1].name == "Privacyportaal" and {page.slug for page in catalogue[-1].listed} == pages
    sitemap, index = client.get("/sitemap.xml").text, client.get("/producten.json").text
    for slug in pages:
        page = client.get(f"/producten/{slug}/")
        words = re.sub(r"<[^>]+>", " ", page.context["body"]).split()
        assert 600 <= len(words) <= 1100, slug
        assert f"/producten/{slug}/" in sitemap and f"/producten/{slug}/" in index


def test_within_a_publisher_the_products_stand_in_its_own_order_and_then_by_title(client, content):
    make_product("Aanvulling", publisher=Publisher.objects.get(slug="vng"))
    ibd, vng = ([product.title for product in one.listed] for one in client.get("/").context["publishers"][:2])
    assert (ibd[0], ibd[-1]) == ("Privacy Impact Assessment", "Baselinetoets BIG versie 1.3")
    assert (vng[0], vng[-2:]) == ("Privacyraamwerk", ["Structuur register van verwerkingen", "Aanvulling"])


def test_home_lists_the_first_of_a_publisher_with_very_many_and_says_how_many_there_are(client, monkeypatch):
    monkeypatch.setattr("privacyportal.pages.views.MOST_LISTED", 3)
    for number in range(5):
        make_product(f"Product {number}")
    Publisher.objects.update(first_products="product-4")
    (vng,) = client.get("/").context["publishers"]
    assert ([product.slug for product in vng.listed], vng.count) == (["product-4", "product-0", "product-1"], 5)
    page = client.get("/").text
    assert "(5)" in page and "5 kennisproducten" in page and 'href="/producten/?organisatie=vng"' in page


def test_home_says_who_does_what(client, content):
    text = client.get("/").text
    for words in ("nauw verwant", "in nauwe afstemming", "ontvangt ook meldingen en vragen", "kijkt doorlopend hoe"):
        assert words in text
    assert "in uw eigen gemeente, en in afspraken met partners in de keten" in text


def test_each_product_page_answers_with_its_full_text(client, content):
    groups = client.get("/").text.split("<h2>Kennisproducten</h2>")[1].split("</section>")[0]
    links = set(re.findall(r'href="(/producten/[a-z0-9-]+/)"', groups))
    assert len(links) == 12
    for link in links:
        response = client.get(link)
        words = re.sub(r"<[^>]+>", " ", response.context["body"]).split()
        assert response.status_code == 200
        assert 500 <= len(words) <= 2700, link


def test_both_addresses_stand_open_as_mail_links(client, content):
    text = client.get("/").text
    assert 'href="mailto:privacy@vng.nl"' in text and 'href="mailto:info@IBDgemeenten.nl"' in text


def test_without_products_the_page_says_so(client):
    assert "Er zijn nog geen kennisproducten." in client.get("/").text


def test_the_ways_in_and_the_menu_lead_to_the_models(client):
    page = client.get("/")
    text, titles = page.text, [entry["title"] for entry in page.context["entries"]]
    assert titles == ["Iets opzoeken", "Iets uitzoeken", "Iets opstellen", "Uw register nakijken"]
    menu = text.split('aria-label="Hoofdmenu"')[1].split("</nav>")[0]
    assert re.findall(r">([A-Z][a-z]+)</a>", menu) == [
        "Kennisproducten",
        "Keuzehulp",
        "Modellen",
        "Community",
        "Contact",
    ]


def test_home_leads_with_what_people_come_to_do_and_with_whom_to_call(client, indexed_content):
    load_models()
    home = client.get("/")
    tasks = [(task["title"].replace("\u00ad", ""), task["url"]) for task in home.context["tasks"]]
    assert tasks == [
        ("Datalek", "/keuzehulp/datalek-melden-of-niet/"),
        ("DPIA", "/keuzehulp/is-een-dpia-verplicht/"),
        ("Verwerkersovereenkomst", "/modellen/model-verwerkersovereenkomst/"),
        ("Register", "/register/controleren/"),
        ("Vraag een collega", "/community/privacy/"),
    ]
    assert 'href="tel:+31702045511"' in home.text and 'href="/contact/#spoed"' in home.text
    DecisionAid.objects.all().delete()
    assert client.get("/").context["tasks"][0]["url"] == "/keuzehulp/"


def test_a_member_sees_what_is_new_with_dates_and_without_the_house_rules(client, content):
    anna, bram = make_member("Anna"), make_member("Bram")
    forum = Forum.objects.get(slug="privacy")
    topic = make_topic("Een vraag", author=bram, forum=forum)
    assert "Nieuw in de community" not in client.get("/").text
    client.force_login(anna)
    part = client.get("/").text.split("Nieuw in de community")[1].split("</section>")[0]
    assert "Een vraag" in part and "U las dit nog niet" in part and "huisregels" not in part
    assert date_format(timezone.localtime(topic.last_post_at), "j F Y") in part
    client.get(topic.get_absolute_url())
    mark_read(by=anna, topic=topic, number=0)
    make_reply(topic, author=bram)
    part = client.get("/").text.split("Nieuw in de community")[1].split("</section>")[0]
    assert "1 nieuwe reactie sinds u er was" in part and f'{topic.get_absolute_url()}?nieuw"' in part
