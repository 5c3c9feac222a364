"""What the portal can explain in a text: the laws and the terms that its editors keep.

The tables are kept by apps above this one; each puts the function that reads its table in SOURCES when it starts.
`version` is another number as soon as anything in a table changes, so that whoever keeps HTML knows that it is old.
"""

import time
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from .citing import Laws
from .terms import Terms

SOURCES = {"laws": tuple, "terms": tuple}
RECOGNISER = 2  # raise it when the same tables make other links; posts, which have none, are then left alone
READ_EVERY = 10  # seconds, for who only shows


class Known(NamedTuple):
    laws: Laws
    terms: Terms
    version: int


class _Recent:
    known, read_at = None, 0.0


def fresh():
    """The tables as they are now; asks the database."""
    _Recent.known, _Recent.read_at = _made_of(*(source() for source in SOURCES.values())), time.monotonic()
    return _Recent.known


def recent():
    """The tables as they were at most READ_EVERY seconds ago, in this process."""
    is_old = not _Recent.known or time.monotonic() - _Recent.read_at > READ_EVERY
    return fresh() if is_old else _Recent.known


def forget():
    """The next to ask reads the tables."""
    _Recent.known = None


@lru_cache(maxsize=4)
def _made_of(laws, terms):
    return Known(Laws(laws), Terms(terms), crc32(repr((RECOGNISER, laws, terms)).encode()) & 0x3FFFFFFF)
