"""What the portal is made of: each package under a licence that we allow, and a weakness that is known stops everything."""

import importlib.util
import re

import pytest

from tests.licences import ALLOWED, ROOT, listed, locked


@pytest.fixture
def supply_chain():
    place = importlib.util.spec_from_file_location("supply_chain", ROOT / ".ci/supply_chain.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


def test_each_package_has_a_licence_that_we_allow():
    assert set(listed()) == set(locked())
    assert [row for row in listed().items() if not re.fullmatch(ALLOWED, row[1])] == []


SAFE = {"name": "django", "version": "5.2", "vulns": []}
UNSAFE = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1"}]}
UNKNOWN = {"name": "pillow", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "said", "not_said"),
    [
        ([SAFE], 0, "audited: 1 packages, 0 known", "NOT AUDITED"),
        ([SAFE, UNSAFE], 1, "KNOWN WEAKNESS: pillow 1.0 PYSEC-1", "NOT AUDITED"),
        ([SAFE, UNKNOWN], 0, "NOT AUDITED HERE / NIET GECONTROLEERD: 1 of 2", "WEAKNESS"),
        ([UNSAFE, UNKNOWN], 1, "NOT AUDITED HERE", "audited: 2"),
        ([], 0, "NOT AUDITED HERE / NIET GECONTROLEERD: all of the packages", "WEAKNESS"),
    ],
)
def test_a_weakness_fails_and_what_was_not_asked_is_said_loudly(supply_chain, capsys, packages, code, said, not_said):
    assert supply_chain.judged(packages) == code
    out = capsys.readouterr().out
    assert said in out and not_said not in out
