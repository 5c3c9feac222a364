"""Counting in months, and reading a moment as people type it."""

import calendar
from datetime import datetime

FORMS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%YT%H:%M")
SECONDS = (":%S", ":%S.%f")
YEARS = range(1900, 2200)


def months_later(day, months):
    """The same day `months` later, or the last day of that month: 31 August and 6 months give 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def read_moment(text):
    """The local date and time of `text`, in minutes and without a zone; None when it is none that we can count with."""
    for form in (form + more for form in FORMS for more in ("", *SECONDS)):
        try:
            moment = datetime.strptime(text.strip(), form).replace(second=0, microsecond=0)
        except ValueError:
            continue
        return moment if moment.year in YEARS else None
    return None
