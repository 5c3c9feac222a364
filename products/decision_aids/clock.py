"""A term of so many hours after a moment: counted in real time (UTC), told in the time of the Netherlands.

Weekends and holidays count, and the hour that the clock is put forward or back neither gives nor takes time.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as date_format

from privacyportal.core.dates import read_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LONG_AGO = timedelta(days=365)

TWICE = (
    "Dit uur kwam twee keer voor, omdat de klok een uur terugging. Wij rekenen met de eerste keer (zomertijd): "
    "dan bent u zeker op tijd."
)
NEVER = "Dit moment bestond niet, omdat de klok een uur vooruitging. Wij rekenen met {}."
FUTURE = "Dit moment ligt in de toekomst. Wij rekenen ermee, maar kijk of de datum en de tijd kloppen."
OLD = "Dit moment is meer dan een jaar geleden. Kijk of het jaar klopt."


@dataclass(frozen=True)
class Clock:
    """`moment` is the local time that somebody gave, `hours` the term, `now` when the page was asked for."""

    moment: datetime
    hours: int
    now: datetime

    @cached_property
    def known_at(self):
        """The moment in UTC; of an hour that came twice the first, so that the term never ends too late."""
        return self.moment.replace(tzinfo=AMSTERDAM, fold=0).astimezone(UTC)

    @cached_property
    def deadline(self):
        return self.known_at + timedelta(hours=self.hours)

    @property
    def is_over(self):
        return self.now >= self.deadline

    @property
    def left(self):
        """`nog 14 uur en 5 minuten`, or `3 uur geleden verstreken`."""
        length = duration(abs(self.deadline - self.now))
        return f"{length} geleden verstreken" if self.is_over else f"nog {length}"

    @property
    def remarks(self):
        """Sentences about a moment that is odd."""
        counted = self.known_at.astimezone(AMSTERDAM)
        said = {
            TWICE: _came_twice(self.moment),
            NEVER.format(hour(counted)): counted.replace(tzinfo=None) != self.moment,
            FUTURE: self.known_at > self.now,
            OLD: self.now - self.known_at > LONG_AGO,
        }
        return [sentence for sentence, is_so in said.items() if is_so]

    def disagreement(self, chosen):
        """What to say when an answer such as `binnen-72` or `na-72` tells otherwise than the clock; else nothing."""
        if chosen.startswith("na-") and not self.is_over:
            return f"U antwoordde dat de termijn voorbij is. Volgens dit moment hebt u {self.left}. Kijk welke klopt."
        if chosen.startswith("binnen-") and self.is_over:
            return (
                "U antwoordde dat u nog binnen de termijn bent. Volgens dit moment is die voorbij. "
                "Klopt het moment? Meld dan meteen en leg uit waarom het later werd."
            )
        return ""


def clock_of(aid, decision):
    """The clock of these answers; None without a term, or without a moment on the way to the outcome."""
    hours, moment = aid.definition.term_hours, _moment(decision)
    return Clock(moment, hours, timezone.now()) if hours and moment else None


def in_words(moment):
    """`maandag 16 november 2026, 16.30 uur`; of an hour that comes twice also which of the two."""
    local = moment.astimezone(AMSTERDAM)
    season = (" (zomertijd)" if local.dst() else " (wintertijd)") if _came_twice(local.replace(tzinfo=None)) else ""
    return f"{date_format(local, 'l j F Y')}, {hour(local)}{season}"


def hour(moment):
    return f"{moment:%H.%M} uur"


def duration(length):
    """Whole minutes as people say them: `14 uur en 5 minuten`, `3 uur`, `12 dagen en 4 uur`; the rest falls away."""
    minutes = int(length.total_seconds() // 60)
    days = minutes // 1440 if minutes >= 5 * 1440 else 0
    counts = [(days, "dag", "dagen"), ((minutes - days * 1440) // 60, "uur", "uur")]
    counts += [] if days else [(minutes % 60, "minuut", "minuten")]
    said = [f"{number:,} {one if number == 1 else more}".replace(",", ".") for number, one, more in counts if number]
    return " en ".join(said) or "minder dan een minuut"


def _moment(decision):
    kinds = {extra.id: extra.kind for step in decision.steps for extra in step.question.extras}
    typed = [values[0] for id, values in decision.facts.items() if values and kinds.get(id) == "moment"]
    return read_moment(typed[0]) if typed else None


def _came_twice(local):
    """Did this hour come twice? (Of an hour that never was, the first reading is the later one.)"""
    first, second = (local.replace(tzinfo=AMSTERDAM, fold=fold).utcoffset() for fold in (0, 1))
    return first > second
