"""Who hears of a handover, and how it ends."""

from privacyportal.core.mail import queue_mail

from .concepts import working_copy
from .models import Handover


def tell_asked(handover, people):
    """One mail to each of the colleagues who can publish it."""
    for person in people:
        _mail(handover, person, f"Wilt u publiceren: {_title(handover)}", "handover_asked")


def tell_given_back(handover):
    if handover.asked_by:
        _mail(handover, handover.asked_by, f"Nog niet gepubliceerd: {_title(handover)}", "handover_given_back")


def end(product, *, by):
    """The concept is on the website: whoever asked for that hears it, and nobody waits any more."""
    handover = Handover.objects.filter(product=product).select_related("asked_by").first()
    if not handover:
        return
    if handover.asked_by and handover.asked_by != by:
        _mail(handover, handover.asked_by, f"Gepubliceerd: {_title(handover)}", "handover_published", by=by)
    handover.delete()


def _title(handover):
    return working_copy(handover.product).title


def _mail(handover, person, subject, template, **more):
    context = {"person": person, "handover": handover, "title": _title(handover), **more}
    queue_mail(to=person.email, subject=subject, template=template, context=context)
