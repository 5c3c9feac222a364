"""Malformed addresses of the aids: never a 5xx, never to another website, nothing unescaped."""

import random
from urllib.parse import quote

import pytest

from products.decision_aids.loading import IN_ORDER, load_aids
from tests.made_once import once

pytestmark = pytest.mark.django_db

MARK = "<b onmouseover=x()>"
HOSTILE = [
    *(
        MARK,
        f'"{MARK}',
        "'",
        "\\",
        "%",
        "%00",
        "%ff",
        "💥",
        "\u202e",
        "{{7*7}}",
        "{% url %}",
        "${x}",
        "-1",
        "NaN",
        "1e309",
    ),
    *("//kwaad.example", "https://kwaad.example/", "javascript:x()", "\r\nX: y", "../../etc/passwd", "0", "9" * 400),
    *("a" * 3000, "", " ", "ja,nee", "JA", "ja ", "geen", "weet-niet", "klaar", "nvt", "ja", "k1", "ap8"),
]
MOMENTS = [
    "2026-13-45T99:99",
    "0000-00-00T00:00",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "2026-03-29T02:30",
    "2026-11-13",
]
KEYS = [
    "d1",
    "d6",
    "d8",
    "l4",
    "l9",
    "v7",
    "v7m",
    "r1",
    "o6",
    "e2",
    "e4",
    "kennis",
    "regels",
    "stap",
    "D1",
    "l9[]",
    "x",
    "",
]
QUESTIONS = [
    "d1",
    "l9",
    "v7",
    "f5",
    "e4",
    "uitkomst",
    "uiterste-tijd.ics",
    "D1",
    "weet-niet",
    MARK,
    "//kwaad.example",
    "💥",
]
SLUGS = [*IN_ORDER, *(f"{slug}.json" for slug in IN_ORDER), "bestaat-niet", MARK, "..", "//kwaad.example", "a" * 400]
WHOLE = {
    "is-een-dpia-verplicht": "d1=ja&d2=nee&d3=nee&d5=nee&d6=geen&d7=geen&d8=k1",
    "datalek-melden-of-niet": "l1=ja&l2=ja&l3=nee&l4=samen&l5=nee&l6=nee&l7=ja&l8=deels&l9=na-72",
    "is-een-verwerkersovereenkomst-nodig": "v1=wij-voor-ander&v2=ja&v3=nee&v4=nee&v5=opdrachtgever&v6=nee&v7=deels",
}


@pytest.mark.parametrize("count", [100, pytest.param(2000, marks=pytest.mark.deep)])
def test_malformed_addresses_are_answered_safely(client, count):
    once(load_aids)
    chance, seen = random.Random(2018), set()
    for _ in range(count):
        path, query = address(chance)
        answer = client.get(path, QUERY_STRING=query)
        seen.add(answer.status_code)
        assert answer.status_code < 500, (path, query)
        assert MARK not in answer.text and "X" not in answer.headers, (path, query)
        if 300 <= answer.status_code < 400:
            assert answer["Location"].startswith(("/keuzehulp/", "/producten/")), (path, query, answer["Location"])
    assert {200, 302, 404} <= seen


def address(chance):
    """A path and a query of which parts are right and parts are not."""
    slug = chance.choice(SLUGS)
    tail = chance.choice(["", "/", "/uitkomst/", f"/{chance.choice(QUESTIONS)}/", f"/{chance.choice(QUESTIONS)}"])
    pairs = [
        f"{chance.choice(KEYS)}={quote(chance.choice(HOSTILE + MOMENTS), safe='%')}"
        for _ in range(chance.randint(0, 5))
    ]
    right = WHOLE.get(slug, "") if chance.random() < 0.6 else ""
    return f"/keuzehulp/{quote(slug)}{quote(tail)}", "&".join(filter(None, [right, *pairs]))


@pytest.mark.parametrize("slug", WHOLE)
def test_what_does_not_belong_in_an_address_changes_no_outcome_and_is_said(client, slug):
    once(load_aids)
    clean = client.get(f"/keuzehulp/{slug}/uitkomst/?{WHOLE[slug]}").text
    noisy = client.get(
        f"/keuzehulp/{slug}/uitkomst/?{WHOLE[slug]}&x={quote(MARK)}&regels=99999999999&volgende=//kwaad.example"
    )
    assert outcome_of(noisy.text) == outcome_of(clean)
    assert "die deze keuzehulp niet kent" in noisy.text and "kwaad.example" not in noisy.text
    assert "die deze keuzehulp niet kent" not in clean


@pytest.mark.parametrize("page", ["", "uitkomst/", "d8/", "d9/"])
@pytest.mark.parametrize("open_part", ["d1=ja", "d1=ja&d2=nee&d3=nee"])
def test_what_does_not_count_is_said_on_the_question_that_an_incomplete_address_leads_to(client, page, open_part):
    once(load_aids)
    answer = client.get(
        f"/keuzehulp/{IN_ORDER[0]}/{page}?{open_part}&d1=nee&d8=k4&d8=geen&x={quote(MARK)}&stap=x", follow=True
    )
    assert len(answer.redirect_chain) == 1 and "data-outcome" not in answer.text
    for said in ("die deze keuzehulp niet kent", "stonden twee antwoorden", "De echte keuze telt"):
        assert said in answer.text
    assert MARK not in answer.text


def outcome_of(text):
    return text.split('data-outcome="')[1].split('"')[0]
