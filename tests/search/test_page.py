"""The search page: what a reader finds, is told and is spared."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from privacyportal.index.entries import Document
from privacyportal.index.models import BestBet, SearchEntry, SearchQueryCount, SynonymGroup
from privacyportal.index.query_counts import forget_old_counts
from privacyportal.index.words import count_words
from privacyportal.index.writing import update
from products.models import LawTerm
from products.searchable import index_product
from tests.community.factories import make_member, make_topic
from tests.factories import make_product, make_theme

pytestmark = pytest.mark.django_db


def findable(title="Datalekken", **fields):
    product = make_product(title, **fields)
    index_product(product)
    count_words()
    return product


def titles(response):
    return [re.sub("</?mark>", "", hit.title) for hit in response.context["hits"]]


def labels(response):
    return [hit.label for hit in response.context["hits"]]


def test_words_count_more_in_the_title_than_in_the_summary_the_headings_and_the_text(client):
    findable("In de tekst", body="Iets over een datalek.")
    findable("Onder een kop", body="## Een datalek\n\nIets.")
    findable("In de samenvatting", summary="Over een datalek.")
    findable("Over een datalek")
    assert titles(client.get("/zoeken/?q=datalek")) == [
        "Over een datalek",
        "In de samenvatting",
        "Onder een kop",
        "In de tekst",
    ]


def test_an_actual_product_stands_above_a_replaced_one_and_the_old_law_is_named(client):
    old = make_product("Datalekken", slug="oud", status="replaced", superseded_by=make_product("Nieuw"))
    old.written_under.add(LawTerm.objects.create(term="Wbp", replaced_by="AVG", kind="law"))
    index_product(old)
    findable("Datalekken")
    assert labels(client.get("/zoeken/?q=datalek")) == ["", "Vervangen · Geschreven onder: Wbp"]


def test_withdrawn_products_are_found_only_by_who_asks_for_them(client):
    findable("Datalekken", status="withdrawn", status_note="Klopt niet meer.")
    assert titles(client.get("/zoeken/?q=datalekken")) == []
    assert titles(client.get("/zoeken/?q=datalekken&ook=ingetrokken")) == ["Datalekken"]


def test_the_excerpt_shows_what_was_typed_before_its_synonyms(client):
    SynonymGroup.objects.create(preferred="meldplicht datalekken", synonyms="artikel 33\nartikel 34")
    far = "Een andere zin zonder iets. " * 20
    findable("Leaflet", body=f"Meld het (artikel 33): meldplicht datalekken. {far} Informeer mensen (artikel 34).")
    (hit,) = client.get("/zoeken/?q=artikel+34").context["hits"]
    assert "Informeer mensen (<mark>artikel 34</mark>)" in hit.excerpt


def test_the_excerpt_shows_the_sentence_with_the_words_marked_and_everything_else_escaped(client):
    findable("Titel", body="Veel tekst. " * 60 + "Meld een *datalek* binnen 72 uur & <b>snel</b>. " + "Nog meer. " * 60)
    text = client.get("/zoeken/?q=datalekken+melden").text
    assert "<mark>Meld</mark> een <mark>datalek</mark> binnen 72 uur &amp;" in text
    assert "<b>snel" not in text


def test_old_words_find_the_new_and_the_reader_is_told(client):
    SynonymGroup.objects.create(preferred="verwerkersovereenkomst", outdated="bewerkersovereenkomst")
    LawTerm.objects.create(term="bewerkersovereenkomst", replaced_by="verwerkersovereenkomst", kind="term")
    findable("Model Verwerkersovereenkomst")
    response = client.get("/zoeken/?q=bewerkersovereenkomst")
    assert titles(response) == ["Model Verwerkersovereenkomst"]
    assert response.context["notices"] == ["U zocht op 'bewerkersovereenkomst'. Dat heet nu verwerkersovereenkomst."]


def test_a_term_that_an_editor_adds_to_was_wordt_is_understood_at_once(client):
    findable("Over de Woo")
    assert titles(client.get("/zoeken/?q=wob")) == []
    LawTerm.objects.create(term="Wob", replaced_by="Woo", kind="law")
    response = client.get("/zoeken/?q=wob")
    assert (titles(response), response.context["notices"]) == (["Over de Woo"], ["U zocht op 'Wob'. Nu geldt: Woo."])
    LawTerm.objects.create(term="Safe Harbor", replaced_by="Data Privacy Framework", kind="term", is_one_way=True)
    notices = client.get("/zoeken/?q=safe+harbor").context["notices"]
    assert notices == ["U zocht op 'Safe Harbor'. Nu geldt: Data Privacy Framework."]


@pytest.mark.parametrize("typed", ["datlek", "dataleck", "adtalek", "datalekkken"])
def test_a_slip_of_the_keyboard_is_asked_about_and_answered(client, typed):
    findable("Datalek")
    findable("Datalekken melden", slug="melden")
    response = client.get(f"/zoeken/?q={typed}")
    assert response.context["results"].suggestion in ("datalek", "datalekken")
    assert "Bedoelde u" in response.text and len(titles(response)) == 2


def test_a_short_abbreviation_is_never_corrected(client):
    findable("Over de fgts", body="Bits fgtx.")
    assert client.get("/zoeken/?q=fgt").context["results"].suggestion == ""


def test_no_result_says_what_to_try_and_offers_subjects_a_colleague_and_a_desk(client):
    make_theme("Camera's")
    response = client.get("/zoeken/?q=zwembadcamera")
    assert "Wij vonden niets voor 'zwembadcamera'" in response.text
    assert "Controleer de spelling" in response.text and "Camera&#x27;s" in response.text
    assert 'href="/community/"' in response.text


def test_an_empty_question_shows_the_field_and_where_to_begin(client):
    make_theme("Datalekken")
    response = client.get("/zoeken/?q=++")
    assert "onderwerp=datalekken" in response.text and "hits" not in response.context


def test_tabs_count_per_kind_and_keep_to_one_kind(client):
    findable("Datalekken")
    update(Document(key="help:1", kind="help", title="Een datalek zoeken", text="x", url="/hulp/x/"))
    response = client.get("/zoeken/?q=datalek&soort=hulp")
    assert [(tab["label"], tab["count"], tab["is_current"]) for tab in response.context["tabs"]] == [
        ("Alles", 2, False),
        ("Kennisproducten", 1, False),
        ("Hulp en begrippen", 1, True),
    ]
    assert titles(response) == ["Een datalek zoeken"]


def test_of_many_results_is_told_that_they_are_many(client):
    findable("Datalekken")
    update(Document(key="help:0", kind="help", title="Een datalek zoeken", text="x", url="/hulp/x/"))
    model = SearchEntry.objects.get(key="help:0")
    for number in range(1, 501):
        model.pk, model.key, model._state.adding = None, f"help:{number}", True
        model.save()
    response = client.get("/zoeken/?q=datalek")
    assert [(tab["label"], tab["count"]) for tab in response.context["tabs"]] == [
        ("Alles", "500+"),
        ("Kennisproducten", 1),
        ("Hulp en begrippen", "500+"),
    ]
    assert "<h2>Meer dan 500 resultaten</h2>" in response.text


def test_a_best_bet_stands_on_top_of_its_own_query_only(client):
    findable("Datalekken voorkomen")
    chosen = findable("Aan de slag", slug="aan-de-slag")
    BestBet.objects.create(query="Datalekken", key=f"product:{chosen.pk}")
    assert titles(client.get("/zoeken/?q=datalek"))[0] == "Aan de slag"
    assert titles(client.get("/zoeken/?q=datalek+voorkomen"))[0] == "Datalekken voorkomen"


def test_a_page_that_does_not_exist_goes_to_the_first(client):
    for number in range(21):
        index_product(make_product(f"Datalek {number}"))
    assert len(titles(client.get("/zoeken/?q=datalek&pagina=2"))) == 1
    response = client.get("/zoeken/?q=datalek&pagina=9")
    assert (response.status_code, response["Location"]) == (302, "/zoeken/?q=datalek")


def test_what_only_the_community_says_does_not_exist_for_a_visitor(client):
    make_topic("Kwispelaar in de raadszaal", body="De kwispelaar blafte over datalekken.")
    findable("Datalekken")
    for address in (
        "kwispelaar",
        "kwispelar",
        "kwispelaar+datalekken",
        "kwispelaar&soort=community",
        "kwispelaar&ook=ingetrokken",
    ):
        response = client.get(f"/zoeken/?q={address}")
        assert "Kwispelaar in" not in response.text and "blafte" not in response.text
        assert response.context["results"].suggestion == ""
        assert response.context["results"].total == (1 if "datalekken" in address else 0)
        assert "Community (" not in response.text
    assert json.loads(client.get("/zoeken/suggesties/?q=kwisp").content) == ["kwisp", []]
    for address in ("/producten/feed/", "/producten.json", "/sitemap.xml", "/producten/?q=kwispelaar"):
        assert "raadszaal" not in client.get(address).text


def test_a_member_finds_counts_and_is_suggested_what_colleagues_said(client):
    make_topic("Kwispelaar in de raadszaal", body="De kwispelaar blafte over datalekken.")
    count_words()
    client.force_login(make_member("Bram"))
    assert titles(client.get("/zoeken/?q=kwispelaar")) == ["Kwispelaar in de raadszaal"]
    assert client.get("/zoeken/?q=kwispelar").context["results"].suggestion == "kwispelaar"
    assert client.get("/zoeken/suggesties/?q=kwi").json() == ["kwi", ["Kwispelaar in de raadszaal"]]


def test_suggestions_begin_with_what_was_typed(client):
    findable("Model Verwerkersovereenkomst")
    assert client.get("/zoeken/suggesties/?q=mod+verw").json() == ["mod verw", ["Model Verwerkersovereenkomst"]]
    assert client.get("/zoeken/suggesties/?q=").json() == ["", []]


def test_three_and_three_hundred_hits_cost_the_same_number_of_queries(client):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for number in range(3):
        index_product(make_product(f"Datalek {number}"))
    few = queries("/zoeken/?q=datalek")
    for number in range(3, 300):
        index_product(make_product(f"Datalek {number}"))
    assert queries("/zoeken/?q=datalek") == few <= 15
    count_words()
    client.force_login(make_member("Bram"))
    assert queries("/zoeken/?q=dataleck+register+melden") <= 17  # and who wrote, in which role, and what is solved


def test_searches_and_clicks_are_counted_per_month_without_a_person(client):
    findable("Datalekken")
    count_words()
    for query, click in (("Datalekken", ""), ("datalekken", "1"), ("eenhoorn", "")):
        token = client.get(f"/zoeken/?q={query}").context["token"]
        client.post("/zoeken/telling/", {"token": token, "click": click})
    rows = SearchQueryCount.objects.order_by("query").values_list("query", "searches", "empty", "clicks")
    assert list(rows) == [("datalekken", 1, 0, 1)]
    assert {field.name for field in SearchQueryCount._meta.fields} == {
        "id",
        "month",
        "query",
        "searches",
        "empty",
        "clicks",
    }


NOT_KEPT = """jan@gemeente.nl|bsn 123456782|06 12 34 56 78|datalek 12 34 56|datalek Pietersen|mevrouw De Vries datalek
Dorpsstraat 12|1234 AB|datalek Dorpsstraat|Jan|datalekje|datalek Süleyman|Jan-Willem|x y z|O'Brien|李|zaak 4711"""


def test_a_query_is_kept_only_when_we_write_each_of_its_words_ourselves(client):
    findable("Datalekken", body="Bakker en datalek zijn hier gewone woorden. Artikel 33 en 72 uur. De FG leest mee.")
    kept = ["datalek bakker", "artikel 33", "hoe meldt u een datalek binnen 72 uur", "fg datalekken", "Datalek, FG!"]
    for query in [*NOT_KEPT.replace("\n", "|").split("|"), "datalek " * 20, "datalek " + "x" * 62, *kept]:
        token = client.get("/zoeken/", {"q": query}).context["token"]
        assert client.post("/zoeken/telling/", {"token": token}).status_code == 204
    counted = set(SearchQueryCount.objects.values_list("query", flat=True))
    assert counted == {query.lower() for query in kept if "meldt" not in query}


def test_of_words_that_only_members_read_nothing_is_kept(client):
    make_topic("Pelikaan in het zwembad")
    count_words()
    client.force_login(make_member("Bram"))
    token = client.get("/zoeken/?q=pelikaan").context["token"]
    client.post("/zoeken/telling/", {"token": token})
    assert not SearchQueryCount.objects.exists()


def test_only_our_own_page_counts(client):
    assert client.post("/zoeken/telling/", {"token": "zelfgemaakt"}).status_code == 400
    token = client.get("/zoeken/?q=datalek").context["token"]
    foreign = client.post("/zoeken/telling/", {"token": token}, headers={"origin": "https://kwaad.example"})
    assert foreign.status_code == 403 and not SearchQueryCount.objects.exists()


def test_counts_are_forgotten_after_thirteen_months():
    for days in (0, 360, 460):
        month = f"{timezone.localdate() - timedelta(days=days):%Y-%m}"
        SearchQueryCount.objects.create(month=month, query="datalek", searches=1)
    forget_old_counts()
    assert SearchQueryCount.objects.count() == 2


def test_no_result_leads_to_a_desk_with_the_question_filled_in(client, content):
    address = re.search(r'href="(/contact/\?question=[^"]*)"', client.get("/zoeken/?q=zwembadeend").text)[1]
    assert "zwembadeend" in client.get(address).text
