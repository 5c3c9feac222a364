"""Keeping products current: what must be looked at, and one mail a month to whoever answers for it."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from privacyportal.core.mail import queue_mail
from privacyportal.laws.models import Law

from .models import BrokenLink, Change, Plan, Product, ReviewMail

SOON = timedelta(days=30)
SHOWN = 10  # rows of each list on the start page


def work_list(user):
    """What waits for an editor, as `(heading, products or rows)` for the start page of the admin."""
    today = timezone.localdate()
    products = Product.objects.without_newer_concepts().select_related("publisher", "owner").defer("body", "kept")
    current = products.published().filter(status=Product.Status.PUBLISHED).order_by("check_before_on", "pk")
    return {
        "overdue": current.filter(check_before_on__lt=today),
        "soon": current.filter(check_before_on__gte=today, check_before_on__lte=today + SOON),
        "concepts": products.filter(status=Product.Status.CONCEPT) | products.exclude(concept=None),
        "plans": Plan.objects.select_related("product", "author"),
        "broken_links": BrokenLink.objects.select_related("product"),
        "broken_laws": Law.objects.exclude(problem=""),
        "recent": Change.objects.filter(author=user).select_related("product")[:SHOWN],
    }


def remind_owners():
    """Once a month: one mail per owner with all products whose check is due within 30 days or too late."""
    month_on = timezone.localdate().replace(day=1)
    due = (
        Product.objects.published().filter(status=Product.Status.PUBLISHED).due_for_review(timezone.localdate() + SOON)
    )
    owners = get_user_model().objects.filter(is_active=True, pk__in=due.values("owner"))
    told = ReviewMail.objects.filter(month_on=month_on).values("owner")
    return sum(_remind(owner, month_on, due) for owner in owners.exclude(pk__in=told))


@transaction.atomic
def _remind(owner, month_on, due):
    # The row is the right to send: of two ticks at once, one makes it.
    _, is_ours = ReviewMail.objects.get_or_create(owner=owner, month_on=month_on)
    if not is_ours:
        return 0
    products = list(due.filter(owner=owner).order_by("check_before_on", "pk"))
    number = len(products)
    queue_mail(
        to=owner.email,
        subject=f"{number} kennisproduct{'' if number == 1 else 'en'} te controleren",
        template="review_reminder",
        context={"owner": owner, "products": products, "today": timezone.localdate()},
    )
    return 1
