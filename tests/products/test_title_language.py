"""A title in another language says so wherever a reader hears it, and the words of the page's title stay plain."""

import pytest

from products import publishing
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def test_an_english_title_is_said_in_english(client):
    product = make_product("Privacy Impact <b>", title_language="en", slug="pia")
    related = make_product("Gids")
    related.related.add(product)
    said = '<span lang="en">Privacy Impact &lt;b&gt;</span>'
    for address in ("/", "/producten/", related.get_absolute_url()):
        assert f"{said}</a>" in client.get(address).text, address
    page = client.get(product.get_absolute_url()).text
    assert f"<h1>{said}</h1>" in page
    assert "<title>Privacy Impact &lt;b&gt; - Kennisproducten" in page
    assert 'lang="en"' not in client.get("/zoeken/").text


def test_the_language_of_a_title_goes_along_with_a_concept():
    product = make_product("Gids")
    editor = make_user("Emma", is_staff=True)
    concept = publishing.save_concept(product=product, by=editor, values={"title_language": "en"})
    product.refresh_from_db()
    assert (concept.title_language, product.title_language) == ("en", "")
