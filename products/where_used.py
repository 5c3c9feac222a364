"""Waar gebruikt? Every place on this website that leads to a product, to be read before it changes or goes.

Each room that has such places adds a function to SOURCES when it starts: `source(product, addresses, user)` yields a
`Use` per place that `user` may know of. `addresses` are the paths of the product, those that redirect included.
"""

from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from privacyportal.index.models import BestBet

from .models import Plan, Product
from .searchable import key_of


class Use(NamedTuple):
    kind: str
    title: str
    url: str = ""


def uses_of(product, user):
    """The kinds of places with the places of each, in the order of SOURCES."""
    slugs = [product.slug, *product.former_slugs.values_list("slug", flat=True)]
    addresses = [reverse("products:detail", args=[slug]) for slug in slugs]
    found = {}
    for use in (use for source in SOURCES for use in source(product, addresses, user)):
        found.setdefault(use.kind, []).append(use)
    return list(found.items())


def mentions(field, addresses):
    """The condition that one of these addresses stands in this field."""
    return reduce(or_, [Q(**{f"{field}__contains": address}) for address in addresses])


def _other_products(product, addresses, user):
    others = Product.objects.exclude(pk=product.pk).exclude(concept_of=product).order_by("title", "pk")
    themselves, concepts = others.filter(concept_of=None), others.exclude(concept_of=None)
    for kind, products in [
        ("Hoort hierbij", themselves.filter(related=product)),
        ("Vervangen door dit product", themselves.filter(superseded_by=product)),
        ("Link in de tekst van een kennisproduct", themselves.filter(mentions("body", addresses))),
        ("Link in een nieuwer concept", concepts.filter(mentions("body", addresses))),
    ]:
        for other in products.only("title", "concept_of"):
            yield Use(kind, other.title, _edit(other.concept_of_id or other.pk))
    for plan in Plan.objects.filter(successor=product).select_related("product"):
        yield Use("Opvolger in een planning", plan.product.title, _edit(plan.product_id))


def _best_bets(product, addresses, user):
    for bet in BestBet.objects.filter(key=key_of(product.pk)):
        yield Use("Vast antwoord bij het zoeken", bet.query, reverse("admin:index_bestbet_change", args=[bet.pk]))


def _edit(number):
    return reverse("admin:products_product_change", args=[number])


SOURCES = [_other_products, _best_bets]
