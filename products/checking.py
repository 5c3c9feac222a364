"""Files that could not be looked at while their editor waited: kept as they were sent, for nobody, and judged by `tick`."""

import time

from django.core.files.base import ContentFile
from django.db import transaction

from privacyportal.core.files import FileRefused, IfLost, Kind, Refusal, Upload
from privacyportal.core.leaks import bsn_sentence_of

from .files import fill, note_losses
from .models import ProductFile

MOST_SECONDS = 60  # of one tick; the rest waits for the next
CHECKING = ProductFile.Scan.CHECKING


def fill_raw(file, upload, if_lost=IfLost.ASK):
    """Put into the row `file` what was sent, and what its editor chose where cleaning takes something away."""
    file.name, file.kind, file.content_type = upload.name, upload.kind, upload.kind.content_type
    file.size, file.pages, file.text = len(upload.content), None, ""
    file.found, file.is_confirmed, file.is_as_it_came = {}, False, False
    file.scan, file.refusal, file.wish = CHECKING, "", if_lost
    file.file = ContentFile(upload.content, name=upload.name)


def check_files():
    """Look at the files that wait, the oldest first. Returns how many were judged."""
    done, until = 0, time.monotonic() + MOST_SECONDS
    for file in ProductFile.objects.filter(scan=CHECKING).order_by("pk")[:20]:
        if time.monotonic() > until:
            break
        done += _judge(file)
    return done


def _judge(file):
    try:
        received = _raw(file).finish(if_lost=IfLost(file.wish))
    except FileNotFoundError:
        return _write(file, refusal=Refusal.DAMAGED.format(name=file.name))
    except FileRefused as refused:
        if refused.reason == Refusal.NOT_CHECKED:
            return False  # all places are taken
        return _write(file, refusal=str(refused))
    return _write(file, received=received, refusal=bsn_sentence_of(received.found, file.name))


def _raw(file):
    with file.file.open("rb") as content:
        return Upload(file.name, Kind(file.kind), content.read())


@transaction.atomic
def _write(file, *, received=None, refusal=""):
    """Keep the verdict, unless an editor put another file in its place meanwhile. Returns whether it was kept."""
    raw, storage = file.file.name, file.file.storage
    row = ProductFile.objects.select_for_update(of=["self"]).filter(pk=file.pk, scan=CHECKING, file=raw).first()
    if not row:
        return False
    if refusal:
        row.scan, row.refusal = ProductFile.Scan.REFUSED, refusal
    else:
        fill(row, received, IfLost(row.wish))
    row.save()
    if row.losses:
        note_losses(file=row, by=None)
    transaction.on_commit(lambda: storage.delete(raw))
    return True
