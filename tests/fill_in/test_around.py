"""The pages of the portal that lead to a model."""

import pytest

from community.searchable import lookalikes
from products.fill_in.models import FillInModel
from products.fill_in.searchable import index_model
from products.models import Product
from tests.factories import make_member, make_product
from tests.fill_in.factories import EVERY_KIND, make_model

pytestmark = pytest.mark.django_db
OWN, OTHER = "model-verwerkersovereenkomst", "privacyraamwerk"
SOURCE = EVERY_KIND.replace(f"hoort_bij: [{OWN}]", f"hoort_bij: [{OWN}, {OTHER}]")
BUTTON = '<a class="button" href="/modellen/model-fietsafspraak/">Vul dit model in</a>'
LINK = '<a class="link-list__link" href="/modellen/model-fietsafspraak/">Vul in: Model fietsafspraak</a>'


@pytest.fixture
def products(db):
    return [make_product(slug, slug=slug, kind=Product.Kind.TEMPLATE) for slug in (OWN, OTHER, "iets-anders")]


def test_the_product_of_a_model_leads_to_its_form_and_others_name_it(client, products):
    make_model("model-fietsafspraak", SOURCE)
    own, other, third = (client.get(product.get_absolute_url()).text for product in products)
    assert BUTTON in own and LINK in own
    assert BUTTON not in other and LINK in other
    assert "/modellen/model-fietsafspraak/" not in third


def test_a_model_that_was_taken_away_is_named_nowhere(client, products):
    make_model("model-fietsafspraak", SOURCE)
    FillInModel.objects.update(offline_at=Product.objects.first().published_at)
    for address in (products[0].get_absolute_url(), "/sitemap.xml", "/modellen/"):
        assert "model-fietsafspraak" not in client.get(address).text


def test_who_asks_the_community_hears_of_the_model(products):
    make_model("model-fietsafspraak", SOURCE)
    index_model("model-fietsafspraak")
    found = lookalikes("Model fietsafspraak gezocht", make_member())
    assert ("Model", "/modellen/model-fietsafspraak/") in [(like["kind"], like["url"]) for like in found]


def test_the_help_says_how_a_model_works(client, content):
    page = client.get("/hulp/een-model-invullen/").text
    assert "Bewaar als concept" in page and 'href="/modellen/"' in page
    assert "/hulp/een-model-invullen/" in client.get("/modellen/").text
