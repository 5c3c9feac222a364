"""Every journey is listened to: no line of the log may hold a word of the people in it."""

import pytest

from tests.said_in_logs import heard, told


@pytest.fixture(autouse=True)
def nothing_of_people_in_the_log():
    with heard() as (lines, words):
        yield
    assert told(lines, words) == []
