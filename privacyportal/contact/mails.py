"""The mails that are made of a question: to its desk and to its sender. They leave by the queue."""

from datetime import timedelta

from django.utils import timezone

from privacyportal.core.email_addresses import mailbox
from privacyportal.core.mail import queue_mail

from .models import Mailing
from .routing import route

EDITORS_OF = []  # who keeps products adds `people(slug)`: those who answer for the text of that product
MOST_RECEIPTS, A_DAY = 5, timedelta(days=1)


def mail_desk(question, kind):
    goes_to = route(question)
    email = queue_mail(
        to=goes_to.address,
        cc=goes_to.copy_address,
        reply_to=(question.name, question.email),
        subject=f"Vraag {question}: {question.subject}",
        template="contact_question",
        context={"question": question, "route": goes_to},
        must_arrive=True,
    )
    return Mailing.objects.create(question=question, kind=kind, email=email)


def mail_editors(question):
    """A copy to who answers for the text that the question is about; the desk has the question, so nothing is lost."""
    if not question.subject.is_about_a_text:
        return
    for person in (person for people in EDITORS_OF for person in people(question.product)):
        email = queue_mail(
            to=person.email,
            reply_to=(question.name, question.email),
            subject=f"Klopt hier iets niet? Vraag {question}",
            template="contact_editors",
            context={"question": question, "route": route(question), "person": person},
        )
        Mailing.objects.create(question=question, kind=Mailing.Kind.EDITORS, email=email)


def mail_receipt(question):
    """Confirm the question to who typed its address: at most MOST_RECEIPTS a day to one mailbox, for anybody may type
    it. The question itself always goes on, and no page tells the difference."""
    if not _has_had_enough(question.email):
        mail_sender(question, Mailing.Kind.RECEIPT, "contact_receipt", f"Uw vraag {question}")


def mail_sender(question, kind, template, subject, **context):
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


def _has_had_enough(address):
    """By-names (`anna+1@`) count as one. Receipts are counted, not tries: what is written in the database is sent."""
    domain = address.rpartition("@")[2]
    recent = Mailing.objects.filter(kind=Mailing.Kind.RECEIPT, made_at__gte=timezone.now() - A_DAY)
    sent_to = recent.filter(question__email__iendswith=f"@{domain}").values_list("question__email", flat=True)
    return [mailbox(other) for other in sent_to].count(mailbox(address)) >= MOST_RECEIPTS
