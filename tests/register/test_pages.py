"""What the register is: its columns with ground and example, the worked rows, and the structure to take away."""

import pytest
from django.core.cache import caches

from privacyportal.index.models import SearchEntry
from products.register.explained import NEEDS, explanation
from products.register.searchable import documents, index_register

LID_1, LID_2 = explanation()
SHEETS = [f"/register/{name}.{form}" for name in ("sjabloon", "sjabloon-verwerker") for form in ("xlsx", "ods", "csv")]
NEEDS_A_ROW = {
    "v1": "ander-voor-ons",
    "v2": "ja",
    "v3": "nee",
    "v4": "nee",
    "v5": "opdrachtgever",
    "v6": "nee",
    "v7": "nee",
}
SIGNS = {"xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb\xbf"}


def test_every_column_says_what_it_asks_and_where_the_law_asks_it():
    for table in (LID_1, LID_2):
        for one in table.columns:
            asked = one.column.ground.startswith(f"artikel 30 lid {table.lid} onder ")
            assert one.need_label in NEEDS.values() and (asked or not one.is_law), one.column.name
            assert one.column.explanation and one.column.example, one.column.name
    assert len(LID_1.rows) == 8


@pytest.mark.django_db
def test_the_page_shows_each_column_with_its_ground_and_each_row(client, django_assert_num_queries):
    with django_assert_num_queries(3):  # the public version, and anew what texts cite: the laws and the terms
        response = client.get("/register/")
    page = response.text
    assert "<h1>Register van verwerkingen</h1>" in page
    for table in (LID_1, LID_2):
        for one in table.columns:
            assert f'id="{one.anchor}"' in page and one.column.ground[1:] in page
        for row in table.rows:
            assert f'id="{row.number.lower()}"' in page
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("address", SHEETS)
def test_a_template_is_a_file_to_take_away_and_made_once(client, address):
    caches["documents"].clear()
    response, again = client.get(address), client.get(address)
    content = response.getvalue()
    assert f'filename="register-{address.rpartition("/")[2]}"' in response["Content-Disposition"]
    assert content.startswith(SIGNS[address.rpartition(".")[2]])
    assert again.getvalue() == content


@pytest.mark.django_db
def test_the_columns_as_json_are_both_tables(client):
    response = client.get("/register/kolommen.json")
    assert [len(table["columns"]) for table in response.json()["tables"]] == [25, 9]
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_the_product_leads_to_the_register_and_no_other_does(client, content):
    link = '<a class="link-list__link" href="/register/">Register van verwerkingen</a>'
    assert link in client.get("/producten/structuur-register-van-verwerkingen/").text
    assert link not in client.get("/producten/privacyraamwerk/").text


@pytest.mark.django_db
def test_home_and_an_outcome_that_asks_for_a_row_lead_to_the_register(client, indexed_content):
    link = '<a class="{}" href="/register/controleren/">{}</a>'
    assert link.format("entry-cards__link", "Register") in client.get("/").text
    outcome = client.get("/keuzehulp/is-een-verwerkersovereenkomst-nodig/uitkomst/", NEEDS_A_ROW, follow=True).text
    assert link.format("link-list__link", "Controleer uw register") in outcome


@pytest.mark.django_db
def test_the_page_and_its_columns_are_found(client, indexed_content):
    page = client.get("/zoeken/", {"q": "bewaartermijn kolom register"}).text
    assert 'href="/register/#kolom-18"' in page or 'href="/register/"' in page


@pytest.mark.django_db
def test_a_portal_that_had_an_index_gets_the_register_in_it_once():
    index_register()
    before = list(SearchEntry.objects.values_list("key", "indexed_at").order_by("key"))
    index_register()
    assert sorted(key for key, _ in before) == sorted(document.key for document in documents())
    assert list(SearchEntry.objects.values_list("key", "indexed_at").order_by("key")) == before
