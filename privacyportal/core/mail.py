"""The outgoing mail queue: a row per mail, written in the caller's transaction and sent from here.

Mail that fails is tried again after 1, 2, 4 and 8 minutes, then every 15 minutes for a week; an alarm sounds as soon
as one waits longer than LATE. A crash between handing a mail to the mail server and writing that down repeats that
one mail, under the same Message-ID, so that the receiver's server can drop it: SMTP cannot do better.
"""

import logging
from contextlib import contextmanager
from datetime import timedelta
from email.utils import make_msgid

from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.utils import timezone
from filelock import FileLock, Timeout
from post_office.mail import get_queued, send_queued
from post_office.models import PRIORITY, STATUS, Email

from .signs import clean_text

log = logging.getLogger("portal.mail")

LATE = timedelta(minutes=15)
BACK_OFF = {tries: timedelta(minutes=2 ** (tries - 1)) for tries in (1, 2, 3, 4)}  # after that RETRY_INTERVAL
LOCK_NUMBER = 20180525  # any number that no other part of the portal locks with


def queue_mail(*, to, subject, template, context, cc="", reply_to="", headers=None):
    """Write one plain-text mail into the queue, in the transaction of the caller, and return its row.

    `template` names `templates/mail/<template>.txt`. A subject or address with a line break in it becomes one line,
    so that no text steers the mail.
    """
    headers = {"Auto-Submitted": "auto-generated", **(headers or {})}
    if reply_to:
        headers["Reply-To"] = one_line(reply_to)
    # The row is made here and not by post_office.mail.send(), which would run the body as a template: `{{ typed }}`.
    return Email.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[one_line(to)],
        cc=[one_line(cc)] if cc else [],
        subject=one_line(subject),
        message=clean_text(render_to_string(f"mail/{template}.txt", {"site_url": settings.SITE_URL, **context})),
        headers=headers,
        message_id=make_msgid(domain=settings.POST_OFFICE["MESSAGE_ID_FQDN"]),
        status=STATUS.queued,
        priority=PRIORITY.medium,
    )


def one_line(text):
    """`text` without line breaks and other control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def send_queue():
    """Send every queued mail whose time has come, unless another run is doing so. Returns how many were sent."""
    sent = 0
    with only_one("mail") as is_ours:
        while is_ours and get_queued().exists():
            done, failed, requeued = send_queued(processes=1, log_level=1)
            sent += done
            if failed + requeued:
                log.warning("%s mails could not be sent; %s wait for the next try", failed + requeued, requeued)
                _back_off()
            if not done + failed + requeued:
                break
    if late := late_mail().count():
        log.error("%s mails wait longer than %s minutes", late, LATE.seconds // 60)
    return sent


def late_mail():
    """Mail that should have left: failed for good, or queued longer ago than LATE."""
    return Email.objects.filter(
        status__in=[STATUS.queued, STATUS.requeued, STATUS.failed], created__lt=timezone.now() - LATE
    )


def try_again_now(emails):
    """Bring mail of `emails` that did not leave, also what was given up, to the front. Returns how many there were."""
    unsent = emails.exclude(status=STATUS.sent)
    return unsent.update(status=STATUS.queued, scheduled_time=None, number_of_retries=0)


def is_held_up():
    """Is mail waiting that was tried and refused? Then a sender is told that it leaves later."""
    return Email.objects.filter(status=STATUS.requeued).exists()


def _back_off():
    """Bring the next try of young failures forward: post_office knows one interval only."""
    for tries, pause in BACK_OFF.items():
        soon = timezone.now() + pause
        Email.objects.filter(status=STATUS.requeued, number_of_retries=tries, scheduled_time__gt=soon).update(
            scheduled_time=soon
        )


@contextmanager
def only_one(name):
    """Yield whether this process holds the lock `name`; the database's own lock on PostgreSQL, else a file."""
    if connection.vendor == "postgresql":
        yield from _database_lock(name)
    else:
        yield from _file_lock(name)


def _database_lock(name):
    # A second connection: post_office closes the default one between batches, and the lock would go with it.
    holder = connection.copy()
    key = [LOCK_NUMBER, name]
    try:
        with holder.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", key)
            yield cursor.fetchone()[0]
            # Let go in words: after a closed connection the server keeps the lock for a moment.
            cursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        holder.close()


def _file_lock(name):
    lock = FileLock(settings.DATA_DIR / f"{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
