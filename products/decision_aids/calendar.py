"""A deadline for the calendar of a visitor (iCalendar, RFC 5545): one event with its alarms, and nothing about her."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from .addresses import start_url
from .clock import AMSTERDAM, hour, in_words

WARNINGS = (timedelta(hours=24), timedelta(hours=4))  # before the deadline
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
STAMP = "%Y%m%dT%H%M%SZ"
LONGEST = 75  # octets in a line


def event(aid, clock):
    """The text of the .ics file."""
    title = f"{aid.definition.title} Uiterste tijd: {hour(clock.deadline.astimezone(AMSTERDAM))}"
    said = (
        f"De termijn van {clock.hours} uur eindigt op {in_words(clock.deadline)}. Weekenden en feestdagen tellen mee."
    )
    address = f"{settings.SITE_URL}{start_url(aid)}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Privacy voor gemeenten//Keuzehulp//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{clock.deadline:{STAMP}}-{aid.slug}@{urlsplit(settings.SITE_URL).hostname}",
        f"DTSTAMP:{clock.now.astimezone(UTC):{STAMP}}",
        f"DTSTART:{clock.deadline:{STAMP}}",
        f"SUMMARY;LANGUAGE=nl:{_text(title)}",
        f"DESCRIPTION;LANGUAGE=nl:{_text(said)}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        *(line for before in WARNINGS for line in _alarm(before, title)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(map(_folded, lines))


def _alarm(before, title):
    trigger = f"TRIGGER:-PT{before // timedelta(hours=1)}H"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION;LANGUAGE=nl:{_text(title)}", trigger, "END:VALARM"]


def _text(words):
    return words.translate(ESCAPES)


def _folded(line):
    """The line with its end; what is longer than 75 octets goes on behind a space, and no sign is broken in two."""
    pieces, room = [""], LONGEST
    for sign in line:
        if len((pieces[-1] + sign).encode()) > room:
            pieces, room = [*pieces, ""], LONGEST - 1
        pieces[-1] += sign
    return "\r\n ".join(pieces) + "\r\n"
