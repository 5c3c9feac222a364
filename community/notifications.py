"""Who must hear of it. Mails hold no message text and no names: one link to where it stands, and a way to stop."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import User
from privacyportal.core.faults import describe_fault
from privacyportal.core.mail import queue_mail
from privacyportal.core.unclaimed import unclaimed

from .following import news_of, told
from .models import Digest, Following, Post
from .models.moderation import HOUSE_RULES, Reason
from .status import Status
from .stopping import ALL, FORUM, TOPIC, stop_token

log = logging.getLogger("portal.mail")

SENT_FROM = 7  # o'clock: digests are there when people start working
Rhythm = User.MailRhythm
PERIODS = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
SHOWN = 20  # topics in one digest
UNSEEN = [Status.HELD, Status.HIDDEN]
KEPT_BACK = Q(status__in=UNSEEN) | Q(topic__status__in=UNSEEN)  # told when a moderator lets it through or puts it back


def announce_posts():
    """Tell those who want to hear directly of each new post; run by `tick`. Returns how many mails were queued."""
    waiting = Post.objects.filter(announced_at=None).exclude(KEPT_BACK).order_by("pk")
    return _each(waiting.values_list("pk", flat=True), announce_once, most=200)


def _each(things, act, most=None):
    """The sum of what `act` returns; one that fails is tried again next time and keeps nobody else waiting."""
    done = []
    for thing in things:
        if len(done) == most:
            break
        try:
            done.append(act(thing))
        except Exception as error:
            log.error("a notification failed: %s", describe_fault(error))
    return sum(done)


@transaction.atomic
def announce_once(pk):
    """Tell of this post, unless that was done or is being done. Returns how many mails were queued."""
    posts = unclaimed(Post.objects, of=["self"]).filter(pk=pk, announced_at=None).exclude(KEPT_BACK)
    post = posts.select_related("topic__forum", "topic__question").first()
    return _announce(post) if post else 0


def _announce(post):
    Post.objects.filter(pk=post.pk).update(announced_at=timezone.now())
    if not post.is_readable or post.topic.status != Status.VISIBLE:
        return 0
    followers = _followers(post).filter(mail_rhythm=Rhythm.DIRECT).exclude(pk=post.author_id)
    readers = [user for user in followers if Post.objects.visible_to(user).filter(pk=post.pk).exists()]
    for user in readers:
        _mail_directly(user, post)
    return len(readers)


def _followers(post):
    """A question is news for who follows the forum, a reply for who follows the topic.

    What became a question by a split was told as a reply before that, to who follows its topic.
    """
    followed = {"forum": post.topic.forum_id} if post.number == 0 else {"topic": post.topic_id}
    users = User.objects.filter(pk__in=Following.objects.filter(**followed).values("user"))
    if post.number == 0 and post.topic.split_at:
        users = users.exclude(pk__in=Following.objects.filter(topic=post.topic_id).values("user"))
    return users.filter(is_active=True, approved_at__isnull=False, blocked_at=None).order_by("pk")


def _mail_directly(user, post):
    is_question = post.number == 0
    followed = post.topic if not is_question else post.topic.forum
    kind = FORUM if is_question else TOPIC
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
    return _each(due.order_by("pk"), lambda user: _send_digest(user, slot - PERIODS[rhythm], slot, now))


@transaction.atomic
def _send_digest(user, earliest, slot, now):
    digest, _ = Digest.objects.select_for_update().get_or_create(user=user, defaults={"told_until_at": earliest})
    since = digest.told_until_at
    if since >= slot:
        return 0
    news = list(news_of(user, since=since, until=now))
    Digest.objects.filter(pk=digest.pk).update(told_until_at=now)
    if not news:
        return 0
    context = {
        "lines": [{**line, "url": _absolute(line["post"].get_absolute_url())} for line in told(news[:SHOWN])],
        "left_out": len(news[SHOWN:]),
        "all_url": _absolute(f"{reverse('community:news')}?sinds={int(since.timestamp())}"),
    }
    _queue(user, "Nieuw in de community", "community_digest", ALL, 0, context)
    return 1


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
            "house_rule": HOUSE_RULES.get(reason, ""),
            "operator": settings.OPERATOR,
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
