"""The public version: another one as soon as anything that visitors see is another, and each day.

It is asked of the database at most once in EVERY seconds in a process. While the database is away, the last answer
holds for LONGEST seconds.
"""

import threading
import time
from typing import NamedTuple

from django.db import Error, connection, transaction
from django.utils import timezone

from ..models import PublicChange

EVERY, LONGEST = 1, 600  # seconds
PATIENCE = 0.2  # seconds for the question of another thread; then its last answer will do
MANY_ROWS = 1_000

QUESTION = "SELECT max(id), count(*) FROM core_publicchange"


class Version(NamedTuple):
    newest: int
    count: int  # a transaction that took a lower number may end later
    day: object  # pages print it, and some labels turn at midnight


class _Last:
    rows, day, asked_at, told_at, is_silent = (None, 0), None, float("-inf"), float("-inf"), False


_asking = threading.Lock()


def current():
    """The version, and how many seconds ago the database said so when it is silent now, else 0; None if not known."""
    _ask_if_due()
    (newest, count), seconds = _Last.rows, time.monotonic() - _Last.told_at
    if not count or seconds > LONGEST:
        return None
    return Version(newest, count, _Last.day), max(1, int(seconds)) if _Last.is_silent else 0


def at_this_moment():
    """The version as the database says it now, for who should see what he just changed; None if nobody can tell."""
    newest, count = _rows()
    return Version(newest, count, timezone.localdate()) if count else None


def make_new():
    """Every page is made anew, in all processes."""
    PublicChange.objects.create()


@transaction.atomic
def forget_old_changes():
    """The new row makes this another version too: one that was before can never come back (scheduled work)."""
    newest, count = _rows()
    if count > MANY_ROWS:
        make_new()
        PublicChange.objects.filter(pk__lte=newest).delete()


def _ask_if_due():
    if time.monotonic() - _Last.asked_at >= EVERY and _asking.acquire(timeout=PATIENCE):
        try:
            if time.monotonic() - _Last.asked_at >= EVERY:
                _ask()
        finally:
            _asking.release()


def _ask():
    started, _Last.day = time.monotonic(), timezone.localdate()
    try:
        _Last.rows, _Last.told_at, _Last.is_silent = _rows(), started, False
    except Error:  # the pages themselves will say that the database is away
        _Last.is_silent = True
    finally:
        _Last.asked_at = time.monotonic()


def _rows():
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        return cursor.fetchone()
