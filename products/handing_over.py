"""Publishing as the work of two: who writes asks, and who may publish does so or gives the text back.

Each act leaves a Change with its note, so that the history of the product tells who waited for whom. Raises Refused.
"""

from django.db import transaction

from privacyportal.core.refusals import Refused

from . import handover_mail, handover_rules
from .concepts import working_copy
from .models import Change, Handover, Product
from .publishing import locked
from .recording import leave_change

PUBLISH = "products.publish_product"


@transaction.atomic
def ask_to_publish(*, product, by, of=None, note=""):
    """Ask `of`, or every eindredacteur, to publish the newest concept."""
    product = locked(product)
    if working_copy(product) == product and product.status != Product.Status.CONCEPT:
        raise Refused("Alles van dit product staat al op de website. Er is geen nieuwer concept.")
    handover = getattr(product, "handover", None) or Handover(product=product)
    handover_rules.ask(handover, by=by, of=of, note=note, permission=PUBLISH)
    leave_change(product, Change.Act.ASKED, note or "Gevraagd om te publiceren.", by)
    handover_mail.tell_asked(handover, handover_rules.asked_people(by, of, PUBLISH))
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
    handover_rules.give_back(handover, by=by, answer=answer)
    leave_change(product, Change.Act.GIVEN_BACK, answer, by)
    handover_mail.tell_given_back(handover)
    return handover


def _open(product):
    handover = Handover.objects.filter(product=product, returned_at=None).first()
    if not handover:
        raise Refused("Niemand vraagt nog om publicatie van dit product.")
    return handover
