"""What editors keep and read: synonyms, fixed answers, and the questions that found nothing."""

import pytest
from django.contrib.auth.models import Group

from privacyportal.index.models import BestBet, SearchQueryCount
from privacyportal.index.words import count_words
from products.searchable import index_product
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def emma(client, staff_groups):
    emma = make_user("Emma", is_staff=True)
    emma.groups.add(Group.objects.get(name="redacteur"))
    client.force_login(emma)
    return client


def titles(response):
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in response.context["hits"]]


def test_a_synonym_works_from_the_moment_it_is_saved(emma, client):
    index_product(make_product("Over bodycams"))
    count_words()
    assert titles(client.get("/zoeken/?q=opnameapparaat")) == []
    fields = {"preferred": "bodycam", "synonyms": "opnameapparaat\nborstcamera", "outdated": "", "narrower": ""}
    assert emma.post("/beheer/index/synonymgroup/add/", fields).status_code == 302
    assert titles(client.get("/zoeken/?q=opnameapparaten")) == ["Over bodycams"]


def test_a_narrower_word_leads_to_the_group_and_not_back(emma, client):
    index_product(make_product("Datalek"))
    index_product(make_product("Ransomware"))
    fields = {"preferred": "datalek", "synonyms": "", "outdated": "", "narrower": "ransomware"}
    emma.post("/beheer/index/synonymgroup/add/", fields)
    assert titles(client.get("/zoeken/?q=ransomware")) == ["Ransomware", "Datalek"]
    assert titles(client.get("/zoeken/?q=datalek")) == ["Datalek"]


def test_an_editor_binds_a_query_to_what_readers_may_find(emma):
    product = make_product("Aan de slag")
    index_product(product)
    page = emma.get("/beheer/index/bestbet/add/").text
    assert page.index("Geen vaste titel") < page.index("Aan de slag")
    assert "Vaste antwoorden" in emma.get("/beheer/").text.split("Inhoud</h3>")[1].split("</ul>")[0]
    emma.post("/beheer/index/bestbet/add/", {"query": "beginnen", "key": f"product:{product.pk}"})
    assert BestBet.objects.get().key == f"product:{product.pk}"
    assert "Aan de slag" in emma.get("/beheer/index/bestbet/").text


def test_an_editor_reads_per_month_what_found_nothing_and_what_nobody_chose(emma):
    SearchQueryCount.objects.create(month="2026-11", query="eenhoorn", searches=3, empty=3)
    SearchQueryCount.objects.create(month="2026-11", query="datalek", searches=9, clicks=8)
    for choice in ("geen", "klik"):
        text = emma.get(f"/beheer/index/searchquerycount/?succes={choice}").text
        assert "eenhoorn" in text and "datalek" not in text
    assert emma.post("/beheer/index/searchquerycount/add/", {}).status_code == 403
