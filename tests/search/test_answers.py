"""What a hit tells before the click: which topic, said by whom and when, at which heading, and what replaced it."""

import re

import pytest
from django.core.exceptions import ValidationError

from community import posting
from privacyportal.index.models import BestBet
from privacyportal.index.searching import search
from privacyportal.index.sentences import Section, sentences_of
from products.fill_in.loading import load_models
from products.searchable import index_product
from tests.community.factories import make_member, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db
SENTENCE = "Leden vinden hier ook antwoorden van collega's in de community."
FILL = "Hier staat een zin over iets anders.\n\n" * 20


def titles(response):
    return [hit.name for hit in response.context["hits"]]


def test_a_topic_is_one_hit_with_its_solution_the_role_and_the_date(client):
    anna, bram = make_member("Anna"), make_member("Bram")
    topic = make_topic("DPIA voor scanauto", author=anna, body="Moet dat?")
    for number in range(12):
        answer = make_reply(topic, f"De scanauto staat op de lijst, nummer {number}.", author=bram, role="dpo")
    posting.accept(topic=topic, post=answer, by=anna)
    make_topic("Scanauto in de winter", author=anna, body="Rijdt hij dan?")
    client.force_login(anna)
    response = client.get("/zoeken/?q=scanauto+lijst")
    assert titles(response) == ["DPIA voor scanauto"]
    assert {tab["label"]: tab["count"] for tab in response.context["tabs"]} == {"Alles": 1, "Community": 1}
    assert re.fullmatch(
        r"Opgelost · (Oplossing|Reactie) van een FG · \d+ \w+ \d{4} · Privacy", response.context["hits"][0].label
    )
    assert sorted(titles(client.get("/zoeken/?q=scanauto"))) == ["DPIA voor scanauto", "Scanauto in de winter"]


def test_who_asked_without_a_name_is_shown_without_a_role(client):
    anna = make_member("Anna")
    topic = make_topic("Kwispelaar", author=anna, body="Mag dat?", is_anonymous=True)
    client.force_login(anna)
    (hit,) = client.get("/zoeken/?q=kwispelaar").context["hits"]
    assert hit.label.startswith("Vraag · ") and "Anna" not in hit.label and hit.url == topic.question.get_absolute_url()


def test_a_product_opens_at_the_heading_that_the_words_stand_under(client):
    body = f"Begin.\n\n## Eerst dit\n\n{FILL}\n\n## Wat kost een eenhoorn?\n\n{FILL}\n"
    body += "Een gieter kost niets.\n\n## Slot\n\nKlaar."
    product = make_product("Dieren", body=body, summary="Over dieren.")
    index_product(product)
    hits = [client.get(f"/zoeken/?q={query}").context["hits"][0] for query in ("gieter", "eenhoorn", "dieren")]
    assert [hit.place for hit in hits] == [
        "/producten/dieren/#tekst-wat-kost-een-eenhoorn",
        "/producten/dieren/#tekst-wat-kost-een-eenhoorn",
        "/producten/dieren/",
    ]
    assert (hits[0].heading, hits[0].excerpt) == ("Wat kost een eenhoorn?", "Een <mark>gieter</mark> kost niets.")
    assert 'id="tekst-wat-kost-een-eenhoorn"' in client.get("/producten/dieren/").text


def test_the_row_of_a_table_keeps_its_shape_and_a_sentence_goes_first():
    table = "| Geval | Melden |\n| --- | --- |\n| Een gieter lekt | Vaak niet |\n| Een emmer lekt | Meestal wel |"
    product = make_product(
        "Lekken", body=f"Inleiding.\n\n## Gevallen\n\n{table}\n\n{FILL}\nOok een emmer kan lek zijn."
    )
    index_product(product)

    def shown(query):
        results = search(query, audiences={"everyone"}, kinds={"all": ("product",)})
        return re.sub("</?mark>", "", results.hits(results.ranked)[0].excerpt)

    assert shown("gieter") == "Geval: Een gieter lekt; Melden: Vaak niet"
    assert shown("emmer") == "Ook een emmer kan lek zijn."


def test_sentences_end_at_their_full_stop_and_not_at_an_abbreviation_in_lower_case():
    text = 'Zie art. 28 van de AVG. Zeg: "Ik stuurde iets." Wis het.\nKop\nEen regel zonder punt'
    found = [(sentence.text, sentence.section.heading) for sentence in sentences_of(text, [["k", "Kop"]])]
    assert found == [
        ("Zie art. 28 van de AVG.", ""),
        ('Zeg: "Ik stuurde iets."', ""),
        ("Wis het.", ""),
        ("Een regel zonder punt", "Kop"),
    ]
    ended = list(sentences_of("Kop\nEen.\nBestand. Uitleg\nTwee.", [["k", "Kop"], ["", "Bestand. Uitleg"]]))
    assert [sentence.section for sentence in ended] == [Section("k", "Kop"), *[Section("", "")] * 3]


def test_a_successor_stands_above_what_it_replaced_whatever_the_words(client):
    newest = make_product("Handreiking DPIA", summary="Nieuw.")
    middle = make_product("Tussenstap", summary="Even.", status="replaced", superseded_by=newest)
    oldest = make_product("PIA", summary="De PIA.", status="replaced", superseded_by=middle)
    for product in (newest, middle, oldest):
        index_product(product)
    assert titles(client.get("/zoeken/?q=pia")) == ["Handreiking DPIA", "Tussenstap", "PIA"]
    assert titles(client.get("/zoeken/?q=tussenstap")) == ["Handreiking DPIA", "Tussenstap"]
    assert titles(client.get("/zoeken/?q=dpia")) == ["Handreiking DPIA"]


def test_a_guest_reads_under_every_list_that_members_find_more_and_a_member_does_not(client):
    make_topic("Kwispelaar in de raadszaal")
    index_product(make_product("Datalekken"))
    for query in ("datalekken", "kwispelaar", "niets", "123456782"):
        assert client.get(f"/zoeken/?q={query}").text.count(SENTENCE) == 1
    client.force_login(make_member("Bram"))
    assert SENTENCE not in client.get("/zoeken/?q=datalekken").text


def test_a_fixed_answer_says_a_line_and_leads_to_a_heading_or_elsewhere(client):
    BestBet.objects.create(query="spoed", answer="Bel eerst.", address="/contact/#spoed", link="Naar spoed op Contact")
    text = client.get("/zoeken/?q=Spoed").text
    assert "Direct antwoord" in text and "Bel eerst." in text and 'href="/contact/#spoed"' in text
    assert "Direct antwoord" not in client.get("/zoeken/?q=spoedeisend").text
    for fields in (
        {},
        {"address": "/contact/"},
        {"link": "Contact"},
        {"address": "javascript:alert(1)", "link": "x"},
        {"address": "//elders.example/", "link": "x"},
        {"answer": "BSN 123456782"},
    ):
        with pytest.raises(ValidationError):
            BestBet(query="iets", **fields).full_clean()


def test_each_fixed_answer_of_the_starter_content_leads_to_a_place_that_is_there(client, indexed_content):
    load_models()
    pages = {}
    for bet in BestBet.objects.all():
        address, _, anchor = bet.address.partition("#")
        if address not in pages:
            response = client.get(address)
            pages[address] = response.text if response.status_code == 200 else ""
        assert pages[address] and (not anchor or f'id="{anchor}"' in pages[address]), bet.query
    assert len(BestBet.objects.all()) >= 12
