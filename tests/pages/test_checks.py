"""What the operator is warned of."""

import pytest

from privacyportal.pages.checks import files_are_scanned


@pytest.mark.parametrize(
    ("said", "warnings"),
    [
        ({"HTTPS": True}, ["portal.W005"]),
        ({"HTTPS": True, "CLAMAV_URL": "tcp://clamav:3310"}, []),
        ({"HTTPS": True, "DEBUG": True}, []),
        ({"HTTPS": False}, []),  # make run
    ],
)
def test_production_without_a_virus_scanner_is_warned(settings, said, warnings):
    for name, value in {"CLAMAV_URL": "", "DEBUG": False, **said}.items():
        setattr(settings, name, value)
    assert [warning.id for warning in files_are_scanned(None)] == warnings
