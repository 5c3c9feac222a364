"""What happens to a question: taken in, mailed, mailed again, sent on, answered, or set aside.

The row and its mails are written in one transaction, so an acknowledged question is there once and its mail is in the
queue once. What SMTP leaves open: a crash after the mail server took the mail and before we wrote that down repeats
that mail, with the same Message-ID.
"""

from email.utils import formataddr

from django.db import transaction
from django.utils import timezone
from post_office.models import Email

from privacyportal.core.mail import one_line, queue_mail, try_again_now

from .models import Mailing, Question
from .routing import Route, route


class NotASuspect(Exception):
    """Only a question that waits as possible spam can be released."""


@transaction.atomic
def accept(*, key, subject, text, name, email, organisation, product="", suspicion=""):
    """Keep a question and queue its mails; the same `key` again gives the question that is there already.

    A question with a `suspicion` waits for `release()` and mails nobody.
    """
    goes_to = route(subject)
    question, is_new = Question.objects.get_or_create(
        key=key,
        defaults={
            "subject": subject,
            "desk": goes_to.desk,
            "copy_desk": goes_to.copy_desk,
            "text": text,
            "name": name,
            "email": email,
            "organisation": organisation,
            "product": product,
            "suspicion": suspicion,
            "status": Question.Status.SPAM if suspicion else Question.Status.OPEN,
        },
    )
    if is_new and not suspicion:
        _mail_desk(question, Mailing.Kind.DESK)
        _mail_sender(question, Mailing.Kind.RECEIPT, "contact_receipt", f"Uw vraag {question}")
    return question


@transaction.atomic
def release(*, question):
    """No spam after all: mail the question to its desk now. Raises NotASuspect."""
    if not Question.objects.filter(pk=question.pk, status=Question.Status.SPAM).update(status=Question.Status.OPEN):
        raise NotASuspect(question)
    question.status = Question.Status.OPEN
    kind = Mailing.Kind.AGAIN if question.mailings.exists() else Mailing.Kind.DESK
    _mail_desk(question, kind)
    if kind == Mailing.Kind.DESK:
        _mail_sender(question, Mailing.Kind.RECEIPT, "contact_receipt", f"Uw vraag {question}")
    return question


@transaction.atomic
def resend(*, question):
    """Mail the question to its desk once more; what did not leave yet is tried now instead of doubled.

    The new mail has a Message-ID of its own, so that no server drops it as a repeat.
    """
    to_desk = question.mailings.exclude(kind__in=Mailing.TO_SENDER)
    if not try_again_now(Email.objects.filter(mailing__in=to_desk)):
        _mail_desk(question, Mailing.Kind.AGAIN)
    return question


@transaction.atomic
def reroute(*, question, to):
    """Hand the question to the desk `to`, which gets it by mail, and tell the sender where it went."""
    sent_by, question.desk, question.copy_desk = question.desk, to, None
    question.status, question.answered_at = Question.Status.OPEN, None
    question.save(update_fields=["desk", "copy_desk", "status", "answered_at"])
    _mail_desk(question, Mailing.Kind.REROUTED)
    _mail_sender(question, Mailing.Kind.MOVED, "contact_moved", f"Uw vraag {question} is doorgestuurd", sent_by=sent_by)
    return question


def mark_as_answered(*, question):
    question.status, question.answered_at = Question.Status.ANSWERED, timezone.now()
    question.save(update_fields=["status", "answered_at"])
    return question


def mark_as_spam(*, question):
    question.status, question.answered_at = Question.Status.SPAM, None
    question.save(update_fields=["status", "answered_at"])
    return question


def _mail_desk(question, kind):
    goes_to: Route = route(question)
    email = queue_mail(
        to=goes_to.address,
        cc=goes_to.copy_address,
        reply_to=formataddr((one_line(question.name), question.email)),
        subject=f"Vraag {question}: {question.subject}",
        template="contact_question",
        context={"question": question, "route": goes_to},
    )
    return Mailing.objects.create(question=question, kind=kind, email=email)


def _mail_sender(question, kind, template, subject, **context):
    """Nothing that was typed goes into this mail: whoever types another's address must not reach that person with it."""
    goes_to = route(question)
    email = queue_mail(
        to=question.email,
        reply_to=goes_to.address,
        subject=subject,
        template=template,
        context={"question": question, "route": goes_to, **context},
    )
    return Mailing.objects.create(question=question, kind=kind, email=email)
