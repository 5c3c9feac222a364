"""An address that someone chooses is never that of a page of ours: read from the routes, so that no list can rot."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve

from community.models import Forum
from privacyportal.core.refusals import Refused
from privacyportal.core.reserved_words import reserved_words, routes
from privacyportal.pages.models import HelpPage
from products import publishing
from products.models import Product
from tests.factories import make_product, make_publisher, make_user

PLACES = {"producten/": "products:detail", "community/": "community:forum", "hulp/": "pages:help_page"}
IS_GIVEN = re.compile(  # the first parameter is a number, signed, or a name of ours: nobody chooses it
    "^[^<]*<(number:|int:|line:token|word:section)"
)
WORDS = [(route, word) for route in PLACES.values() for word in sorted(reserved_words(route))]


def test_every_slug_that_stands_beside_fixed_words_has_a_door_in_this_file():
    chosen = [(name, address) for name, address in routes() if "<" in address and not name.startswith("admin:")]
    places = {
        address.partition("<")[0] for name, address in chosen if not IS_GIVEN.search(address) and reserved_words(name)
    }
    assert places == set(PLACES)
    assert {("products:detail", "feed"), ("pages:help_page", "begrippen"), ("community:forum", "reactie")} <= set(WORDS)


@pytest.mark.parametrize("word", sorted(reserved_words("products:detail")))
@pytest.mark.parametrize("title", ["{}", "{}!", " {} ", "É{}"])
@pytest.mark.django_db
def test_a_product_with_such_a_title_gets_an_address_of_its_own(client, word, title):
    title = title.format(word.capitalize())
    values = {"title": title, "kind": "guide", "publisher": make_publisher()}
    product = publishing.save_concept(product=Product(**values), by=make_user(), values=values)
    assert resolve(product.get_absolute_url()).view_name == "products:detail"
    assert product.slug != word


@pytest.mark.parametrize("word", sorted(reserved_words("products:detail")))
@pytest.mark.django_db
def test_a_product_is_not_moved_to_such_an_address(word):
    product = make_product("Factsheet")
    with pytest.raises(Refused, match=f"Het adres {word} is al van een andere pagina"):
        publishing.rename(product=product, slug=word.upper(), by=make_user())
    product.refresh_from_db()
    assert product.slug == "factsheet"


@pytest.mark.parametrize(("route", "word"), [pair for pair in WORDS if pair[0] != "products:detail"])
@pytest.mark.django_db
def test_a_forum_or_help_page_at_such_an_address_is_refused_at_the_field(route, word):
    rows = {
        "community:forum": Forum(name="Naam", slug=word, intro="Waarover."),
        "pages:help_page": HelpPage(title="Hulp", slug=word, summary="Kort.", body="x", reviewed_on=date(2026, 1, 1)),
    }
    with pytest.raises(ValidationError) as refused:
        rows[route].full_clean()
    assert list(refused.value.message_dict) == ["slug"] and word in refused.value.message_dict["slug"][0]
