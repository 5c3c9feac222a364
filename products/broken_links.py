"""Broken links per product, and in the table of laws: a law that sixty texts cite is visited once.

Links to other websites are only tried when LINK_CHECK_EXTERNAL is on.
"""

from datetime import timedelta
from random import sample

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min, Q
from django.utils import timezone

from privacyportal.core.markdown import images_in, links_in
from privacyportal.laws.models import Law

from .models import BrokenLink, LinkRound, Product
from .other_websites import Visitor
from .own_pages import NO_PAGE, is_internal, leads_nowhere

AGAIN_AFTER = timedelta(days=1)
PRODUCTS_PER_TICK = LAWS_PER_TICK = 3
TOUCHED_PER_TICK = 100
MOST_LINKS = 100  # of one product


def check_touched():
    """Look again at the links to our own pages, wherever an act on one of those pages may have broken or mended one."""
    products = list(Product.objects.filter(is_to_recheck=True).order_by("pk")[:TOUCHED_PER_TICK])
    for product in products:
        _keep_problems(product, _problems(product, visitor=None))
    return len(products)


def check_some(visitor=None):
    """Check the products that waited longest, a few at a time: this runs in every tick. Returns how many."""
    visitor = visitor or Visitor()
    waiting = Product.objects.published().filter(
        Q(links_checked_at=None) | Q(links_checked_at__lt=timezone.now() - AGAIN_AFTER)
    )
    products = list(waiting.order_by("links_checked_at", "pk")[:PRODUCTS_PER_TICK])
    for product in products:
        check_product(product, visitor)
    return len(products)


def last_look():
    """When the links of the products on the website were looked at: the newest and the oldest time, and how many never."""
    published = Product.objects.published()
    look = published.aggregate(newest=Max("links_checked_at"), oldest=Min("links_checked_at"))
    never = published.filter(links_checked_at=None).count()
    places = LinkRound.objects.aggregate(newest=Max("done_at"))["newest"]
    return look | {"places": places, "never": never, "is_external": settings.LINK_CHECK_EXTERNAL}


def check_some_laws(visitor=None):
    """Visit the official pages that waited longest; an article has its page where its law has one. Returns how many."""
    if not settings.LINK_CHECK_EXTERNAL:
        return 0
    visitor = visitor or Visitor()
    now = timezone.now()
    waiting = Law.objects.with_an_address().filter(Q(checked_at=None) | Q(checked_at__lt=now - AGAIN_AFTER))
    laws = list(waiting.order_by("checked_at", "pk")[:LAWS_PER_TICK])
    for law in laws:
        problem = visitor.problem_with(law.address)
        Law.objects.filter(pk=law.pk).update(problem=law.problem if problem is None else problem, checked_at=now)
    return len(laws)


def check_product(product, visitor=None):
    """Try every link of one product and keep the broken ones; returns the BrokenLink rows."""
    problems = _problems(product, visitor or Visitor())
    Product.objects.filter(pk=product.pk).update(links_checked_at=timezone.now())
    return _keep_problems(product, problems)


def _problems(product, visitor):
    """Each address with what is wrong with it: "" for nothing, None where what was found before still holds."""
    if not product.is_public:
        return {}
    addresses = addresses_of(product)
    # In another order each time: a round that is cut short does not leave the same addresses out again.
    return {address: _problem(address, product, visitor) for address in sample(addresses, len(addresses))}


@transaction.atomic
def _keep_problems(product, problems):
    Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    known = {link.address: link.problem for link in product.broken_links.all()}
    product.broken_links.all().delete()
    Product.objects.filter(pk=product.pk).update(is_to_recheck=False)
    found = {address: problems[address] for address in addresses_of(product) if address in problems}
    found = {address: known.get(address, "") if problem is None else problem for address, problem in found.items()}
    return [
        BrokenLink.objects.create(product=product, address=address, problem=problem)
        for address, problem in found.items()
        if problem
    ]


def addresses_of(product):
    """Every address in the text of a product, once, in order."""
    found = [part.address for part in [*links_in(product.body), *images_in(product.body)]]
    return list(dict.fromkeys([*found, product.original_url]))[:MOST_LINKS]


def _problem(address, product, visitor):
    if is_internal(address):
        return NO_PAGE if leads_nowhere(address, product.body) else ""
    if settings.LINK_CHECK_EXTERNAL and address.startswith(("http://", "https://")):
        return visitor and visitor.problem_with(address)
    return ""
