"""How much anyone may send to which page. Settings read this, so nothing of Django here."""

from contextvars import ContextVar
from typing import NamedTuple

FIELDS = 1_000
most_fields = ContextVar("most_fields", default=FIELDS)


class Body(NamedTuple):
    """Of one page: bytes of the whole, fields of the form, and whether files may come along."""

    size: int
    fields: int = FIELDS
    takes_files: bool = False


class FieldLimit(int):
    """DATA_UPLOAD_MAX_NUMBER_FIELDS that is higher for some pages: Django asks `limit < number` while it reads a form,
    where it no longer knows for which page."""

    def __lt__(self, number):
        return most_fields.get() < number
