"""Waar gebruikt: every kind of place that leads to a product, and nothing that this editor may not know."""

import pytest

from community.models import Forum, Topic
from privacyportal.index.models import BestBet
from privacyportal.pages.models import GlossaryTerm, HelpPage
from products import publishing
from products.where_used import uses_of
from tests.community.factories import make_forum, make_known, make_member, make_topic
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.factories import make_product
from tests.products.test_desk import act_url, sign_in

pytestmark = pytest.mark.django_db
LINK = "[Model](/producten/model/)"


def test_each_kind_of_place_is_named(client):
    emma, product = make_member("Emma"), make_product("Model")
    make_product("Familie").related.add(product)
    make_product("Oud", status="replaced", superseded_by=product)
    make_product("Tekst", body=LINK)
    publishing.save_concept(product=make_product("Concept"), by=emma, values={"body": LINK})
    make_product("Niets", body="[Model](/producten/model-verwerkersovereenkomst/)")
    BestBet.objects.create(query="vwo", key=f"product:{product.pk}")
    HelpPage.objects.create(title="Zoeken", slug="zoeken", body=LINK, reviewed_on="2026-11-01")
    GlossaryTerm.objects.create(term="VWO", slug="vwo", explanation=LINK)
    make_aid(source=f"{EXAMPLE.rstrip()}\nhoort_bij:\n  - model\n")
    make_topic("Over het model", product=product)
    bram = make_known(make_member("Bram"))
    make_topic("Met een link", author=bram, body=LINK)
    closed = make_forum("Besloten", visibility=Forum.Visibility.MEMBERS)
    closed.readers.create(name="juristen")
    secret = make_topic("Geheim overleg", author=bram, body=LINK)
    Topic.objects.filter(pk=secret.pk).update(forum=closed)
    found = {kind: [use.title for use in uses] for kind, uses in uses_of(product, emma)}
    assert found == {
        "Hoort hierbij": ["Familie"],
        "Vervangen door dit product": ["Oud"],
        "Link in de tekst van een kennisproduct": ["Tekst"],
        "Link in een nieuwer concept": ["Concept"],
        "Vast antwoord bij het zoeken": ["vwo"],
        "Keuzehulp": ["Mag de fiets naar binnen?"],
        "Hulppagina": ["Zoeken"],
        "Begrip": ["VWO"],
        "Onderwerp in de community": ["Met een link", "Over het model", "En nog 1 onderwerp"],
    }


def test_it_stands_on_a_page_of_its_own_and_where_a_product_goes(client):
    sign_in(client, "eindredacteur", "Frank")
    product = make_product("Model")
    make_product("Tekst", body=LINK)
    for act in ("gebruikt", "vervangen", "offline", "intrekken", "adres"):
        assert "Link in de tekst van een kennisproduct" in client.get(act_url(product, act)).text, act
    assert "Dit product wordt nergens genoemd." in client.get(act_url(make_product(), "gebruikt")).text


def test_a_former_address_counts_as_well():
    product = make_product("Nieuw")
    product.former_slugs.create(slug="model")
    make_product("Tekst", body=LINK)
    assert [kind for kind, _ in uses_of(product, make_member())] == ["Link in de tekst van een kennisproduct"]
