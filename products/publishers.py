"""Products under their publishers, as the publishers want them."""

from django.db.models import Case, Count, F, Q, When, Window
from django.db.models.functions import RowNumber


def by_publisher(products):
    """Every publisher of `products`, in order, each with its own products in `.listed`; asks nothing more."""
    publishers = {}
    for product in products:
        publisher = publishers.setdefault(product.publisher_id, product.publisher)
        publisher.listed = [*getattr(publisher, "listed", []), product]
    for publisher in publishers.values():
        first = publisher.first_products.split()
        publisher.listed.sort(key=lambda one: first.index(one.slug) if one.slug in first else len(first))
    return sorted(publishers.values(), key=lambda publisher: (publisher.order, publisher.name, publisher.pk))


def firsts_by_publisher(products, *, most, besides):
    """As `by_publisher`, of a queryset of any length: at most so many each, and `.count` says how many there are.

    Products that fit the condition `besides` are not listed; returns the publishers, and how many of those there are.
    """
    rows = list(_first_of_each(products.annotate(is_beside=Case(When(besides, then=True), default=False)), most))
    publishers = by_publisher(row for row in rows if not row.is_beside)
    for publisher in publishers:
        publisher.listed, publisher.count = publisher.listed[:most], publisher.listed[0].count
    return publishers, sum(row.count for row in rows if row.is_beside)


def _first_of_each(products, most):
    groups = {"partition_by": [F("publisher"), F("is_beside")]}
    place = Window(RowNumber(), order_by=products.model._meta.ordering, **groups)
    ranked = products.annotate(place=place, count=Window(Count("pk"), **groups)).for_links()
    is_listed = Q(place__lte=most) | Q(publisher__first_products__contains=F("slug"))
    return ranked.filter(Q(is_listed, is_beside=False) | Q(place=1, is_beside=True))
