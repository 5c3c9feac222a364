"""Comparing two versions: field by field, in words."""

import pytest

from products import publishing
from products.versions import differences, versions_of
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
