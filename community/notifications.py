"""Who must hear of it at once. Mails hold no message text and no names: one link to where it stands, and a way to stop."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import User
from privacyportal.core.faults import describe_fault
from privacyportal.core.mail import queue_mail, queue_mails, written_mail
from privacyportal.core.unclaimed import unclaimed

from .alike import alike
from .models import Following, ModerationEntry, Post
from .models.moderation import HOUSE_RULES, Reason
from .status import Status
from .stopping import FORUM, TOPIC, stop_token

log = logging.getLogger("portal.mail")

Rhythm = User.MailRhythm
GATHERED = timedelta(minutes=1)  # so long a topic gathers posts: two in one minute are one mail
UNSEEN = [Status.HELD, Status.HIDDEN]
KEPT_BACK = Q(status__in=UNSEEN) | Q(topic__status__in=UNSEEN)  # told when a moderator lets it through or puts it back
HOW_OFTEN = {Rhythm.DAILY: "dagelijkse", Rhythm.WEEKLY: "wekelijkse"}


def announce_posts():
    """Tell those who want to hear directly of what was posted; run by `tick`. Returns how many mails were queued."""
    ripe = _waiting().filter(created_at__lte=timezone.now() - GATHERED).values_list("topic", "number")
    groups = dict.fromkeys((topic, number == 0) for topic, number in ripe.order_by("pk"))
    return each(groups, announce_group, most=200)


def each(things, act, most=None):
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
def announce_group(group):
    """Tell of the question of a topic, or of all its replies that wait, unless that is being done."""
    topic, is_question = group
    return _announce(topic=topic, **({"number": 0} if is_question else {"number__gt": 0}))


@transaction.atomic
def announce_once(pk):
    """Tell of this post alone, unless that was done or is being done. Returns how many mails were queued."""
    return _announce(pk=pk)


def _waiting():
    return Post.objects.filter(announced_at=None).exclude(KEPT_BACK)


def _announce(**which):
    found = unclaimed(_waiting(), of=["self"]).filter(**which).select_related("topic__forum", "topic__question")
    posts = list(found.order_by("number"))
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(announced_at=timezone.now())
    posts = [post for post in posts if post.is_readable and post.topic.status == Status.VISIBLE]
    return _tell(posts) if posts else 0


def _tell(posts):
    """Of the question of one topic, or of replies to it: one mail for each who wants to hear at once."""
    mails = []
    for group in alike(_told_at_once(posts[0])):
        seen = Post.objects.visible_to(group[0]).filter(pk__in=[post.pk for post in posts])
        seen = set(seen.values_list("pk", flat=True))
        readable = [post for post in posts if post.pk in seen]
        told = ((user, [post for post in readable if post.author_id != user.pk]) for user in group)
        mails += [_direct_mail(user, news) for user, news in told if news]
    return len(queue_mails(mails))


def _told_at_once(post):
    """Who chose so for all that she follows, and who asked and chose so for answers to her own questions."""
    at_once = Q(mail_rhythm=Rhythm.DIRECT)
    if post.number and post.topic.question:
        at_once |= Q(pk=post.topic.question.author_id, is_answered_at_once=True) & ~Q(mail_rhythm=Rhythm.NEVER)
    return _followers(post).filter(at_once, bounced_at=None)


def _followers(post):
    """A question is news for who follows the forum, a reply for who follows the topic.

    What became a question by a split was told as a reply before that, to who follows its topic.
    """
    followed = {"forum": post.topic.forum_id} if post.number == 0 else {"topic": post.topic_id}
    users = User.objects.filter(pk__in=Following.objects.filter(**followed).values("user"))
    if post.number == 0 and post.topic.split_at:
        users = users.exclude(pk__in=Following.objects.filter(topic=post.topic_id).values("user"))
    return users.filter(is_active=True, approved_at__isnull=False, blocked_at=None).order_by("pk")


def _direct_mail(user, posts):
    topic, is_question, count = posts[0].topic, posts[0].number == 0, len(posts)
    subject = "Nieuw onderwerp" if is_question else "Nieuwe reactie" if count == 1 else f"{count} nieuwe reacties"
    kind, followed = (FORUM, topic.forum) if is_question else (TOPIC, topic)
    context = {
        "post": posts[0],
        "is_question": is_question,
        "is_own": bool(topic.question) and topic.question.author_id == user.pk,
        "count": count,
        "writers": list(dict.fromkeys(post.nameless_byline for post in posts)),
        "url": absolute(posts[0].get_absolute_url()),
    }
    return mail_for(user, f"{subject}: {topic.title}", "community_direct", kind, followed.pk, context)


def when_told(user, news="Nieuwe reacties", *, own=False):
    """How soon this member hears of `news` in what she follows, or of replies to her `own` question, as a sentence."""
    if user.mail_rhythm == Rhythm.NEVER:
        return "U krijgt hierover geen e-mail: bij Mijn account staat uw keuze op Nooit."
    if user.mail_rhythm == Rhythm.DIRECT or (own and user.is_answered_at_once):
        return f"{news} krijgt u direct per e-mail."
    return f"{news} staan in uw {HOW_OFTEN[user.mail_rhythm]} e-mail."


def tell_writer(post, action, reason, explanation, *, is_answer=False):
    """The writer hears what a moderator did and why; `is_answer` when she had objected."""
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
            "is_answer": is_answer,
            "can_object": action == ModerationEntry.Action.HIDE,
            "user": post.author,
            "url": absolute(post.get_absolute_url()),
        },
    )


def tell_moderator(user, subject, page, pk):
    """Something waits that should not wait; the mail says where it stands, and not what or who."""
    context = {
        "user": user,
        "subject": subject,
        "url": absolute(reverse(page, args=[pk])),
        "operator": settings.OPERATOR,
    }
    queue_mail(to=user.email, subject=subject, template="community_moderators", context=context)


def queue_for(*args):
    """Queue `mail_for`."""
    return queue_mails([mail_for(*args)])[0]


def mail_for(user, subject, template, kind, pk, context):
    """A mail to a member about what she follows, with the link that stops it and the page where she chooses how often.

    For `queue_mails`: very many go into the queue together.
    """
    stop_url = absolute(reverse("community:stop", args=[stop_token(user, kind, pk)]))
    rhythm_url = absolute(reverse("accounts:mail_rhythm"))
    return written_mail(
        to=user.email,
        subject=subject,
        template=template,
        context={
            **context,
            "user": user,
            "stop_url": stop_url,
            "rhythm_url": rhythm_url,
            "operator": settings.OPERATOR,
        },
        headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def absolute(path):
    return f"{settings.SITE_URL}{path}"
