"""What the staff of a desk does with a question: answered, mailed again, sent on, set aside. Each leaves who did it."""

from django.db import transaction
from django.utils import timezone
from post_office.models import Email

from privacyportal.core.mail import try_again_now

from .mails import mail_desk, mail_editors, mail_receipt, mail_sender
from .models import Handling, Mailing, Question

Act = Handling.Act


class NotASuspect(Exception):
    """Only a question that waits as possible spam can be released."""


@transaction.atomic
def release(*, question, by):
    """No spam after all: mail the question to its desk now. Raises NotASuspect."""
    if not Question.objects.filter(pk=question.pk, status=Question.Status.SPAM).update(status=Question.Status.OPEN):
        raise NotASuspect(question)
    question.status = Question.Status.OPEN
    kind = Mailing.Kind.AGAIN if question.mailings.exists() else Mailing.Kind.DESK
    mail_desk(question, kind)
    if kind == Mailing.Kind.DESK:
        mail_editors(question)
        mail_receipt(question)
    _write_down(question, Act.RELEASED, by)
    return question


@transaction.atomic
def resend(*, question, by):
    """Mail the question to its desk once more; what did not leave yet is tried now instead of doubled.

    The new mail has a Message-ID of its own, so that no server drops it as a repeat.
    """
    to_desk = question.mailings.exclude(kind__in=Mailing.NOT_TO_A_DESK)
    if not try_again_now(Email.objects.filter(mailing__in=to_desk)):
        mail_desk(question, Mailing.Kind.AGAIN)
    _write_down(question, Act.RESENT, by)
    return question


@transaction.atomic
def reroute(*, question, to, by):
    """Hand the question to the desk `to`, which gets it by mail, and tell the sender where it went."""
    sent_by, question.desk, question.copy_desk = question.desk, to, None
    question.status, question.answered_at = Question.Status.OPEN, None
    question.save(update_fields=["desk", "copy_desk", "status", "answered_at"])
    mail_desk(question, Mailing.Kind.REROUTED)
    mail_sender(question, Mailing.Kind.MOVED, "contact_moved", f"Uw vraag {question} is doorgestuurd", sent_by=sent_by)
    _write_down(question, Act.REROUTED, by, sent_by=sent_by, sent_to=to)
    return question


@transaction.atomic
def mark_as_answered(*, question, by):
    """Once, also for who presses again because no answer came."""
    question.status, question.answered_at = Question.Status.ANSWERED, timezone.now()
    unanswered = Question.objects.filter(pk=question.pk).exclude(status=Question.Status.ANSWERED)
    if unanswered.update(status=question.status, answered_at=question.answered_at):
        _write_down(question, Act.ANSWERED, by)
    return question


@transaction.atomic
def mark_as_spam(*, question, by):
    question.status, question.answered_at = Question.Status.SPAM, None
    question.save(update_fields=["status", "answered_at"])
    _write_down(question, Act.SET_ASIDE, by)
    return question


def _write_down(question, act, by, **desks):
    Handling.objects.create(question=question, act=act, by=by, **desks)
