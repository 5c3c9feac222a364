"""Comparing two versions: field by field, in words."""

import time

import pytest

from products import publishing
from products.versions import compare, differences, versions_of
from tests.factories import make_product, make_publisher, make_theme, make_user

pytestmark = pytest.mark.django_db


def test_two_versions_differ_field_by_field_with_the_words_that_went_and_came():
    product = make_product("Factsheet", body="Doe een PIA voor elk project.", themes=[make_theme("Datalekken")])
    ibd = make_publisher("IBD")
    publishing.save_concept(
        product=product,
        by=make_user("Emma"),
        values={"body": "Doe een DPIA voor elk project.", "publisher": ibd, "themes": []},
    )
    newer, older = versions_of(product)
    found = {difference.label: difference.pieces for difference in differences(older, newer)}
    assert list(found) == ["Organisatie", "Tekst", "Onderwerpen"]
    assert [(piece.kind, piece.text) for piece in found["Tekst"]] == [
        ("same", "Doe een"),
        ("removed", " PIA"),
        ("added", " DPIA"),
        ("same", " voor elk project."),
    ]
    assert [(piece.kind, piece.text) for piece in found["Onderwerpen"]] == [("removed", "Datalekken")]
    assert [(piece.kind, piece.text) for piece in found["Organisatie"]] == [("removed", "VNG"), ("added", "IBD")]


def test_long_unchanged_text_is_shortened_around_the_difference():
    pieces = compare("woord " * 200 + "oud", "woord " * 200 + "nieuw")
    assert pieces[0].text.startswith(" […] ") and len(pieces[0].text) < 100


def test_comparing_two_longest_texts_takes_less_than_two_seconds():
    started = time.monotonic()
    compare("een woord en nog een \n" * 9000, "twee woorden en nog twee \n" * 8000)
    compare(" ".join(map(str, range(30_000))), " ".join(map(str, range(30_000, 60_000))))
    assert time.monotonic() - started < 2
