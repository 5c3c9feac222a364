"""What the portal knows about a question: the product it names, and pages that may answer it already.

A tag and not a view, because contact lies below products and never heard of them: its templates compose.
"""

from django import template

from privacyportal.index.entries import EVERYONE
from privacyportal.index.searching import gist_of, search
from products.decision_aids.searchable import KIND as AID
from products.fill_in.searchable import KIND as MODEL
from products.models import Product
from products.searchable import KIND as PRODUCT

from ..searchable import HELP

register = template.Library()


@register.simple_tag
def named_product(slug):
    """The published product with this slug, or None."""
    return Product.objects.published().filter(slug=slug).first() if slug else None


@register.simple_tag
def pages_that_may_answer(text, most=3):
    """Products, decision aids, models and help pages that answer what `text` is about, the best first."""
    results = search(gist_of(text, {EVERYONE}), audiences={EVERYONE}, kinds={"all": (PRODUCT, AID, MODEL, HELP)})
    return results.hits(results.ranked[:most])
