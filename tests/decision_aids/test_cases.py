"""The worked cases and those that supervisors published: each gives its outcome, through the rules and through the address.

`cases.csv` holds the answers as they stand in an address; `marks` are reasons, flags and missing points.
"""

import csv
import re
from pathlib import Path

import pytest
from django.http import QueryDict

from products.decision_aids.deciding import decide
from products.decision_aids.editions import live
from products.decision_aids.given import Given
from products.decision_aids.loading import IN_ORDER, fixture_of, load_aids
from products.decision_aids.reading import read
from tests.made_once import once

pytestmark = pytest.mark.django_db
CASES = list(csv.DictReader(Path(__file__).with_name("cases.csv").open()))
REACHED = [  # what a source says and the first rules could not reach
    ("is-een-dpia-verplicht", "d1=ja&d2=nee&d3=nee&d5=nee&d6=geen&d7=geen&d8=weet-niet", "DPIA-VRAAG-FG", ""),
    (
        "datalek-melden-of-niet",
        "l1=ja&l2=ja&l3=nee&l4=gemeente&l5=nee&l6=nee&l7=ja&l8=deels&l9=binnen-72",
        "DL-AP-EN-MENSEN",
        "REST-OPENBAAR",
    ),
    (
        "datalek-melden-of-niet",
        "l1=ja&l2=ja&l3=nee&l4=samen&l5=nee&l6=weet-niet&l7=ja&l8=weet-niet&l9=na-72",
        "DL-AP-EN-MENSEN",
        "TE-LAAT GEZAMENLIJK VOORLOPIG",
    ),
    ("datalek-melden-of-niet", "l1=ja&l2=ja&l3=nee&l4=samen&l5=ja", "DL-REGISTREREN", "GEZAMENLIJK"),
    ("is-een-verwerkersovereenkomst-nodig", "v1=uitwisseling&v2=ja&v3=nee&v4=nee&v5=ieder-eigen", "VO-ZELFSTANDIG", ""),
    (
        "is-een-verwerkersovereenkomst-nodig",
        "v1=wij-voor-ander&v2=ja&v3=nee&v4=nee&v5=opdrachtgever&v6=weet-niet&v7=deels&v7m=d&v7m=aanhef",
        "VO-AANVULLEN",
        "GEMEENTE-VERWERKER VRAAG-NA d aanhef",
    ),
    (
        "privacyverklaring-compleet",
        "e1=beide&e2=art14-5&e3=geen&e4=k1&e4=k2&e4=k3&e4=k4&e4=k8&e4=k9&e4=k11&e4=k12&e5=v1&e5=v2&e5=v3&e5=v4",
        "PV-COMPLEET",
        "ALLEEN-ART-14",
    ),
    ("privacyverklaring-compleet", "e1=anderen&e2=heeft-al", "PV-UITZONDERING", ""),
    (
        "privacyverklaring-compleet",
        "e1=anderen&e2=nee&e3=geen&e4=geen&e5=geen",
        "PV-ONVOLLEDIG",
        "k1 k2 k3 k4 k8 k9 k11 k14 k15 v1 v2 v3 v4",
    ),
]
ALL = [(case["aid"], case["answers"], case["outcome"], case["marks"]) for case in CASES] + REACHED
NAMES = [case["id"] for case in CASES] + [f"reached {number}" for number in range(len(REACHED))]


@pytest.fixture(scope="module")
def definitions():
    return {slug: read(fixture_of(slug)) for slug in IN_ORDER}


def test_all_published_cases_are_asked():
    assert sum(re.fullmatch("[a-e]r[0-9]+", case["id"]) is not None for case in CASES) == 97
    assert sum(re.fullmatch("[a-e][0-9]+", case["id"]) is not None for case in CASES) == 30


@pytest.mark.parametrize(("aid", "answers", "outcome", "marks"), ALL, ids=NAMES)
def test_a_case_gives_its_outcome(definitions, aid, answers, outcome, marks):
    definition = definitions[aid]
    decision = decide(definition, Given.from_query(definition, QueryDict(answers)))
    assert decision.outcome.id == outcome
    assert marks_of(decision) == set(marks.split())


def marks_of(decision):
    remarks = [remark.id for remark in [*decision.reasons, *decision.flags]]
    return {*remarks, *(missing.lacking.id for missing in decision.missing)}


def test_every_case_through_its_address(client):
    once(load_aids)
    for aid, answers, outcome, marks in ALL:
        page = client.get(f"/keuzehulp/{aid}/uitkomst/?{answers}")
        assert page.status_code == 200, (aid, answers)
        assert re.findall(r'<h1 data-outcome="([^"]+)"', page.text) == [outcome], answers
        assert set(re.findall(r'data-(?:reason|flag|missing)="([^"]+)"', page.text)) == set(marks.split()), answers
    assert live(IN_ORDER[0]).definition.longest == 7
