"""Broken links per product, and in the table of laws: a law that sixty texts cite is visited once.

Links to other websites are only tried when LINK_CHECK_EXTERNAL is on.
"""

from datetime import timedelta
from random import sample

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from privacyportal.core.markdown import images_in, links_in
from privacyportal.laws.models import Law

from .models import BrokenLink, LinkRound, Product
from .other_websites import Visitor
from .own_pages import NO_PAGE, is_internal, lost_among

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
    products = _waited_longest(Product.objects.published(), "links_checked_at", PRODUCTS_PER_TICK)
    for product in products:
        check_product(product, visitor)
    return len(products)


def last_look():
    """When the links of the products on the website were looked at: the newest and the oldest time, and how many never."""
    when = "links_checked_at"
    never = Count("pk", filter=Q(links_checked_at=None))
    look = Product.objects.published().aggregate(newest=Max(when), oldest=Min(when), never=never)
    places = LinkRound.objects.aggregate(newest=Max("done_at"))["newest"]
    return look | {"places": places, "is_external": settings.LINK_CHECK_EXTERNAL}


def check_some_laws(visitor=None):
    """Visit the official pages that waited longest; an article has its page where its law has one. Returns how many."""
    if not settings.LINK_CHECK_EXTERNAL:
        return 0
    visitor = visitor or Visitor()
    laws = _waited_longest(Law.objects.with_an_address(), "checked_at", LAWS_PER_TICK)
    for law in laws:
        problem = _still(law.problem, visitor.problem_with(law.address))
        Law.objects.filter(pk=law.pk).update(problem=problem, checked_at=timezone.now())
    return len(laws)


def _waited_longest(rows, looked_at, most):
    """Those that nobody looked at for a day or ever; `looked_at` is the field that says when."""
    due = Q(**{looked_at: None}) | Q(**{f"{looked_at}__lt": timezone.now() - AGAIN_AFTER})
    return list(rows.filter(due).order_by(looked_at, "pk")[:most])


def _still(before, problem):
    """What is wrong now; None says that nobody could look, so that what was found before still holds."""
    return before if problem is None else problem


def check_product(product, visitor=None):
    """Try every link of one product and keep the broken ones; returns the BrokenLink rows."""
    problems = _problems(product, visitor or Visitor())
    Product.objects.filter(pk=product.pk).update(links_checked_at=timezone.now())
    return _keep_problems(product, problems)


def _problems(product, visitor):
    """Each address with what is wrong with it: "" for nothing, None when nobody could look."""
    if not product.is_public:
        return {}
    addresses = addresses_of(product)
    lost = lost_among(addresses, product.body)
    # In another order each time: a round that is cut short does not leave the same addresses out again.
    return {address: _problem(address, lost, visitor) for address in sample(addresses, len(addresses))}


@transaction.atomic
def _keep_problems(product, problems):
    Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    known = {link.address: link.problem for link in product.broken_links.all()}
    product.broken_links.all().delete()
    Product.objects.filter(pk=product.pk).update(is_to_recheck=False)
    looked_at = [address for address in addresses_of(product) if address in problems]
    return [
        BrokenLink.objects.create(product=product, address=address, problem=problem)
        for address in looked_at
        if (problem := _still(known.get(address, ""), problems[address]))
    ]


def addresses_of(product):
    """Every address in the text of a product, once, in order."""
    found = [part.address for part in [*links_in(product.body), *images_in(product.body)]]
    return list(dict.fromkeys([*found, product.original_url]))[:MOST_LINKS]


def _problem(address, lost, visitor):
    if is_internal(address):
        return NO_PAGE if address in lost else ""
    if settings.LINK_CHECK_EXTERNAL and address.startswith(("http://", "https://")):
        return visitor and visitor.problem_with(address)
    return ""
