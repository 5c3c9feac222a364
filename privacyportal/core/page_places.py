"""How many pages a process makes at once. More of them would only take Python from each other, and all would be late
(`make bench`: twelve at once make a third fewer than four). Who waits for something else lets another go first.
"""

import threading
from contextlib import contextmanager

AT_ONCE = 4
PATIENCE = 1  # seconds; who comes back may hold rows that those in the places wait for

_places = threading.BoundedSemaphore(AT_ONCE)
_own = threading.local()


@contextmanager
def taken():
    """One of the places is ours, until the page is made."""
    _own.has_one = _places.acquire()
    try:
        yield
    finally:
        _leave()


@contextmanager
def left():
    """Another page is made while this thread waits for another process or another machine."""
    had_one = _leave()
    try:
        yield
    finally:
        if had_one:
            _own.has_one = _places.acquire(timeout=PATIENCE)


def _leave():
    had_one, _own.has_one = getattr(_own, "has_one", False), False
    if had_one:
        _places.release()
    return had_one
