"""What other programs read of the products stays readable, also with signs that entered before texts were cleaned."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from products.models import ProductFile
from tests.factories import make_change, make_product, make_theme, make_user

pytestmark = pytest.mark.django_db
ODD = ["\x0b", "\x01", "\x1f", "\x7f", "\ufffe", "\uffff", "\U0001ffff", "\u202e", "\r\n", "\u2028"]


@pytest.fixture(params=ODD, ids=[repr(odd) for odd in ODD])
def odd(request):
    """Every text of one product holds an odd sign, written past all our fields."""
    product = make_product("Factsheet", themes=[make_theme("Datalekken")], version="1.0")
    make_change(product)
    columns = {
        "products_product": ["title", "summary", "version", "licence", "body", "audience"],
        "products_change": ["summary", "version"],
        "products_theme": ["name"],
        "products_publisher": ["name"],
    }
    with connection.cursor() as cursor:
        for table, column in [(table, column) for table, names in columns.items() for column in names]:
            cursor.execute(f"UPDATE {table} SET {column} = %s", [f"A{request.param}B"])
    return request.param


def test_the_feed_is_well_formed_and_names_the_product(client, odd):
    feed = ElementTree.fromstring(client.get("/producten/feed/").content)
    (entry,) = feed.iter("{http://www.w3.org/2005/Atom}entry")
    title = entry.find("{http://www.w3.org/2005/Atom}title").text
    assert title in ("AB, versie AB", "A\nB, versie A\nB")


def test_the_catalogue_as_json_is_read_back(client, odd):
    (row,) = json.loads(client.get("/producten.json").content)["kennisproducten"]
    assert row["titel"] in ("AB", "A\nB")


def test_the_api_is_read_back(client, odd):
    make_product("Ander", superseded_by=None)
    for address in ("/api/v1/kennisproducten", "/api/v1/kennisproducten/factsheet", "/api/v1/onderwerpen"):
        text = client.get(address).content.decode()
        assert json.loads(text) and not any(sign in text for sign in ODD if sign != "\r\n"), address


def test_the_catalogue_and_the_ageing_list_have_one_row_for_one_product(client, odd):
    client.force_login(make_user("Frank", is_staff=True, is_superuser=True))
    for address in ("/producten.csv", "/beheer/products/product/verouderingslijst.csv"):
        content = client.get(address).content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=";"))
        assert [row["titel"] for row in rows] in (["AB"], ["A\nB"]), address


def test_the_page_and_its_facts_for_search_engines_are_read_back(client, odd):
    text = client.get("/producten/factsheet/").text
    facts = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert facts["@graph"][0]["name"] in ("AB", "A\nB")


def test_the_sitemap_is_well_formed(client, odd):
    places = [place.text for place in ElementTree.fromstring(client.get("/sitemap.xml").content).iter()]
    assert any(place and place.endswith("/producten/factsheet/") for place in places)


def test_a_file_with_an_odd_name_downloads(client, odd):
    file = ProductFile(product=make_product("Ander"), title="Brief", name="brief.txt", kind="txt", accessible="yes")
    file.file.save("x", ContentFile(b"Tekst."))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE products_productfile SET name = %s", [f"br{odd}ief.txt"])
    answer = client.get(ProductFile.objects.get().get_absolute_url())
    assert answer.status_code == 200 and b"".join(answer.streaming_content) == b"Tekst."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "\x0b=", "\x01+", "\r\n@"])
def test_no_cell_is_a_formula(client, start):
    make_product("Factsheet")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE products_product SET title = %s", [f'{start}HYPERLINK("x")'])
    content = client.get("/producten.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content, newline=""), delimiter=";")
    assert row["titel"].startswith("'")
