"""Uploads that could not be looked at while their sender waited: kept raw at a draft, and judged by `tick`."""

import time

from django.db import transaction

from privacyportal.core.files import FileRefused, Kind, Refusal, Upload
from privacyportal.core.leaks import bsn_sentence_of

from .attachments import fill, forget_content
from .models import Attachment

MOST_SECONDS = 60  # of one tick; the rest waits for the next
CHECKING = Attachment.Scan.CHECKING


def check_uploads():
    """Look at the files that wait, the oldest first. Returns how many were judged."""
    done, until = 0, time.monotonic() + MOST_SECONDS
    for attachment in Attachment.objects.filter(scan=CHECKING).order_by("pk")[:20]:
        if time.monotonic() > until:
            break
        done += _judge(attachment)
    return done


def _judge(attachment):
    try:
        received = _raw(attachment).finish()
    except FileNotFoundError:
        return _write(attachment, refusal=Refusal.DAMAGED.format(name=attachment.name))
    except FileRefused as refused:
        if refused.reason == Refusal.NOT_CHECKED:
            return False  # all places are taken
        return _write(attachment, refusal=str(refused))
    if sentence := bsn_sentence_of(received.found, attachment.name):
        return _write(attachment, refusal=f"{sentence} Het bestand is niet toegevoegd.")
    return _write(attachment, received=received)


def _raw(attachment):
    with attachment.file.open("rb") as file:
        return Upload(attachment.name, Kind(attachment.file_kind), file.read())


@transaction.atomic
def _write(attachment, *, received=None, refusal=""):
    """Keep the verdict, unless its sender took the file away meanwhile. Returns whether it was kept."""
    if not Attachment.objects.select_for_update().filter(pk=attachment.pk, scan=CHECKING).exists():
        return False
    forget_content(attachment)
    if received:
        fill(attachment, received)
    else:
        attachment.scan, attachment.refusal = Attachment.Scan.REFUSED, refusal
    attachment.save()
    return True
