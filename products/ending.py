"""How a product ends: replaced or withdrawn, with what the reader uses instead."""

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused

from .models import Product

Status = Product.Status


def set_end(product, status, reason, successor):
    """Say on `product` how it ended. Raises Refused for a reason that is missing, or a successor that cannot be one."""
    if not reason.strip() and not (status == Status.REPLACED and successor):  # the page names the successor
        raise Refused("Vul de reden in. Lezers zien die op de pagina.")
    refuse_bsn(reason, "uw uitleg")
    if successor == product:
        raise Refused("Een product kan niet zijn eigen opvolger zijn.")
    if successor and not Product.objects.published().filter(pk=successor.pk).exists():
        raise Refused("De opvolger staat zelf nog niet op de website. Publiceer die eerst.")
    if successor and _comes_back(product, successor):
        raise Refused("Dit zou in een kring gaan: de opvolger is zelf door dit product vervangen.")
    product.status, product.status_note, product.superseded_by = status, reason, successor


def _comes_back(product, successor):
    seen, successor = set(), Product.objects.get(pk=successor.pk)
    while successor and successor.pk not in seen:
        if successor == product:
            return True
        seen.add(successor.pk)
        successor = successor.superseded_by
    return False
