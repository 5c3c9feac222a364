"""docs/security.md: every requirement of ASVS 5.0 level 2 stands there once, and every test that it names is there.

That the files exist, tests/test_docs.py looks at."""

import re
from collections import Counter

import pytest

from tests.test_repository import ROOT

TEXT = (ROOT / "docs/security.md").read_text()
ROWS = [row.strip("| ").split(" | ") for row in TEXT.splitlines() if re.match(r"\| V\d", row)]
# How many requirements of levels 1 and 2 version 5.0.0 has in each chapter.
ASKED = dict(enumerate([27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7], start=1))
STATES = ("met", "not met")


def test_every_requirement_stands_there_once():
    found = [number for row in ROWS for number in row[0].split(", ")]
    assert [number for number, times in Counter(found).items() if times > 1] == []
    assert Counter(int(re.fullmatch(r"V(\d+)\.\d+\.\d+", number)[1]) for number in found) == ASKED


def test_the_sums_are_those_of_the_rows():
    states = Counter(row[2] for row in ROWS if len(row) == 5)
    others = sum(len(row[0].split(", ")) for row in ROWS if len(row) == 2)
    assert {len(row) for row in ROWS} == {2, 5} and set(states) == set(STATES)
    sums = f"{states['met']} met, {states['not met']} not met, {others} not applicable"
    assert f"Together: {sums}." in TEXT


def test_what_is_not_met_says_what_to_do():
    assert [row[0] for row in ROWS if row[2:3] == ["not met"] and "To do: " not in row[3]] == []


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`([\w./-]+::\w+)`", TEXT))))
def test_each_test_that_is_named_exists(named):
    place, name = named.split("::")
    assert f"def {name}(" in (ROOT / place).read_text()
