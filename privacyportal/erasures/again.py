"""What is erased stays erased: each app says of its rows how they are recognised and erased, and records when they are.

`record` writes down that a row goes, in the transaction that takes it away. `erase_again` takes away, after a backup was
put back, whatever stands in a list and came back with it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from django.apps import apps

from privacyportal.core.faults import describe_fault

from .models import Erasure

log = logging.getLogger("portal.erasures")
_erasables = {}


@dataclass(frozen=True)
class Erasable:
    """Rows of `model`, made at the moment in the field `made_at`; `erase(row, keeps_words=…)` takes one away."""

    kind: str
    model: str
    made_at: str
    erase: Callable


def register_erasable(erasable):
    _erasables[erasable.kind] = erasable


def record(kind, rows, *, keeps_words=False):
    """Write down that `rows` are being erased; twice is once."""
    marked = [
        Erasure(kind=kind, number=row.pk, mark=_mark(_erasables[kind], row), is_keeping_words=keeps_words)
        for row in rows
    ]
    Erasure.objects.bulk_create(marked, ignore_conflicts=True)


def erase_again(erasures):
    """Erase what came back of `erasures`, and record them all. Returns how many came back, and what could not go."""
    gone, stayed = 0, []
    for erasure in erasures:
        if row := _row_of(erasure):
            try:
                _erasables[erasure.kind].erase(row, keeps_words=erasure.is_keeping_words)
                gone += 1
            except Exception as error:
                log.error("%s %s was not erased again: %s", erasure.kind, erasure.number, describe_fault(error))
                stayed.append(str(erasure))
    Erasure.objects.bulk_create(erasures, ignore_conflicts=True)
    return gone, stayed


def _row_of(erasure):
    """The row that `erasure` is about, when it is there."""
    erasable = _erasables[erasure.kind]
    row = apps.get_model(erasable.model)._base_manager.filter(pk=erasure.number).first()
    return row if row and _mark(erasable, row) == erasure.mark else None


def _mark(erasable, row):
    made_at = getattr(row, erasable.made_at).astimezone(UTC).isoformat()
    return sha256(f"{erasable.kind} {row.pk} {made_at}".encode()).hexdigest()
