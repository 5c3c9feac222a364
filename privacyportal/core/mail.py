"""The outgoing mail queue: a row per mail, written in the caller's transaction and sent from here.

Mail that fails is tried again after 1, 2, 4 and 8 minutes, then every 15 minutes for a week; an alarm sounds as soon
as one waits longer than LATE. What the server of its receiver refuses for good is set aside at once; only what must arrive
is tried on, and alarms at once. A crash between handing a mail to the mail server and writing that down repeats that
one mail, under the same Message-ID, so that the receiver's server can drop it: SMTP cannot do better.
"""

import logging
from datetime import timedelta
from email.utils import formataddr, make_msgid

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Min, Q
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.utils import timezone
from post_office.mail import get_queued, send_queued
from post_office.models import PRIORITY, STATUS, Email, Log, RecipientDeliveryStatus

from .email_addresses import is_plain, same_or_read
from .mail_smtp import AddressGone, NotTaken, RefusedForGood
from .only_one import only_one
from .signs import clean_text

log = logging.getLogger("portal.mail")
address_gone = Signal()  # addresses: a list of those where the server of the receiver has no mailbox

LATE = timedelta(minutes=15)
AT_ONCE = timedelta(minutes=1)  # of sending; publishing and erasing need not wait for mail to every member
LONGEST_SUBJECT = 250  # signs; a longer one says no more
BACK_OFF = {tries: timedelta(minutes=2 ** (tries - 1)) for tries in (1, 2, 3, 4)}  # after that RETRY_INTERVAL
MUST_ARRIVE = PRIORITY.high
REFUSED = RecipientDeliveryStatus.HARD_BOUNCED


def queue_mail(**mail):
    """Write one plain-text mail into the queue, in the transaction of the caller, and return its row: `written_mail`."""
    return queue_mails([written_mail(**mail)])[0]


def queue_mails(emails):
    """Write what `written_mail` returned into the queue, in the transaction of the caller; returns the rows."""
    # Not save(): that refuses odd addresses with an exception, in the middle of what someone does.
    return Email.objects.bulk_create(emails, batch_size=500)


def written_mail(*, to, subject, template, context, cc="", reply_to="", headers=None, must_arrive=False):
    """One plain-text mail as a row for `queue_mails`.

    `template` names `templates/mail/<template>.txt`. `reply_to` is an address, or a pair of a name and an address. A
    subject or name with a line break in it becomes one line, so that no text steers the mail. Never fails on what
    someone typed: a reply address that mail cannot carry is left out, and a mail that cannot be written at all is kept
    as failed, which the alarm for late mail tells. With `must_arrive` it goes before other mail, and is tried again and
    alarmed about where its receiver's server refuses it for good.
    """
    # The row is made here and not by post_office.mail.send(), which would run the body as a template: `{{ typed }}`.
    email = Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[_as_mailed(to)],
        cc=[_as_mailed(cc)] if cc else [],
        subject=one_line(subject)[:LONGEST_SUBJECT],
        message=clean_text(render_to_string(f"mail/{template}.txt", {"site_url": settings.SITE_URL, **context})),
        headers={"Auto-Submitted": "auto-generated", **_reply_to(reply_to), **(headers or {})},
        message_id=make_msgid(domain=settings.POST_OFFICE["MESSAGE_ID_FQDN"]),
        status=STATUS.queued,
        priority=MUST_ARRIVE if must_arrive else PRIORITY.medium,
    )
    if not can_be_written(email):
        log.error("a mail of the kind %s cannot be written", template)
        email.status = STATUS.failed
    return email


def can_be_written(email):
    """Can the row `email` be made into a mail that a server takes? Asked of the library that will have to do it; that
    would put odd addresses in code and send them to nobody, so they are asked about apart."""
    try:
        mail = EmailMessage(
            email.subject, email.message, email.from_email, email.to, cc=email.cc, headers=email.headers
        )
        mail.message().as_bytes(linesep="\r\n")
    except (ValueError, IndexError):  # UnicodeError and Django's BadHeaderError are kinds of ValueError
        return False
    return all(map(is_plain, [*email.to, *email.cc]))


def _reply_to(reply_to):
    name, address = reply_to if isinstance(reply_to, tuple) else ("", reply_to)
    address = _as_mailed(address)
    return {"Reply-To": formataddr((one_line(name), address))} if is_plain(address) else {}


def _as_mailed(address):
    line = one_line(address)
    return line if is_plain(line) else same_or_read(line)


def one_line(text):
    """`text` without line breaks and other control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def send_queue():
    """Send queued mail whose time has come, for AT_ONCE at most, unless another run is doing so: the rest goes with the
    next tick, after what else waits. Returns how many were sent."""
    sent, until = 0, timezone.now() + AT_ONCE
    with only_one("mail") as is_ours:
        while is_ours and timezone.now() < until and get_queued().exists():
            started = timezone.now()
            done, failed, requeued = send_queued(processes=1, log_level=1)
            sent += done
            if failed + requeued:
                log.warning("%s mails could not be sent; %s wait for the next try", failed + requeued, requeued)
                _note_refusals(started)
                _back_off()
            if not done + failed + requeued:
                break
    if late := late_mail().count():
        log.error("%s mails wait longer than %s minutes, or were refused and must arrive", late, LATE.seconds // 60)
    return sent


def late_mail():
    """Mail that should have left: given up, queued longer ago than LATE, or refused where it must arrive."""
    is_refused = Q(recipient_delivery_status=REFUSED)
    is_late = Q(created__lt=timezone.now() - LATE) & ~is_refused
    return Email.objects.exclude(status=STATUS.sent).filter(is_late | is_refused & Q(priority=MUST_ARRIVE))


def oldest_waiting():
    """Since when the mail waits that waits longest and is not refused; None when none waits."""
    waiting = Email.objects.exclude(status=STATUS.sent).exclude(recipient_delivery_status=REFUSED)
    return waiting.aggregate(oldest=Min("created"))["oldest"]


def refused_mail():
    """Mail that the server of its receiver refused for good."""
    return Email.objects.exclude(status=STATUS.sent).filter(recipient_delivery_status=REFUSED)


def is_refused(email):
    """Did the server of its receiver refuse `email` for good, when it was tried last?"""
    return email.status != STATUS.sent and email.recipient_delivery_status == REFUSED


def try_again_now(emails):
    """Bring mail of `emails` that did not leave, also what was given up, to the front. Returns how many there were."""
    unsent = emails.exclude(status=STATUS.sent)
    return unsent.update(status=STATUS.queued, scheduled_time=None, number_of_retries=0, recipient_delivery_status=None)


def is_held_up():
    """Is mail waiting that was tried in vain, for now? Then a sender is told that it leaves later."""
    return Email.objects.filter(status=STATUS.requeued, recipient_delivery_status=None).exists()


def _note_refusals(since):
    """Who of the receivers has the mail gets it no second time; and what trying again cannot help is set aside."""
    kinds = [kind.__name__ for kind in (NotTaken, RefusedForGood, AddressGone)]
    for tried in Log.objects.filter(date__gte=since, exception_type__in=kinds).select_related("email"):
        email, left = tried.email, tried.message.split(", ")
        if len(left) < len([*email.to, *email.cc]):
            email.to, email.cc = left, []
        if tried.exception_type != NotTaken.__name__:
            _refuse(email)
        if tried.exception_type == AddressGone.__name__:
            address_gone.send(Email, addresses=left)
        Email.objects.bulk_update([email], ["to", "cc", "status", "scheduled_time", "recipient_delivery_status"])


def _refuse(email):
    email.recipient_delivery_status = REFUSED
    if email.priority == MUST_ARRIVE:
        log.error("a mail that must arrive was refused for good by the server of its receiver")
    else:
        email.status, email.scheduled_time = STATUS.failed, None
        log.warning("a mail was refused for good by the server of its receiver, and is set aside")


def _back_off():
    """Bring the next try of young failures forward: post_office knows one interval only."""
    for tries, pause in BACK_OFF.items():
        soon = timezone.now() + pause
        Email.objects.filter(status=STATUS.requeued, number_of_retries=tries, scheduled_time__gt=soon).update(
            scheduled_time=soon
        )
