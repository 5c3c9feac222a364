"""What is new in what a member follows, in one mail a day or a week; for very many members in batches.

A batch is one transaction: the mails and up to when their readers were told. Killed on the way, the next tick goes on.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Min
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import User
from privacyportal.core.faults import describe_fault
from privacyportal.core.mail import queue_mails
from privacyportal.core.unclaimed import unclaimed

from .following import NEWS_FOR, news_of, told
from .models import Digest, Following
from .notifications import Rhythm, absolute, each, mail_for
from .product_news import take_changes
from .recent_posts import RecentPosts
from .stopping import ALL

log = logging.getLogger("portal.mail")

SENT_FROM = 7  # o'clock: digests are there when people start working
PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
SHOWN = 20  # topics in one digest
BATCH = 500  # members


def send_digests(now=None):
    """Send every member whose time has come one mail about what is new; run by `tick`. Returns how many."""
    now = now or timezone.now()
    return sum(_Round(rhythm, now).send() for rhythm in PERIODS)


class _Round:
    """One rhythm at one moment: who is due, and what was posted since they were told."""

    def __init__(self, rhythm, now):
        self.now, self.slot = now, _latest_slot(rhythm, now)
        self.earliest = self.slot - PERIODS[rhythm]
        told = Digest.objects.filter(told_until_at__gte=self.slot).values("user")
        members = {"is_active": True, "approved_at__isnull": False, "blocked_at": None, "bounced_at": None}
        self.due = User.objects.filter(mail_rhythm=rhythm, pk__in=Following.objects.values("user"), **members).exclude(
            pk__in=told
        )

    def send(self):
        sent, last = 0, 0
        while users := list(self.due.filter(pk__gt=last).order_by("pk")[:BATCH]):
            self.recent = self._recent() if not last else self.recent
            last = users[-1].pk
            sent += self._send_together(users)
        return sent

    def _recent(self):
        """What all of them may have to hear; who was told longest ago is told apart when that is too long ago."""
        first = Digest.objects.filter(user__in=self.due).aggregate(first=Min("told_until_at"))["first"]
        since = max(min(first or self.earliest, self.earliest), self.now - NEWS_FOR)
        return RecentPosts(since=since, until=self.now)

    def _send_together(self, users):
        """One fault keeps nobody else waiting: then each gets a transaction of her own."""
        try:
            return self._send(users)
        except Exception as error:
            log.error("a batch of digests failed, and is sent one by one: %s", describe_fault(error))
            return each(users, lambda user: self._send([user]))

    @transaction.atomic
    def _send(self, users):
        since = self._claimed(users)
        users = [user for user in users if user.pk in since]
        news, changes = self._news(users, since), take_changes(users, since=since, until=self.now)
        Digest.objects.filter(user__in=users).update(told_until_at=self.now)
        mails = [
            _mail(user, news[user.pk], changes[user.pk], since[user.pk])
            for user in users
            if news[user.pk] or changes[user.pk]
        ]
        return len(queue_mails(mails))

    def _claimed(self, users):
        """Up to when each was told, for those whom no other run is telling now."""
        known = set(Digest.objects.filter(user__in=users).values_list("user", flat=True))
        fresh = [Digest(user=user, told_until_at=self.earliest) for user in users if user.pk not in known]
        Digest.objects.bulk_create(fresh, ignore_conflicts=True)
        mine = unclaimed(Digest.objects.filter(user__in=users, told_until_at__lt=self.slot))
        return dict(mine.order_by("user").values_list("user", "told_until_at"))

    def _news(self, users, since):
        """By key of user the lines of her mail, and how many more there are; None when nothing is new."""
        together = [user for user in users if since[user.pk] >= self.recent.since]
        lines = self.recent.news_of(together, since=since)
        self.recent.told([line for of_her in lines.values() for line in of_her[:SHOWN]])  # all in one statement
        shown = {user: self.recent.told(of_her[:SHOWN]) for user, of_her in lines.items()}
        for user in users:
            if user.pk not in lines:
                lines[user.pk] = list(news_of(user, since=since[user.pk], until=self.now))
                posts = told(lines[user.pk][:SHOWN])
                shown[user.pk] = [{**line, "url": absolute(line["post"].get_absolute_url())} for line in posts]
        return {user: (shown[user], len(of_her[SHOWN:])) if of_her else None for user, of_her in lines.items()}


def _mail(user, news, changes, since):
    lines, left_out = news or ([], 0)
    context = {
        "changes": changes,
        "lines": lines,
        "left_out": left_out,
        "all_url": absolute(f"{reverse('community:news')}?sinds={int(since.timestamp())}"),
    }
    subject = "Nieuw in de community" if news else "Gewijzigd: kennisproducten die u volgt"
    return mail_for(user, subject, "community_digest", ALL, 0, context)


def _latest_slot(rhythm, now):
    """The last time before `now` at which a digest of this rhythm should leave: 7.00, or Monday 7.00."""
    local = timezone.localtime(now)
    slot = local.replace(hour=SENT_FROM, minute=0, second=0, microsecond=0)
    if slot > local:
        slot -= timedelta(days=1)
    return slot - timedelta(days=slot.weekday()) if rhythm == Rhythm.WEEKLY else slot
