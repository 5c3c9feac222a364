"""Broken links per product, and in the table of laws: a law that sixty texts cite is visited once.

Links to other websites are only tried when LINK_CHECK_EXTERNAL is on.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from privacyportal.core.markdown import images_in, links_in
from privacyportal.laws.models import Law

from .models import BrokenLink, Product
from .other_websites import Visitor
from .own_pages import is_internal, leads_nowhere

AGAIN_AFTER = timedelta(days=1)
PRODUCTS_PER_TICK = LAWS_PER_TICK = 3
MOST_LINKS = 100  # of one product


def check_some():
    """Check the products that waited longest, a few at a time: this runs in every tick. Returns how many."""
    waiting = Product.objects.published().filter(
        Q(links_checked_at=None) | Q(links_checked_at__lt=timezone.now() - AGAIN_AFTER)
    )
    products = list(waiting.order_by("links_checked_at", "pk")[:PRODUCTS_PER_TICK])
    for product in products:
        check_product(product)
    return len(products)


def check_some_laws(visitor=None):
    """Visit the official pages that waited longest; an article has its page where its law has one. Returns how many."""
    if not settings.LINK_CHECK_EXTERNAL:
        return 0
    visitor = visitor or Visitor()
    now = timezone.now()
    waiting = Law.objects.with_an_address().filter(Q(checked_at=None) | Q(checked_at__lt=now - AGAIN_AFTER))
    laws = list(waiting.order_by("checked_at", "pk")[:LAWS_PER_TICK])
    for law in laws:
        Law.objects.filter(pk=law.pk).update(problem=visitor.problem_with(law.address), checked_at=now)
    return len(laws)


def check_product(product, visitor=None):
    """Try every link of one product and keep the broken ones; returns the BrokenLink rows."""
    visitor = visitor or Visitor()
    problems = {
        address: problem for address in addresses_of(product) if (problem := _problem(address, product, visitor))
    }
    with transaction.atomic():
        Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        product.broken_links.all().delete()
        Product.objects.filter(pk=product.pk).update(links_checked_at=timezone.now())
        return [
            BrokenLink.objects.create(product=product, address=address, problem=problem)
            for address, problem in problems.items()
        ]


def addresses_of(product):
    """Every address in the text of a product, once, in order."""
    found = [part.address for part in [*links_in(product.body), *images_in(product.body)]]
    return list(dict.fromkeys([*found, product.original_url]))[:MOST_LINKS]


def _problem(address, product, visitor):
    if is_internal(address):
        return "Deze pagina bestaat niet." if leads_nowhere(address, product.body) else ""
    if settings.LINK_CHECK_EXTERNAL and address.startswith(("http://", "https://")):
        return visitor.problem_with(address)
    return ""
