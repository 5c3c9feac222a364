"""Products in the index: what each act leaves findable."""

from datetime import timedelta

import pytest
from django.utils import timezone

from privacyportal.index.models import SearchEntry
from products.models import LawTerm
from products.searchable import ON_REQUEST, document_of, documents, index_product, index_relabelled
from tests.factories import make_product, make_theme, make_user

pytestmark = pytest.mark.django_db


def test_a_product_is_found_by_its_words_its_kind_its_publisher_and_its_themes():
    document = document_of(make_product("Over lekken", body="## Eerste uur\n\nBel de **FG**.", themes=[make_theme()]))
    assert (document.title, document.summary) == ("Over lekken", "Samenvatting van Over lekken.")
    assert document.headings.splitlines() == ["Handreiking", "VNG", "Datalekken", "Eerste uur"]
    assert "Bel de FG." in document.text


def test_concepts_and_planned_products_are_not_offered_and_leave_the_index():
    product = make_product("Zichtbaar")
    index_product(product)
    product.status = "concept"
    product.save()
    index_product(product)
    make_product("Gepland", published_at=timezone.now() + timedelta(days=1))
    assert list(documents()) == []
    assert not SearchEntry.objects.exclude(audience="").exists()


def test_a_withdrawn_product_is_for_those_who_ask_and_a_replaced_one_stands_lower():
    withdrawn = document_of(make_product("Oud", status="withdrawn", status_note="Klopt niet meer."))
    replaced = document_of(make_product("Vorige", status="replaced", superseded_by=make_product("Nieuw")))
    assert (withdrawn.audience, withdrawn.label) == (ON_REQUEST, "Ingetrokken")
    assert (replaced.weight < document_of(make_product("Nu")).weight, replaced.label) == (True, "Vervangen")


def test_a_text_from_the_days_of_an_old_law_says_so():
    product = make_product("Meldplicht")
    product.written_under.add(LawTerm.objects.create(term="Wbp", replaced_by="AVG"))
    assert document_of(product).label == "Geschreven onder: Wbp"


def test_saving_in_the_admin_brings_the_index_up_to_date(client):
    client.force_login(make_user("Emma", is_staff=True, is_superuser=True))
    theme = make_theme("Register")
    index_product(make_product("Over verwerkingen", themes=[theme]))
    client.post(f"/beheer/products/theme/{theme.pk}/change/", {"name": "Kookboek", "slug": "register", "order": 0})
    assert "kookboek" in SearchEntry.objects.get().tokens


def test_a_new_release_gives_a_stale_label_the_words_of_now():
    product = make_product("Meldplicht", original_title="Leaflet", outdated_note="De Wbp geldt niet meer.")
    index_product(product)
    SearchEntry.objects.update(label="Vervangen")
    index_relabelled()
    assert SearchEntry.objects.get().label == "Oorspronkelijk document verouderd, uitleg actueel"
