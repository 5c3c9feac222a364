"""The text in the zip of one's own data: for people, so in Dutch, with titles and the time on their clock."""

from datetime import UTC, date, datetime

import pytest

from community import following, own_data
from privacyportal.accounts import own_data as account
from privacyportal.accounts.own_data_text import WORDS, as_text
from tests.community.factories import make_member, make_topic


@pytest.mark.django_db
def test_the_text_says_in_dutch_what_the_json_says_for_programs():
    anna, topic = make_member("Anna"), make_topic("Mag een camera in het zwembad?")
    following.mark_read(by=anna, topic=topic, number=0)
    anna.confirmed_at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    text = as_text({"account": account.export(anna)[0], "community": own_data.export(anna)[0]})
    for line in (
        "adres bevestigd op: 2 juli 2026, 00.30 uur",
        "hoe vaak e-mail: elke week",
        "in de ledenlijst: nee",
        "onderwerp: Mag een camera in het zwembad?",
    ):
        assert line in text, line
    assert "True" not in text and "_" not in text.replace(anna.email, "") and "topic" not in text
    assert set(account.PROFILE) <= set(WORDS)


def test_each_kind_of_value_is_readable():
    values = {"a": True, "b": None, "c": date(2026, 11, 27), "d": [], "e_f": "x", "g": 1}
    assert as_text(values).splitlines()[2:] == ["a: ja", "b: -", "c: 27 november 2026", "d: -", "e f: x", "g: 1"]
