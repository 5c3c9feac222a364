"""Who must hear of it. Mails hold no message text and no names: one link to where it stands, and a way to stop."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import User
from privacyportal.core.mail import queue_mail
from privacyportal.core.unclaimed import unclaimed

from .models import Digest, Following, Post
from .models.moderation import Reason
from .status import Status
from .stopping import stop_token

SENT_FROM = 7  # o'clock: digests are there when people start working
Rhythm = User.MailRhythm
PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
SHOWN = 20  # topics in one digest


def announce_posts():
    """Tell those who want to hear directly of each new post; run by `tick`. Returns how many mails were queued."""
    told = 0
    waiting = Post.objects.filter(announced_at=None).order_by("pk").values_list("pk", flat=True)
    for pk in list(waiting[:200]):
        with transaction.atomic():
            post = (
                unclaimed(Post.objects, of=["self"])
                .filter(pk=pk, announced_at=None)
                .select_related("topic__forum", "topic__question")
                .first()
            )
            told += _announce(post) if post else 0
    return told


def _announce(post):
    if post.status == Status.HELD:
        return 0
    Post.objects.filter(pk=post.pk).update(announced_at=timezone.now())
    if not post.is_readable or post.topic.status != Status.VISIBLE:
        return 0
    followers = _followers(post).filter(mail_rhythm=Rhythm.DIRECT).exclude(pk=post.author_id)
    readers = [user for user in followers if Post.objects.visible_to(user).filter(pk=post.pk).exists()]
    for user in readers:
        _mail_directly(user, post)
    return len(readers)


def _followers(post):
    """A question is news for who follows the forum, a reply for who follows the topic."""
    followed = {"forum": post.topic.forum_id} if post.number == 0 else {"topic": post.topic_id}
    return User.objects.filter(
        pk__in=Following.objects.filter(**followed).values("user"),
        is_active=True,
        approved_at__isnull=False,
        blocked_at=None,
    ).order_by("pk")


def _mail_directly(user, post):
    is_question = post.number == 0
    followed = post.topic if not is_question else post.topic.forum
    kind = "onderwerp" if not is_question else "forum"
    subject = "Nieuw onderwerp" if is_question else "Nieuwe reactie"
    _queue(
        user,
        f"{subject}: {post.topic.title}",
        "community_direct",
        kind,
        followed.pk,
        {"post": post, "is_question": is_question, "url": _absolute(post.get_absolute_url())},
    )


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
    return sum(_send_digest(user, slot - PERIODS[rhythm], slot, now) for user in due.order_by("pk"))


def _send_digest(user, earliest, slot, now):
    with transaction.atomic():
        digest, _ = Digest.objects.select_for_update().get_or_create(user=user, defaults={"told_until_at": earliest})
        if digest.told_until_at >= slot:
            return 0
        topics = _news(user, digest.told_until_at, now)
        Digest.objects.filter(pk=digest.pk).update(told_until_at=now)
        if not topics:
            return 0
        _queue(user, "Nieuw in de community", "community_digest", "alles", 0, {"topics": topics})
    return 1


def _news(user, since, until):
    """What the member has not read yet: one line for each topic, with its count."""
    new = Post.objects.unread_by(user, since=since, until=until)
    found = {}
    for post in new.select_related("topic__forum").order_by("topic_id", "number"):
        line = {"title": post.topic.title, "count": 0, "url": _absolute(post.get_absolute_url())}
        found.setdefault(post.topic_id, line)["count"] += 1
    return list(found.values())[:SHOWN]


def tell_writer(post, action, reason, explanation):
    """The writer hears what a moderator did and why."""
    if not post.author:
        return
    queue_mail(
        to=post.author.email,
        subject=f"Bericht van de moderator: {action.label}",
        template="community_moderation",
        context={
            "action": action.label,
            "reason": Reason(reason).label if reason else "",
            "explanation": explanation,
            "url": _absolute(post.get_absolute_url()),
        },
    )


def _queue(user, subject, template, kind, pk, context):
    stop_url = _absolute(reverse("community:stop", args=[stop_token(user, kind, pk)]))
    return queue_mail(
        to=user.email,
        subject=subject,
        template=template,
        context={**context, "stop_url": stop_url},
        headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _absolute(path):
    return f"{settings.SITE_URL}{path}"
