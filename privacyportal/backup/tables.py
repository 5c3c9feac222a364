"""Which tables a backup keeps, and the rows of one table as lines of text that are the same on both databases.

A line is a JSON list, with its columns in alphabetical order; lines stand in the order of the primary key. No column is
named by its place in the table: SQLite and PostgreSQL may each have another order.
"""

import datetime
import json
from base64 import b64encode
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from django.apps import apps as installed
from django.utils.duration import duration_iso_string

REBUILT = {"index.SearchEntry", "index.SearchWord", "index.WordChange"}  # `rebuild_search` makes them of the rest
COUNTED = {"core.PublicChange"}  # which pages to make again: all of them
ENDED = {"sessions.Session"}  # a session that ended may not come back: everyone signs in again
OF_HERE = {"core.PublicChange", "core.Tick"}  # what this installation told its own processes, and did itself
PAGE = 500  # rows read, written and kept in memory at once


def kept_models(apps=installed):
    """The models whose rows a backup keeps, by label."""
    models = [model for model in apps.get_models(include_auto_created=True) if _has_a_table(model)]
    return {model._meta.label: model for model in sorted(models, key=lambda model: model._meta.label)}


def _has_a_table(model):
    about = model._meta
    return about.managed and not about.proxy and about.label not in REBUILT | COUNTED | ENDED | OF_HERE


def columns_of(model):
    return sorted(field.attname for field in model._meta.concrete_fields)


def pages_of(model, database):
    """All rows in lists of at most PAGE; asks for the next page by its place, so no cursor stays open."""
    columns = columns_of(model)
    place = columns.index(model._meta.pk.attname)
    rows = model._base_manager.using(database).order_by("pk").values_list(*columns)
    page = list(rows[:PAGE])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1][place])[:PAGE])


def lines_of(page):
    return b"".join(
        json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        for row in page
    )


def _plain(value):
    """A value that JSON has no word for, as the field it came from reads it back."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"a backup cannot hold a {type(value).__name__}")


def rows_in(lines, model):
    """The rows of `lines_of`, with the values that the fields of `model` know."""
    fields = [model._meta.get_field(column) for column in columns_of(model)]
    for line in lines.splitlines():
        values = zip(fields, json.loads(line), strict=True)
        yield [None if value is None else field.to_python(value) for field, value in values]


class Tally:
    """How many rows a table has and what they are, to compare two tables by."""

    def __init__(self):
        self.rows, self.digest = 0, sha256()

    def add(self, lines):
        self.rows += lines.count(b"\n")
        self.digest.update(lines)

    @property
    def outcome(self):
        return {"rows": self.rows, "sha256": self.digest.hexdigest()}


def tally_of(model, database):
    tally = Tally()
    for page in pages_of(model, database):
        tally.add(lines_of(page))
    return tally.outcome
