"""What is new in what a member follows, in one mail a day or a week."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import User

from .following import news_of, told
from .models import Digest, Following
from .notifications import Rhythm, absolute, each, queue_for
from .product_news import take_changes
from .stopping import ALL

SENT_FROM = 7  # o'clock: digests are there when people start working
PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
SHOWN = 20  # topics in one digest


def send_digests(now=None):
    """Send every member whose time has come one mail about what is new; run by `tick`. Returns how many."""
    now = now or timezone.now()
    return sum(_send_digests(rhythm, _latest_slot(rhythm, now), now) for rhythm in PERIODS)


def _latest_slot(rhythm, now):
    """The last time before `now` at which a digest of this rhythm should leave: 7.00, or Monday 7.00."""
    local = timezone.localtime(now)
    slot = local.replace(hour=SENT_FROM, minute=0, second=0, microsecond=0)
    if slot > local:
        slot -= timedelta(days=1)
    return slot - timedelta(days=slot.weekday()) if rhythm == Rhythm.WEEKLY else slot


def _send_digests(rhythm, slot, now):
    told = Digest.objects.filter(told_until_at__gte=slot).values("user")
    following = Following.objects.values("user")
    due = User.objects.filter(
        mail_rhythm=rhythm, is_active=True, approved_at__isnull=False, blocked_at=None, pk__in=following
    ).exclude(pk__in=told)
    return each(due.order_by("pk"), lambda user: _send_digest(user, slot - PERIODS[rhythm], slot, now))


@transaction.atomic
def _send_digest(user, earliest, slot, now):
    digest, _ = Digest.objects.select_for_update().get_or_create(user=user, defaults={"told_until_at": earliest})
    since = digest.told_until_at
    if since >= slot:
        return 0
    news = list(news_of(user, since=since, until=now))
    changes = take_changes(user, since=since, until=now)
    Digest.objects.filter(pk=digest.pk).update(told_until_at=now)
    if not news and not changes:
        return 0
    context = {
        "changes": changes,
        "lines": [{**line, "url": absolute(line["post"].get_absolute_url())} for line in told(news[:SHOWN])],
        "left_out": len(news[SHOWN:]),
        "all_url": absolute(f"{reverse('community:news')}?sinds={int(since.timestamp())}"),
    }
    subject = "Nieuw in de community" if news else "Gewijzigd: kennisproducten die u volgt"
    queue_for(user, subject, "community_digest", ALL, 0, context)
    return 1
