"""Whatever a program asks, it gets an answer that the description knows, and never a fault of ours."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from products.api.choices import CatalogueChoices
from tests.api.described import faults
from tests.factories import make_product, make_theme

pytestmark = pytest.mark.django_db
NAMES = [*CatalogueChoices.base_fields, "vreemd", "", "é"]
VALUES = [
    "1",
    "0",
    "-1",
    "１",
    "1.5",
    " 1 ",
    "9" * 400,
    "vng",
    "titel",
    "actueel",
    "datalekken",
    "'; --",
    "%",
    "<b>",
    "x" * 300,
]
asked = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.text(max_size=8)), max_size=5)


@given(asked)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_question_gets_an_answer_that_is_described(client, asked):
    if not hasattr(client, "is_filled"):
        client.is_filled = make_product("Bellen", themes=[make_theme()])
    answer = client.get(f"/api/v1/kennisproducten?{urlencode(asked, errors='replace')}")
    assert faults(answer, "/kennisproducten") == [], asked
    assert answer.status_code in (200, 400, 404)
