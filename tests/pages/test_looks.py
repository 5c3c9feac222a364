"""Small things that a reader sees or hears: names said once, titles that differ, states after what they are of."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from community import posting
from community.models import Topic
from tests.community.factories import make_forum, make_member, make_reply, make_topic
from tests.factories import make_product, make_theme

pytestmark = pytest.mark.django_db


def title_of(response):
    return re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1].strip()


def test_the_kind_of_a_product_is_not_said_twice():
    names = [("Factsheet", "Factsheet Camera's"), ("Factsheet", "Camera's"), ("Model", "Model privacybeleid")]
    kinds = {"Factsheet": "factsheet", "Model": "template"}
    said = [make_product(title, kind=kinds[kind], slug=f"p{n}").name_with_kind for n, (kind, title) in enumerate(names)]
    assert [str(name).replace("&#x27;", "'") for name in said] == [
        "Factsheet Camera's",
        "Factsheet: Camera's",
        "Model privacybeleid",
    ]


def test_the_state_of_a_product_and_of_a_topic_stands_right_after_its_heading(client):
    make_product("Datalekken")
    card = client.get("/producten/?q=datalekken").text.split('<article class="product-card">')[1]
    topic = make_topic("Mag dit?", author=make_member("Anna"))
    Topic.objects.filter(pk=topic.pk).update(is_locked=True)
    client.force_login(make_member("Bram"))
    item = client.get("/community/privacy/").text.split('<li class="topic-list__topic">')[1]
    for text, heading, state in ((card, "product-card__title", "Actueel"), (item, "topic-list__title", "Gesloten")):
        places = [text.index(part) for part in (heading, state, 'class="meta"')]
        assert places == sorted(places)


def test_who_goes_from_heading_to_heading_hears_what_is_solved_and_what_was_replaced(client):
    successor = make_product("Nieuwe toets")
    old = make_product("Oude toets", status="replaced", superseded_by=successor, status_note="De norm is weg.")
    assert "Let op: dit product is vervangen door Nieuwe toets." in headings_of(client.get(old.get_absolute_url()))
    asker = make_member("Anna")
    topic = make_topic("Mag dit?", author=asker)
    answer = make_reply(topic, author=make_member("Bram"))
    posting.accept(topic=topic, post=answer, by=asker)
    client.force_login(asker)
    assert "Mag dit? (opgelost)" in headings_of(client.get("/community/privacy/"))


def test_the_house_rules_are_no_news(client):
    make_topic("Mag dit?", author=make_member("Anna"))
    rules = make_topic("Lees dit eerst: huisregels", author=make_member("Carla"))
    Topic.objects.filter(pk=rules.pk).update(is_pinned=True)
    client.force_login(make_member("Bram"))
    headings = headings_of(client.get("/community/"))
    assert "Mag dit?" in headings and "Lees dit eerst: huisregels" not in headings


def headings_of(response):
    found = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", response.text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", heading).split()) for heading in found]


def test_each_choice_of_a_page_has_a_title_of_its_own(client):
    product = make_product("Privacyraamwerk")
    make_forum()
    client.force_login(make_member("Anna"))
    addresses = ["/contact/", f"/contact/?product={product.slug}", "/community/privacy/"]
    addresses += [f"/community/privacy/?toon={shown}" for shown in ("open", "opgelost", "gevolgd")]
    titles = [title_of(client.get(address)) for address in addresses]
    assert len(set(titles)) == len(titles)
    assert titles[1] == "Contact over Privacyraamwerk - Privacy voor gemeenten"


def test_a_long_text_has_a_way_back_to_its_contents_and_a_short_one_does_not(client):
    headings = "".join(f"## Kop {number}\n\nTekst.\n\n" for number in range(6))
    long, short = make_product("Lang", body=headings), make_product("Kort")
    assert 'href="#op-deze-pagina"' in client.get(long.get_absolute_url()).text
    assert 'href="#op-deze-pagina"' not in client.get(short.get_absolute_url()).text


def test_no_region_of_the_frame_has_the_name_of_one_of_its_own_links(client):
    make_theme("Camera's")
    frame = client.get("/hulp/").text
    for name, inside in re.findall(r'<nav[^>]*aria-label="([^"]+)"[^>]*>(.*?)</nav>', frame, re.DOTALL):
        assert f">{name}</a>" not in inside


@pytest.mark.deep
@pytest.mark.browser
def test_the_leaflet_fits_on_seven_sheets(page, content, live_server):
    page.goto(f"{live_server.url}/producten/leaflet-meldplicht-datalekken/")
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(PdfReader(BytesIO(sheets)).pages) <= 7
