"""What it costs to publish, in statements; and what a concept may have, for it is deleted without asking."""

import pytest
from django.db import connection
from lxml.html import fromstring

from products.decision_aids.loading import load_aids
from products.fill_in.loading import load_models
from products.models import Product
from tests.test_roles import filled_in

from .test_desk import NEXT_YEAR, change_url, form_of, frank  # noqa: F401

pytestmark = pytest.mark.django_db
OF_A_CONCEPT = {"Product_related.from_product", "Product_themes.product", "Product_written_under.product"}
OF_A_CONCEPT |= {"ProductFile.product", "BrokenLink.product"}
OF_WHAT_IS_SHOWN = {  # or of the product whose concept it is
    *("Bookmark.product", "Following.product", "Topic.product", "Draft.product", "Attachment.product"),
    *("Product.superseded_by", "Product.concept_of", "Product_related.to_product", "FormerSlug.product"),
    *("Change.product", "Plan.product", "Plan.successor", "Handover.product"),
    *("HistoricalProduct.superseded_by", "HistoricalProduct.concept_of", "HistoricalProduct_related.from_product"),
    *("HistoricalProduct_related.to_product", "HistoricalProduct_themes.product"),
    "HistoricalProduct_written_under.product",
}


@pytest.fixture
def count():
    """The statements of an act, with BEGIN and without COMMIT, added up."""
    asked = []
    with connection.execute_wrapper(lambda execute, *words: asked.append(words[0]) or execute(*words)):
        yield asked


def test_form_save_page_and_publication_stay_under_120_statements(client, frank, count):  # noqa: F811
    answers = form_of(summary="Kort.", body="Tekst.", check_before_on=NEXT_YEAR)
    client.post("/beheer/products/product/add/", answers)
    product = Product.objects.get()
    act = f"/beheer/products/product/{product.pk}/publiceren/"
    said = {"summary": "Eerste versie.", "size": "major"}
    assert client.post(act, said).status_code == 302
    product.refresh_from_db()
    count.clear()
    assert client.get(change_url(product)).status_code == 200
    assert client.post(change_url(product), form_of(product, body="Nieuwe tekst.")).status_code == 302
    assert client.get(act).status_code == 200
    assert client.post(act, said).status_code == 302
    assert Product.objects.get().body == "Nieuwe tekst."
    assert len(count) < 120


@pytest.mark.parametrize(
    "slug",
    [
        "factsheet-verwerkersovereenkomst",
        pytest.param("model-privacybeleid-en-reglement", marks=pytest.mark.deep),
        pytest.param("boa-en-wpg", marks=pytest.mark.deep),
    ],
)
def test_the_first_save_of_a_start_text_and_its_publication_do_too(client, frank, content, count, slug):  # noqa: F811
    """With tables that it borrows and dozens of links; without the marks of transactions, of which a test has more."""
    load_aids(), load_models()
    product = Product.objects.get(slug=slug)
    act, said = f"/beheer/products/product/{product.pk}/publiceren/", {"summary": "Een zin erbij.", "size": "major"}
    count.clear()
    form = fromstring(client.get(change_url(product)).text).get_element_by_id("product_form")
    changed = filled_in(form) | {"body": product.body + "\n\nEen zin erbij.", "check_before_on": NEXT_YEAR}
    assert client.post(change_url(product), changed).status_code == 302
    assert client.get(act).status_code == 200
    assert client.post(act, said).status_code == 302
    assert Product.objects.get(slug=slug).body.endswith("Een zin erbij.")
    assert len([one for one in count if not one.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]) < 120


def test_whatever_points_at_a_product_is_of_a_concept_or_never_of_one():
    """Who adds a model that points at Product says here whether a concept can have one: see `concepts._throw_away`."""
    relations = Product._meta.get_fields(include_hidden=True)
    pointing = [one for one in relations if one.auto_created and not one.concrete and not one.many_to_many]
    assert {f"{one.related_model.__name__}.{one.field.name}" for one in pointing} == OF_A_CONCEPT | OF_WHAT_IS_SHOWN
