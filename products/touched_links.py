"""After an act on a page of ours, the links that lead there are looked at again: within a minute, by the next tick."""

from django.db.models import Q

from .models import LinkRound, Product


def look_again(address, *, pk=None):
    """Have every text that may link to `address` looked at again, and the product `pk` itself."""
    linking = Product.objects.filter(concept_of=None).filter(Q(body__contains=address) | Q(pk=pk))
    linking.filter(is_to_recheck=False).update(is_to_recheck=True)
    look_at_places()


def look_at_places():
    """Have the texts beside the products looked at again: see `linked_places`."""
    LinkRound.objects.create()
