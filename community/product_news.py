"""Who follows a product hears of its major changes: at once, or in the mail of the day or the week."""

from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, F, OuterRef
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
    members = {"is_active": True, "approved_at__isnull": False, "blocked_at": None, "mail_rhythm": Rhythm.DIRECT}
    due = User.objects.filter(pk__in=Following.objects.filter(**changed).values("user"), **members)
    return each(due.order_by("pk"), tell_at_once, most=200)


@transaction.atomic
def tell_at_once(user):
    """One mail for each product, so that its link stops the mails about that product alone."""
    now = timezone.now()
    told = take_changes(user, since=now - LATEST, until=now)
    for one in told:
        subject = f"Gewijzigd: {one['product'].title}"
        queue_for(user, subject, "community_product", PRODUCT, one["product"].pk, one)
    return len(told)


def take_changes(user, *, since, until):
    """What changed in what she follows and was not told yet, by product; from now on it is told."""
    mine = Following.objects.filter(user=user, product__isnull=False)
    list(mine.select_for_update(of=("self",)).order_by("pk"))  # of two ticks at once, one tells
    untold = mine.filter(product=OuterRef("product_id"), told_until_at__lt=OuterRef("changed_at"))
    changes = Change.objects.public().filter(Exists(untold), changed_at__gt=since, changed_at__lte=until)
    found = [
        _told(list(of_one)) for _, of_one in groupby(changes.order_by("product", "pk"), lambda one: one.product_id)
    ]
    mine.update(told_until_at=until)
    return found


def _told(changes):
    product = changes[0].product
    return {
        "product": product,
        "summaries": [change.summary for change in changes],
        "url": absolute(product.get_absolute_url()),
    }
