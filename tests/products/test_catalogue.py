"""The catalogue: what a visitor finds, filters and counts."""

import random
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from products.catalogue import STATUSES
from products.models import Product
from tests.factories import make_product, make_publisher, make_theme

pytestmark = pytest.mark.django_db


def titles(response):
    groups = response.context["groups"]
    products = [product for group in groups for product in group.listed] if groups else response.context["page"]
    return [product.title for product in products]


def test_without_filters_products_are_grouped_by_publisher(client):
    vng, ibd = make_publisher("VNG", order=2), make_publisher("IBD", order=1)
    for title, publisher in (("A", vng), ("B", ibd), ("C", vng)):
        make_product(title, publisher=publisher)

    response = client.get("/producten/")

    assert [(group.abbreviation, [p.title for p in group.listed]) for group in response.context["groups"]] == [
        ("IBD", ["B"]),
        ("VNG", ["A", "C"]),
    ]


def test_filters_combine_and_counts_say_what_each_choice_would_show(client):
    vng, ibd = make_publisher("VNG"), make_publisher("IBD")
    leaks = make_theme("Datalekken")
    make_product("Een", publisher=vng, kind=Product.Kind.GUIDE, themes=[leaks])
    make_product("Twee", publisher=vng, kind=Product.Kind.FACTSHEET)
    make_product("Drie", publisher=ibd, kind=Product.Kind.GUIDE)

    response = client.get("/producten/?organisatie=vng&soort=guide")

    counts = {
        facet["name"]: {option["value"]: option["count"] for option in facet["options"]}
        for facet in response.context["facets"]
    }
    assert titles(response) == ["Een"]
    assert counts == {
        "organisatie": {"vng": 1, "ibd": 1},
        "soort": {"factsheet": 1, "guide": 1},
        "onderwerp": {"datalekken": 1},
        "status": {"actueel": 1},
    }
    assert "Kennisproducten: VNG, Handreiking" in response.text


def test_an_active_filter_is_a_link_to_the_page_without_it(client):
    make_product("Een", publisher=make_publisher("VNG"))
    response = client.get("/producten/?organisatie=vng&soort=guide")
    assert response.context["active_filters"] == [
        {"label": "VNG", "url": "?soort=guide"},
        {"label": "Handreiking", "url": "?organisatie=vng"},
    ]


def test_an_unknown_filter_value_is_ignored_and_said_so(client):
    make_product("Een")
    response = client.get("/producten/?organisatie=knmi")
    assert titles(response) == ["Een"]
    assert "een keuze die wij niet kennen" in response.text


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "9" * 5000, "%00"])
def test_a_page_that_does_not_exist_goes_to_the_first_page(client, number):
    make_product("Een")
    response = client.get(f"/producten/?soort=guide&pagina={number}")
    if number == "%00":
        assert response.status_code == 400
    else:
        assert (response.status_code, response["Location"]) == (302, "/producten/?soort=guide")


def test_paging_keeps_the_choices_and_numbers_the_title(client):
    for number in range(21):
        make_product(f"Model {number:02}", kind=Product.Kind.TEMPLATE)
    response = client.get("/producten/?soort=template&pagina=2")
    assert titles(response) == ["Model 20"]
    assert "(pagina 2 van 2)" in response.text
    assert 'href="?soort=template"' in response.text


def test_words_find_products_in_title_summary_and_text(client):
    make_product("Over datalekken")
    make_product("Anders", summary="Wat u doet na een datalek.")
    make_product("Derde", body="Meld een datalek.")
    make_product("Vierde", body="Niets daarvan.")
    assert titles(client.get("/producten/?q=datalek")) == ["Anders", "Derde", "Over datalekken"]


def test_words_are_found_anew_once_a_text_has_them(client):
    product = make_product("Vierde", body="Niets daarvan.")
    other = make_product("Vijfde", body="Meld een datalek bij het loket.")
    assert titles(client.get("/producten/?q=datalek")) == ["Vijfde"]
    product.body, other.offline_at = "Meld een datalek.", timezone.now()
    product.save()
    other.save()
    assert titles(client.get("/producten/?q=datalek")) == ["Vierde"]
    assert titles(client.get("/producten/?q=datalek+meld&soort=guide")) == ["Vierde"]


def test_every_page_of_what_words_found_shows_its_own_products_in_order(client):
    for number in range(45):
        make_product(f"Datalek {number:02}", version_on=timezone.localdate() - timedelta(days=number))
    make_product("Iets anders")
    pages = [titles(client.get(f"/producten/?q=datalek&pagina={number}")) for number in (1, 2, 3)]
    assert pages == [[f"Datalek {number:02}" for number in range(45)][start : start + 20] for start in (0, 20, 40)]
    newest = titles(client.get("/producten/?q=datalek&sorteer=gewijzigd&pagina=3"))
    assert newest == [f"Datalek {number:02}" for number in range(40, 45)]


def test_concepts_planned_withdrawn_and_offline_products_are_not_listed_nor_counted(client):
    now = timezone.now()
    make_product("Zichtbaar")
    make_product("Geheim concept", status="concept")
    make_product("Gepland", published_at=now + timedelta(days=1))
    make_product("Ingetrokken", status="withdrawn", status_note="Klopt niet meer.")
    make_product("Offline", offline_at=now - timedelta(days=1))

    assert client.get("/producten/?soort=guide").context["result_count"] == 1
    for address in ("/producten/?soort=guide", "/producten.json", "/producten.csv", "/sitemap.xml", "/"):
        text = client.get(address).text.lower()
        assert "zichtbaar" in text
        assert "geheim" not in text and "gepland" not in text and "offline" not in text


def fitting(chosen):
    """The titles that fit, as somebody would count who reads every product."""
    return sorted(product.title for product in Product.objects.in_catalogue() if fits(product, chosen))


def fits(product, chosen):
    values = {
        "organisatie": {product.publisher.slug},
        "soort": {product.kind},
        "onderwerp": set(product.themes.values_list("slug", flat=True)),
        "status": {slug for slug, label in STATUSES.items() if label == product.status_label},
    }
    text = f"{product.title}\n{product.summary}\n{product.body}".lower()
    return all(word in text for word in chosen["q"].lower().split()) and all(
        not chosen[name] or values[name] & set(chosen[name]) for name in values
    )


def test_every_count_is_how_many_products_that_choice_shows(client):
    chance = random.Random(3)
    themes = [make_theme(name) for name in ("Datalekken", "Register", "FG")]
    publishers = [make_publisher(name) for name in ("VNG", "IBD")]
    successor = make_product("Opvolger")
    for number in range(40):
        status = chance.choice(["published", "published", "replaced", "withdrawn", "concept"])
        make_product(
            f"Product {number}",
            kind=chance.choice(["guide", "factsheet", "register"]),
            publisher=chance.choice(publishers),
            themes=chance.sample(themes, chance.randrange(4)),
            status=status,
            superseded_by=successor if status == "replaced" else None,
            check_before_on=timezone.localdate() + timedelta(days=chance.choice([-400, 30, 90])),
            outdated_note=chance.choice(["", "Geschreven onder de Wbp."]),
            summary=chance.choice(["Over zwembaden.", "Over parkeren."]),
            status_note="Klopt niet meer.",
            original_title="Een document",
        )
    for query in (
        "",
        "soort=guide",
        "soort=guide&soort=register&organisatie=vng",
        "onderwerp=fg&onderwerp=register&status=actueel",
        "organisatie=ibd&onderwerp=datalekken&soort=factsheet&status=vervangen&status=wordt-herzien",
        "q=zwembaden&onderwerp=fg&soort=guide",
        "q=nergens",
    ):
        page = client.get(f"/producten/?{query}")
        chosen = page.context["form"].cleaned_data
        assert page.context["result_count"] == len(fitting(chosen))
        for facet in page.context["facets"]:
            for option in facet["options"]:
                alone = {**chosen, facet["name"]: [option["value"]]}
                assert option["count"] == len(fitting(alone)), (query, facet["name"], option)
            shown = {option["value"] for option in facet["options"]}
            for value, _ in page.context["form"].fields[facet["name"]].choices:
                assert value in shown or not fitting({**chosen, facet["name"]: [value]})


@pytest.mark.parametrize(
    "query", ["", "?q=samenvatting", "?organisatie=vng&soort=guide&onderwerp=register&status=actueel&sorteer=gewijzigd"]
)
def test_three_products_and_three_hundred_cost_the_same_number_of_queries(client, query):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/producten/{query}").status_code == 200
        return len(captured)

    themes = [make_theme("Datalekken"), make_theme("Register")]
    for number in range(3):
        make_product(f"Product {number}", themes=themes, publisher=make_publisher(("VNG", "IBD", "AP")[number]))
    few = queries()
    for number in range(3, 300):
        make_product(f"Product {number}", themes=themes, publisher=make_publisher(("VNG", "IBD")[number % 2]))
    assert queries() == few <= 9


def test_what_was_replaced_stands_under_its_successor_with_its_label_before_its_title(client):
    new = make_product("Nieuw", summary="")
    old = make_product("Aan het begin van het alfabet", status="replaced", superseded_by=new)
    make_product("Hulp").related.add(old, new)
    make_product("Iets anders")
    page = client.get("/producten/?soort=guide").text
    places = [page.index(f">{title}</a>") for title in ("Hulp", "Iets anders", "Nieuw", old.title)]
    assert places == sorted(places)
    label = '<span class="status-label status-label--vervangen">Vervangen</span>'
    assert re.search(rf"<h3[^>]*>\s*{label}\s*<a [^>]*>{old.title}", page) and page.count(label) == 1
    related = client.get("/producten/hulp/").text
    assert related.index("Handreiking: Nieuw") < related.index(label) < related.index(f"Handreiking: {old.title}")
