"""Who hears of a handover, and how it ends; of a product as of any tool."""

from privacyportal.core.mail import queue_mail


def tell_asked(handover, people):
    """One mail to each of the colleagues who can publish it."""
    for person in people:
        _mail(handover, person, "Wilt u publiceren", "handover_asked")


def tell_given_back(handover):
    if handover.asked_by:
        _mail(handover, handover.asked_by, "Nog niet gepubliceerd", "handover_given_back")


def end(handover, *, by):
    """The concept is on the website: whoever asked for that, if anybody did, hears it, and nobody waits any more."""
    if not handover:
        return
    if handover.asked_by and handover.asked_by != by:
        _mail(handover, handover.asked_by, "Gepubliceerd", "handover_published", by=by)
    handover.delete()


def _mail(handover, person, subject, template, **more):
    context = {"person": person, "handover": handover, **more}
    queue_mail(to=person.email, subject=f"{subject}: {handover.title}", template=template, context=context)
