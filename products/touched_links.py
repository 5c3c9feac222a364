"""After an act on a page of ours, the links that lead there are looked at again: within a minute, by the next tick."""

from django.db.models import Q

from .models import Product


def look_again(address, *, pk=None):
    """Have every product that links to `address` looked at again, and the product `pk` itself."""
    linking = Product.objects.filter(concept_of=None).filter(Q(body__contains=address) | Q(pk=pk))
    linking.filter(is_to_recheck=False).update(is_to_recheck=True)
