"""Publishing as the work of two: who writes asks, and who may publish does so or gives the text back.

Each act leaves a Change with its note, so that the history of the product tells who waited for whom. Raises Refused.
"""

from django.db import transaction
from django.utils import timezone

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import who_may

from . import handover_mail
from .concepts import working_copy
from .models import Change, Handover, Product
from .publishing import leave_change, locked
from .signing import ANSWERS

PUBLISH = "products.publish_product"


def publishers():
    """The colleagues who can be asked to publish."""
    return who_may(PUBLISH)


@transaction.atomic
def ask_to_publish(*, product, by, of=None, note=""):
    """Ask `of`, or every eindredacteur, to publish the newest concept."""
    product = locked(product)
    _refuse_to_ask(product, by, of, note)
    asked = {"asked_by": by, "asked_of": of, "asked_at": timezone.now(), "note": note}
    returned = {"returned_by": None, "returned_at": None, "answer": ""}
    handover, _ = Handover.objects.update_or_create(product=product, defaults=asked | returned)
    leave_change(product, Change.Act.ASKED, note or "Gevraagd om te publiceren.", by)
    handover_mail.tell_asked(handover, _asked_people(by, of))
    return handover


@transaction.atomic
def take_back(*, product, by):
    """The question need not be answered any more; nobody gets a mail about it."""
    product = locked(product)
    _open(product).delete()
    leave_change(product, Change.Act.TAKEN_BACK, "De vraag om publicatie is ingetrokken.", by)
    return product


@transaction.atomic
def give_back(*, product, by, answer):
    """Not yet: whoever asked reads `answer` and writes on."""
    product = locked(product)
    handover = _open(product)
    if not answer.strip():
        raise Refused("Schrijf wat er nog moet gebeuren.")
    refuse_bsn(answer, "uw antwoord")
    handover.returned_by, handover.returned_at, handover.answer = by, timezone.now(), answer
    handover.save()
    leave_change(product, Change.Act.GIVEN_BACK, answer, by)
    handover_mail.tell_given_back(handover)
    return handover


def _refuse_to_ask(product, by, of, note):
    if working_copy(product) == product and product.status != Product.Status.CONCEPT:
        raise Refused("Alles van dit product staat al op de website. Er is geen nieuwer concept.")
    if Handover.objects.filter(product=product, returned_at=None).exists():
        raise Refused("Om publicatie van dit concept is al gevraagd.")
    if of == by:
        raise Refused("Kies een ander dan uzelf.")
    if of and not of.has_perm(PUBLISH):
        raise Refused(f"{of} kan niet publiceren. Kies een eindredacteur.")
    refuse_bsn(note, "uw toelichting")


def _open(product):
    handover = Handover.objects.filter(product=product, returned_at=None).first()
    if not handover:
        raise Refused("Niemand vraagt nog om publicatie van dit product.")
    return handover


def _asked_people(by, of):
    """Who gets the mail: the one who was chosen, else every eindredacteur, else whoever may publish."""
    others = publishers().exclude(pk=by.pk)
    return [of] if of else list(others.filter(groups__name=ANSWERS)) or list(others)
