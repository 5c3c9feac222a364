"""Keeping products current: what must be looked at, and one mail a month to whoever answers for it."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from privacyportal.core.first_rows import FirstRows
from privacyportal.core.mail import queue_mail
from privacyportal.laws.models import Law

from .broken_links import last_look
from .models import BrokenLink, Change, Handover, Plan, Product, ReviewMail
from .signing import ANSWERS

SOON = timedelta(days=30)
SHOWN = 10  # rows of each list on the start page
LOOKED_AT = 100  # of somebody's acts, to find these


def work_list(user):
    """What waits for an editor, as `(heading, products or rows)` for the start page of the admin."""
    today = timezone.localdate()
    products = Product.objects.without_newer_concepts().select_related("publisher", "owner").defer("body", "kept")
    current = products.published().filter(status=Product.Status.PUBLISHED).order_by("check_before_on", "pk")
    return {
        "overdue": FirstRows(current.filter(check_before_on__lt=today)),
        "unchecked": current.filter(checked_on=None).count(),
        "soon": FirstRows(current.filter(check_before_on__gte=today, check_before_on__lte=today + SOON)),
        "concepts": FirstRows(products.with_a_concept()),
        "plans": FirstRows(Plan.objects.select_related("product", "author").defer("product__body", "product__kept")),
        "last_look": last_look(),
        "broken_links": FirstRows(BrokenLink.objects.select_related("product").defer("product__body", "product__kept")),
        "broken_laws": FirstRows(Law.objects.exclude(problem="")),
        "recent": _last_acts(user),
    }


def _last_acts(user):
    """What this person did last with each product, the newest first."""
    last = {}
    for change in Change.objects.filter(author=user).select_related("product")[:LOOKED_AT]:
        last.setdefault(change.product_id, change)
    return list(last.values())[:SHOWN]


def people_of(slug):
    """Who answers for the text of the product with this slug: its owner, else every eindredacteur."""
    product = Product.objects.published().filter(slug=slug).first()
    editors = get_user_model().objects.filter(is_active=True, is_staff=True).order_by("pk")
    owner = editors.filter(pk=product.owner_id) if product else editors.none()
    return list(owner or editors.filter(groups__name=ANSWERS)) if product else []


def handed_over(user):
    """What waits for this person to publish it, what came back to her, and what she asked of others.

    What is planned waits for nobody, unless the plan failed.
    """
    planned = Plan.objects.filter(product=OuterRef("product"), act=Plan.Act.PUBLISH, problem="")
    asked = Handover.objects.select_related("product__concept", "asked_by", "asked_of", "returned_by")
    own, waiting = asked.filter(asked_by=user), asked.filter(returned_at=None)
    for_me = waiting.filter(Q(asked_of=user) | Q(asked_of=None)).exclude(asked_by=user).exclude(Exists(planned))
    return {
        "waiting": for_me if user.has_perm("products.publish_product") else asked.none(),
        "given_back": own.exclude(returned_at=None),
        "asked": own.filter(returned_at=None),
    }


def remind_owners():
    """Once a month: one mail with all products whose check is due within 30 days or too late.

    It goes to the owner; what has no owner who can look at it, goes to every eindredacteur.
    """
    month_on = timezone.localdate().replace(day=1)
    due = (
        Product.objects.published().filter(status=Product.Status.PUBLISHED).due_for_review(timezone.localdate() + SOON)
    )
    editors = get_user_model().objects.filter(is_active=True, is_staff=True)
    of_nobody = due.exclude(owner__in=editors)
    told = ReviewMail.objects.filter(month_on=month_on).values("owner")
    answering = editors.filter(groups__name=ANSWERS) if of_nobody.exists() else editors.none()
    people = editors.filter(Q(pk__in=due.values("owner")) | Q(pk__in=answering.values("pk"))).exclude(pk__in=told)
    return sum(_remind(person, month_on, due, of_nobody) for person in people)


@transaction.atomic
def _remind(person, month_on, due, of_nobody):
    # The row is the right to send: of two ticks at once, one makes it.
    _, is_ours = ReviewMail.objects.get_or_create(owner=person, month_on=month_on)
    if not is_ours:
        return 0
    own = list(due.filter(owner=person).order_by("check_before_on", "pk"))
    answers = person.groups.filter(name=ANSWERS).exists()
    shared = list(of_nobody.order_by("check_before_on", "pk")) if answers else []
    number = len(own) + len(shared)
    queue_mail(
        to=person.email,
        subject=f"{number} kennisproduct{'' if number == 1 else 'en'} te controleren",
        template="review_reminder",
        context={"owner": person, "own": own, "shared": shared, "today": timezone.localdate()},
    )
    return 1
