"""Computed fields: each function takes what was typed in its sources and the number of the definition."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from .kinds import ISO_MINUTE, moment_of, number_of

AMSTERDAM, UTC = ZoneInfo("Europe/Amsterdam"), ZoneInfo("UTC")
LOW, MIDDLE, HIGH = LEVELS = ("laag", "midden", "hoog")
IMPACTS = ("hinder", "schade", "ernstig", "onherstelbaar")
CHANCES = ("klein", "midden", "groot", "weet-niet")
RISKS = {  # by impact, for a small, middling, and great or unknown chance: models.md 5.2, an aid and no rule of law
    "hinder": (LOW, LOW, MIDDLE),
    "schade": (LOW, MIDDLE, HIGH),
    "ernstig": (MIDDLE, HIGH, HIGH),
    "onherstelbaar": (HIGH, HIGH, HIGH),
}
CLASHES, CONDITIONS, NO_CLASH = "botst", "alleen onder voorwaarden", "botst niet"


class NotComputed(ValueError):
    """Something it needs is not filled in, or cannot be computed with."""


def risk_level(impact, chance, number=None):
    """The level for one person, never an average; an unknown chance counts as great."""
    if impact not in IMPACTS or chance not in CHANCES:
        raise NotComputed
    return RISKS[impact][min(CHANCES.index(chance), 2)]


def highest_level(levels, number=None):
    """Of all rows: one high risk makes the whole high."""
    known = [LEVELS.index(level) for level in levels if level in LEVELS]
    if not known:
        raise NotComputed
    return LEVELS[max(known)]


def plus_hours(moment, number):
    """So many hours of real time after a local time (art. 33 lid 1 AVG); of an hour that came twice, after the first."""
    local = moment_of(moment)
    if local is None:
        raise NotComputed
    return (
        (local.replace(tzinfo=AMSTERDAM).astimezone(UTC) + timedelta(hours=number))
        .astimezone(AMSTERDAM)
        .strftime(ISO_MINUTE)
    )


def month_later(day, number=None):
    """The last day for an answer to a request (art. 12 lid 3 AVG): the same day of the next month, its last day when it
    has none, and the next working day for a Saturday, a Sunday or a public holiday (Regulation 1182/71)."""
    start = moment_of(day)
    if start is None:
        raise NotComputed
    year, month = divmod(start.year * 12 + start.month, 12)
    end = _last_day_before(date(year, month + 1, 1), start.day)
    while end.weekday() > 4 or end in _holidays(end.year):
        end += timedelta(days=1)
    return end.isoformat()


def _last_day_before(first, day):
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day, (following - timedelta(days=1)).day))


def _holidays(year):
    """The public holidays of the Netherlands, without 5 May, on which most offices are open in four years of five."""
    easter = _easter(year)
    kings_day = date(year, 4, 27) if date(year, 4, 27).weekday() != 6 else date(year, 4, 26)
    around_easter = [easter + timedelta(days=days) for days in (1, 39, 50)]
    return {date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26), *around_easter}


def _easter(year):
    """Of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return date(year, month, day + 1)


def signs(text, number=None):
    if not text:
        raise NotComputed
    return len(text)


def rows(given, number=None):
    return len(given)


def total(values, number=None):
    numbers = [found for found in map(number_of, values) if found is not None]
    if not numbers:
        raise NotComputed
    return sum(numbers)


def conflict_outcome(*answers):
    """Whether another task of a DPO clashes (art. 38 lid 6 AVG): c1-c5 decide, c6 and c7 and what is unknown ask for
    conditions. The last argument is the number, which it does not need."""
    answers = answers[:-1]
    if "ja" in answers[:5]:
        return CLASHES
    if "ja" in answers or "weet-niet" in answers:
        return CONDITIONS
    if "" in answers:
        raise NotComputed
    return NO_CLASH


FUNCTIONS = {
    function.__name__: function
    for function in (risk_level, highest_level, plus_hours, month_later, signs, rows, total, conflict_outcome)
}
CHOICE, COLUMN, GROUP, DAY, TEXT = "een keuze", "een veld van elke rij", "een groep", "een datum", "een tekst"
TAKES = {  # what each function is computed from
    "risk_level": (CHOICE, CHOICE),
    "highest_level": (COLUMN,),
    "plus_hours": (DAY,),
    "month_later": (DAY,),
    "signs": (TEXT,),
    "rows": (GROUP,),
    "total": (COLUMN,),
    "conflict_outcome": (CHOICE,) * 7,
}
OUTCOMES = {  # of which a text or a rule can ask for one
    "risk_level": LEVELS,
    "highest_level": LEVELS,
    "conflict_outcome": (CLASHES, CONDITIONS, NO_CLASH),
}
DATES = {"plus_hours", "month_later"}  # give a day or a moment
