"""What may be asked of whom, and answered, when a concept is handed over; the same for products and for every tool."""

from django.utils import timezone

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import who_may

from .signing import ANSWERS


def ask(handover, *, by, of, note, permission):
    """Fill a new or an answered handover with this question. Raises Refused."""
    if handover.pk and not handover.returned_at:
        raise Refused("Om publicatie van dit concept is al gevraagd.")
    if of == by:
        raise Refused("Kies een ander dan uzelf.")
    if of and not of.has_perm(permission):
        raise Refused(f"{of} kan niet publiceren. Kies een eindredacteur.")
    refuse_bsn(note, "uw toelichting")
    handover.asked_by, handover.asked_of, handover.asked_at, handover.note = by, of, timezone.now(), note
    handover.returned_by, handover.returned_at, handover.answer = None, None, ""
    handover.save()


def give_back(handover, *, by, answer):
    """Turn it around. Raises Refused."""
    if not answer.strip():
        raise Refused("Schrijf wat er nog moet gebeuren.")
    refuse_bsn(answer, "uw antwoord")
    handover.returned_by, handover.returned_at, handover.answer = by, timezone.now(), answer
    handover.save()


def asked_people(by, of, permission):
    """Who gets the mail: the one who was chosen, else every eindredacteur, else whoever may publish."""
    others = who_may(permission).exclude(pk=by.pk)
    return [of] if of else list(others.filter(groups__name=ANSWERS)) or list(others)
