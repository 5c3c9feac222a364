"""The tables of an aid inside the texts of products: one source, wherever the text is read."""

import re
from pathlib import Path

import pytest

from privacyportal.index.models import SearchEntry
from products.borrowed_tables import LINE, NOT_THERE, markdown_table, missing_tables, with_borrowed_tables
from products.decision_aids.editions import live
from products.decision_aids.lending import table_of
from products.decision_aids.loading import fixture_of, load_aids
from products.decision_aids.models import DecisionAid
from products.decision_aids.reading import read
from products.decision_aids.room import ROOM
from products.models import Product
from products.publish_check import find_faults
from products.readability import read_over
from tests.factories import make_product

SLUG = "is-een-dpia-verplicht"
ANSWERS, TABLE = f"[[keuzehulp:{SLUG}#D7]]", "[[keuzehulp:datalek-melden-of-niet#R]]"


def publish_anew(slug, source):
    DecisionAid.objects.get(slug=slug).editions.create(number=2, source=source, change="Nieuw.")
    ROOM.index(slug)


def read_everywhere(client, product):
    """The words of this product on its page, in the search index and on the desk of its editor."""
    product = Product.objects.get(pk=product.pk)
    indexed = SearchEntry.objects.get(key=f"product:{product.pk}")
    return client.get(product.get_absolute_url()).text, indexed.text, product.text_to_show()


@pytest.mark.django_db
def test_a_text_says_what_the_aid_says_today(client, content):
    product = make_product("Toets", body=f"## Lijst\n\n{ANSWERS}\n\nEn dan.\n\n{TABLE}\n")
    assert client.get(product.get_absolute_url()).text.count(NOT_THERE.strip("*")) == 2
    load_aids()
    for text in read_everywhere(client, product):
        assert "Zwarte lijsten" in text and "Geen. Een kleine lijst of groep telt ook." in text
        assert "Weet ik niet" not in text and "kwade bedoeling, openbaar internet" in text and "[[" not in text
    assert "<th" in client.get(product.get_absolute_url()).text

    publish_anew(SLUG, fixture_of(SLUG).replace("Zwarte lijsten", "Lijsten met namen"))
    for text in read_everywhere(client, product):
        assert "Lijsten met namen" in text and "Zwarte lijsten" not in text
    assert read_over(Product.objects.get(pk=product.pk)).words > 300


@pytest.mark.django_db
def test_what_is_said_beside_an_answer_stands_in_one_cell_and_stands_out(content):
    load_aids()
    lines = table_of(live(SLUG), "D7").splitlines()
    assert lines[0] == "| Lijst van de AP | Drempel, uitleg en voorbeeld |" and len(lines) == 2 + 17
    assert lines[5].startswith("| Creditscores | **Op grote schaal, of stelselmatig volgen.** Inschatten of")
    assert lines[5].endswith("*Score bij een gemeentelijke kredietbank.* |")
    assert table_of(live(SLUG), "D6").startswith("| Geval uit de wet | Uitleg |")


@pytest.mark.django_db
def test_a_text_asks_for_each_aid_once(content, django_assert_num_queries):
    load_aids()
    live(SLUG)  # its rules are read once in a process
    with django_assert_num_queries(1):
        assert "| --- |" in with_borrowed_tables(
            "\n\n".join(f"[[keuzehulp:{SLUG}#{part}]]" for part in ("D6", "D7", "D8"))
        )


def test_a_cell_stays_one_cell():
    assert markdown_table(["Wat"], [["een | of\n\ntwee"]]) == "| Wat |\n| --- |\n| een \\| of twee |"


@pytest.mark.django_db
@pytest.mark.parametrize("line", ["[[keuzehulp:er-is-niets#D7]]", "[[keuzehulp:x#D7]]", "[[recept:brood#1]]"])
def test_a_table_that_is_not_there_keeps_a_text_from_the_website(line):
    product = make_product(status="concept", published_at=None, body=f"## Lijst\n\n{line}\n")
    assert line in " ".join(fault.message for fault in find_faults(product, summary="Nieuw."))
    assert missing_tables(f"Zo schrijft u het: {line}") == []  # in a sentence it is only words


def test_the_starter_texts_borrow_only_what_is_there():
    texts = [path.read_text(encoding="utf-8") for path in Path("fixtures/products").glob("*.yaml")]
    borrowed = {line.groups() for text in texts for line in LINE.finditer(re.sub(r"(?m)^ +", "", text))}
    definitions = {slug: read(fixture_of(slug)) for _, slug, _ in borrowed}
    assert all(
        word == "keuzehulp" and part in {**definitions[slug].questions, **definitions[slug].tables}
        for word, slug, part in borrowed
    )
