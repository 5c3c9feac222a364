"""The term of an aid: in real time, also where the Dutch clock jumps, and told in words that hold."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from privacyportal.core.dates import read_moment
from products.decision_aids.calendar import event
from products.decision_aids.clock import FUTURE, OLD, TWICE, Clock, duration, in_words
from tests.decision_aids.factories import make_aid

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
AID = "/keuzehulp/mag-de-fiets-naar-binnen/"
WAY = "a1=ja&a2=k1&a2=k2&r1=ja&r2=nvt&a4=l1&a5=kort"


def clock(text, now=NOW, hours=72):
    return Clock(read_moment(text), hours, now)


def last_sunday(year, month):
    return max(day for day in range(25, 32) if datetime(year, month, day).weekday() == 6)


def offset_by_law(moment):
    """The summer time of the European Union since 1996, written again from the rule: it turns at 1.00 UTC."""
    begins = datetime(moment.year, 3, last_sunday(moment.year, 3), 1, tzinfo=UTC)
    ends = datetime(moment.year, 10, last_sunday(moment.year, 10), 1, tzinfo=UTC)
    return timedelta(hours=2 if begins <= moment < ends else 1)


def in_the_netherlands(moment):
    return (moment + offset_by_law(moment)).replace(tzinfo=None)


MOMENTS = st.datetimes(datetime(1997, 1, 1), datetime(2037, 12, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)
NEAR_A_CHANGE = st.builds(
    lambda year, month, minutes: (
        datetime(year, month, last_sunday(year, month), 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.integers(1997, 2036),
    st.sampled_from([3, 10]),
    st.integers(-5 * 1440, 5 * 1440),
)


@given(MOMENTS | NEAR_A_CHANGE, st.sampled_from([72, 96, 1]))
@example(datetime(2028, 2, 27, 12, tzinfo=UTC), 72)  # over February 29
@example(datetime(2026, 10, 23, 10, tzinfo=UTC), 72)
def test_the_deadline_is_so_many_real_hours_later(moment, hours):
    typed = in_the_netherlands(moment)
    counted = Clock(typed, hours, NOW)
    came_twice = in_the_netherlands(moment - timedelta(hours=1)) == typed
    first = moment - timedelta(hours=1) if came_twice else moment
    assert counted.known_at == first and counted.deadline == first + timedelta(hours=hours)
    local = in_the_netherlands(counted.deadline)
    assert f"{local.day} " in in_words(counted.deadline) and f"{local:%H.%M} uur" in in_words(counted.deadline)


@given(NEAR_A_CHANGE | MOMENTS)
def test_every_minute_of_the_clock_has_an_answer(moment):
    """Also the minutes that never were, and those that came twice: each is counted, and both are said."""
    typed = moment.replace(tzinfo=None)
    counted = Clock(typed, 72, NOW)
    readings = [
        at for at in (moment - timedelta(hours=2), moment - timedelta(hours=1)) if in_the_netherlands(at) == typed
    ]
    assert (TWICE in counted.remarks) == (len(readings) == 2)
    assert any(remark.startswith("Dit moment bestond niet") for remark in counted.remarks) == (not readings)
    assert counted.known_at == min(readings, default=counted.known_at)


@pytest.mark.parametrize(
    ("known", "ends"),
    [
        ("2026-11-13T16:30", "maandag 16 november 2026, 16.30 uur"),  # t1
        ("2026-10-23T12:00", "maandag 26 oktober 2026, 11.00 uur"),  # t2
        ("2026-03-27T12:00", "maandag 30 maart 2026, 13.00 uur"),
        ("2026-10-25T02:30", "woensdag 28 oktober 2026, 01.30 uur"),  # twice: the first
        ("2026-03-29T02:30", "woensdag 1 april 2026, 03.30 uur"),  # never: 3.30 uur
        ("2026-10-22T02:30", "zondag 25 oktober 2026, 02.30 uur (zomertijd)"),
        ("2026-10-22T03:30", "zondag 25 oktober 2026, 02.30 uur (wintertijd)"),
        ("2028-02-27T00:00", "woensdag 1 maart 2028, 00.00 uur"),
        ("1999-12-29T00:00", "zaterdag 1 januari 2000, 00.00 uur"),
    ],
)
def test_published_and_odd_moments(known, ends):
    assert in_words(clock(known).deadline) == ends


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (845, "nog 14 uur en 5 minuten"),
        (61, "nog 1 uur en 1 minuut"),
        (60, "nog 1 uur"),
        (1, "nog 1 minuut"),
        (0, "minder dan een minuut geleden verstreken"),
        (-1, "1 minuut geleden verstreken"),
        (-180, "3 uur geleden verstreken"),
        (72 * 60, "nog 72 uur"),
        (-(12 * 1440 + 245), "12 dagen en 4 uur geleden verstreken"),
    ],
)
def test_what_is_left_in_words(minutes, said):
    deadline = clock("2026-11-13T16:30").deadline
    assert clock("2026-11-13T16:30", now=deadline - timedelta(minutes=minutes)).left == said


def test_the_last_minute():
    deadline = clock("2026-11-13T16:30").deadline
    just_before = clock("2026-11-13T16:30", now=(deadline - timedelta(seconds=1)).astimezone(AMSTERDAM))
    assert (just_before.is_over, just_before.left) == (False, "nog minder dan een minuut")
    assert clock("2026-11-13T16:30", now=deadline).is_over
    assert duration(timedelta(seconds=119)) == "1 minuut"


def test_odd_moments_get_a_sentence():
    assert clock("2026-11-14T13:01").remarks == [FUTURE] and clock("2026-11-14T13:00").remarks == []
    assert clock("1901-01-01T00:00").remarks == [OLD]
    assert clock("1901-01-01T00:00").left == "45.970 dagen en 12 uur geleden verstreken"


@pytest.mark.parametrize(
    "text", ["2026-11-13T16:30", "2026-11-13 16:30", "13-11-2026 16.30", "13-11-2026 16:30", " 2026-11-13T16:30:59 "]
)
def test_a_moment_can_be_typed(text):
    assert read_moment(text) == datetime(2026, 11, 13, 16, 30)


@pytest.mark.parametrize(
    "text",
    [
        *("", "gisteren", "2026-02-29T10:00", "2026-11-13", "2026-11-13T24:00", "0001-01-01T00:00", "9999-12-31T23:59"),
        *("2026-11-13T16:30Z", "2026-11-13T16:30+01:00", "٢٠٢٦-11-13T16:30:xx", "\x00", "2" * 5000),
    ],
)
def test_what_is_no_moment(text):
    assert read_moment(text) is None


@given(st.text(max_size=40) | st.datetimes().map(str))
def test_no_text_breaks_the_clock(text):
    moment = read_moment(text)
    assert moment is None or in_words(Clock(moment, 10_000, NOW).deadline)


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def aid(self):
        make_aid()

    def outcome(self, client, query):
        return client.get(f"{AID}uitkomst/?{WAY}&{query}").text

    def test_the_outcome_shows_the_deadline(self, client):
        page = self.outcome(client, "sinds=2026-10-23T12:00")
        assert 'data-deadline="2026-10-26T11:00:00+01:00"' in page and "maandag 26 oktober 2026, 11.00 uur" in page
        assert "data-deadline" not in self.outcome(client, "")

    def test_a_moment_that_is_none_is_said(self, client):
        assert "is geen datum en tijd" in self.outcome(client, "sinds=gisteren")

    def test_a_moment_beside_no_question_counts_for_nothing(self, client):
        assert "data-deadline" not in client.get(f"{AID}uitkomst/?a1=nee&sinds=2026-10-23T12:00").text

    def test_the_calendar_gets_the_deadline_and_no_answer(self, client):
        href = re.search(r'href="([^"]+\.ics[^"]*)"', self.outcome(client, "sinds=2199-10-23T12:00"))[1]
        assert href == f"{AID}uiterste-tijd.ics?sinds=2199-10-23T12%3A00"
        answer = client.get(f"{AID}uiterste-tijd.ics?sinds=2026-10-23T12:00")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8" and not answer.cookies
        assert answer["Referrer-Policy"] == "no-referrer" and "DTSTART:20261026T100000Z\r\n" in answer.text

    @pytest.mark.parametrize("query", ["", "sinds=", "sinds=gisteren", "a1=ja", "sinds=9999-12-31T23:59"])
    def test_no_moment_no_calendar(self, client, query):
        assert client.get(f"{AID}uiterste-tijd.ics?{query}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["Mag de fiets naar binnen?", "Eén; twee, drie\\vier " * 12, "é" * 200])
def test_the_calendar_file_holds_to_its_standard(title):
    from dataclasses import replace

    from products.decision_aids.editions import live

    make_aid()
    aid = live("mag-de-fiets-naar-binnen")
    made = event(replace(aid, definition=replace(aid.definition, title=title)), clock("2026-11-13T16:30"))
    lines = made.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines) and "\n" not in made.replace("\r\n", "")
    whole = re.sub("\r\n ", "", made).split("\r\n")
    names = [re.split("[:;]", line)[0] for line in whole if line]
    assert names[0] == "BEGIN" and names[-1] == "END" and names.count("BEGIN") == names.count("END") == 4
    assert {"VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRIGGER", "ACTION"} <= {*names}
    summary = next(line for line in whole if line.startswith("SUMMARY")).split(":", 1)[1]
    assert re.sub(r"\\(.)", r"\1", summary).startswith(title) and "DTSTART:20261116T153000Z" in whole
