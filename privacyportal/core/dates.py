"""Counting in months."""

import calendar


def months_later(day, months):
    """The same day `months` later, or the last day of that month: 31 August and 6 months give 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
