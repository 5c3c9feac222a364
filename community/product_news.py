"""Who follows a product hears of its major changes: at once, or in the mail of the day or the week."""

from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from privacyportal.accounts.models import User
from products.models import Change

from .models import Following
from .notifications import Rhythm, absolute, each, queue_for
from .stopping import PRODUCT

LATEST = timedelta(days=7)  # what is older is no news to who chooses mail at once only now


def announce_changes():
    """Tell those who want to hear directly; run by `tick`. Returns how many mails were queued."""
    changed = {"product__changes__is_major": True, "product__changes__changed_at__gt": F("told_until_at")}
    members = {"is_active": True, "approved_at__isnull": False, "blocked_at": None, "bounced_at": None}
    readers = User.objects.filter(mail_rhythm=Rhythm.DIRECT, **members)
    due = readers.filter(pk__in=Following.objects.filter(**changed).values("user"))
    return each(due.order_by("pk"), tell_at_once, most=200)


@transaction.atomic
def tell_at_once(user):
    """One mail for each product, so that its link stops the mails about that product alone."""
    now = timezone.now()
    told = take_changes([user], since={user.pk: now - LATEST}, until=now)[user.pk]
    for one in told:
        subject = f"Gewijzigd: {one['product'].title}"
        queue_for(user, subject, "community_product", PRODUCT, one["product"].pk, one)
    return len(told)


def take_changes(users, *, since, until):
    """By key of user what changed in what she follows after `since[user.pk]` and was not told yet, by product.

    From now on it is told. For many users as many statements as for one.
    """
    mine = Following.objects.filter(user__in=users, product__isnull=False)
    locked = mine.select_for_update(of=("self",)).order_by("pk")  # of two ticks at once, one tells
    followed = list(locked.values_list("user", "product", "told_until_at"))
    mine.update(told_until_at=until)
    changed = _changes({product for _, product, _ in followed}, min(since.values(), default=until), until)
    found = {user.pk: [] for user in users}
    for user, product, told_until in sorted(followed, key=lambda row: row[1]):
        new = [one for one in changed.get(product, ()) if one.changed_at > max(since[user], told_until)]
        found[user] += [_told(new)] if new else []
    return found


def _changes(products, since, until):
    """The public changes of these products in this time, by product, the first one first."""
    changes = Change.objects.public().filter(product__in=products, changed_at__gt=since, changed_at__lte=until)
    by_product = groupby(changes.order_by("product", "pk"), lambda one: one.product_id)
    return {product: list(of_one) for product, of_one in by_product}


def _told(changes):
    product = changes[0].product
    return {
        "product": product,
        "summaries": [change.summary for change in changes],
        "url": absolute(product.get_absolute_url()),
    }
