"""The mails that are made of a question: to its desk and to its sender. They leave by the queue."""

from privacyportal.core.mail import queue_mail

from .models import Mailing
from .routing import route


def mail_desk(question, kind):
    goes_to = route(question)
    email = queue_mail(
        to=goes_to.address,
        cc=goes_to.copy_address,
        reply_to=(question.name, question.email),
        subject=f"Vraag {question}: {question.subject}",
        template="contact_question",
        context={"question": question, "route": goes_to},
    )
    return Mailing.objects.create(question=question, kind=kind, email=email)


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
