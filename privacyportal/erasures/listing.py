"""The list of what was erased, as lines of JSON: it lies beside the backups, where it outlives the database."""

import json
from datetime import datetime

from .models import Erasure

COLUMNS = ["kind", "number", "mark", "is_keeping_words", "erased_at"]


def as_lines(erasures):
    return "".join(json.dumps([*_values(erasure)]) + "\n" for erasure in erasures)


def _values(erasure):
    for column in COLUMNS:
        value = getattr(erasure, column)
        yield value.isoformat() if isinstance(value, datetime) else value


def from_lines(text):
    """The erasures in `text`; not those of a kind that this version does not know. Raises ValueError."""
    rows = [dict(zip(COLUMNS, json.loads(line), strict=True)) for line in text.splitlines()]
    return [
        Erasure(**{**row, "erased_at": datetime.fromisoformat(row["erased_at"])})
        for row in rows
        if row["kind"] in Erasure.Kind.values
    ]


def together(*lists):
    """Each erasure of `lists` once, the oldest first."""
    by_mark = {erasure.mark: erasure for erasures in lists for erasure in erasures}
    return sorted(by_mark.values(), key=lambda erasure: (erasure.erased_at, erasure.mark))
