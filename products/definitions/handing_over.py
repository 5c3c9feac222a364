"""Publishing a tool as the work of two: who writes asks, and who may publish does so or gives the text back.

Each act leaves a version with its note. Raises Refused.
"""

from django.db import transaction

from privacyportal.core.refusals import Refused
from products import handover_mail, handover_rules

from .concepts import record
from .publishing import locked
from .rooms import room_of


def publish_right(tool):
    """The right that publishing a tool of this kind asks."""
    return f"{tool._meta.app_label}.publish_{tool._meta.model_name}"


@transaction.atomic
def ask_to_publish(*, tool, by, of=None, note=""):
    """Ask `of`, or every eindredacteur, to publish the concept."""
    tool = locked(tool)
    if not tool.concept:
        raise Refused("Er is geen concept. Wat u ziet, staat al op de website.")
    tool.handover = handover = getattr(tool, "handover", None) or room_of(tool).handovers.model()
    handover_rules.ask(handover, by=by, of=of, note=note, permission=publish_right(tool))
    handover_mail.tell_asked(handover, handover_rules.asked_people(by, of, publish_right(tool)))
    return record(tool, by=by, why=f"Gevraagd om te publiceren. {note}".strip())


@transaction.atomic
def take_back(*, tool, by):
    """The question need not be answered any more; nobody gets a mail about it."""
    tool = locked(tool)
    _open(tool).delete()
    return record(tool, by=by, why="De vraag om publicatie is ingetrokken.")


@transaction.atomic
def give_back(*, tool, by, answer):
    """Not yet: whoever asked reads `answer` and writes on."""
    tool = locked(tool)
    handover = _open(tool)
    handover_rules.give_back(handover, by=by, answer=answer)
    handover_mail.tell_given_back(handover)
    return record(tool, by=by, why=f"Teruggegeven: {answer}")


def _open(tool):
    handover = getattr(tool, "handover", None)
    if not handover or handover.returned_at:
        raise Refused(f"Niemand vraagt nog om publicatie van {tool.this}.")
    return handover
