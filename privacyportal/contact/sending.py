"""A question is taken in.

The row and its mails are written in one transaction, so an acknowledged question is there once and its mail is in the
queue once. What SMTP leaves open: a crash after the mail server took the mail and before we wrote that down repeats
that mail, with the same Message-ID.
"""

from django.db import transaction

from privacyportal.core.attempts import note_suspicion

from .mails import mail_desk, mail_editors, mail_receipt
from .models import Mailing, Question
from .routing import route


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
    if suspicion:
        note_suspicion()
    if is_new and not suspicion:
        mail_desk(question, Mailing.Kind.DESK)
        mail_editors(question)
        mail_receipt(question)
    return question
