"""When the scheduled work was done last, and an alarm when it stands still: nobody else would notice for days."""

import logging
import time
from datetime import timedelta

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.utils import timezone

from .models import Tick

STANDS_STILL = timedelta(minutes=10)
TOLD_EVERY = 3600  # seconds, by each process

log = logging.getLogger("portal.tick")


class _Told:
    at = float("-inf")


def note_done():
    Tick.objects.update_or_create(pk=1, defaults={"done_at": timezone.now()})


def seconds_since():
    """How long ago all scheduled work was done; None when that never was, as right after the installation."""
    done_at = Tick.objects.values_list("done_at", flat=True).first()
    return None if done_at is None else max(0, int((timezone.now() - done_at).total_seconds()))


def stands_still(seconds):
    """Is that too long ago, or did it never begin? Says so in the log too, once an hour: a process that only answers
    pages is the one to know."""
    waited = _seconds_since_migrated() if seconds is None else seconds
    is_late = waited > STANDS_STILL.total_seconds()
    if is_late and time.monotonic() - _Told.at > TOLD_EVERY:
        _Told.at = time.monotonic()
        log.error("the scheduled work stands still for %s minutes", waited // 60)
    return is_late


def _seconds_since_migrated():
    migrated_at = MigrationRecorder.Migration.objects.aggregate(last=Max("applied"))["last"]
    return int((timezone.now() - migrated_at).total_seconds())
