"""Stopping mails without signing in: the token in a mail says who, what about, and when it was sent."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from post_office.models import STATUS, Email

from privacyportal.accounts.models import User
from privacyportal.core.attempts import note_token
from products.models import Product

from .models import Digest, Following, Forum, Topic

SALT = "community.stop"
UNTOLD = timedelta(days=7)  # of who never had a digest: what an undone stop may still tell
ALL, TOPIC, FORUM, PRODUCT = "alles", "onderwerp", "forum", "kennisproduct"


class BadToken(Exception):
    """Not a token of ours."""


@dataclass(frozen=True)
class Subject:
    """What the mail with this token was about, as it stands now; without a user when she has left."""

    user: User | None
    kind: str
    topics: tuple[Topic, ...] = ()
    forum: Forum | None = None
    product: Product | None = None

    @property
    def name(self):
        """What the page may call it: the title only while this person may still read it."""
        if self.kind == ALL:
            return "nieuws in de community"
        if self.kind == PRODUCT:
            return str(self.product) if self.product and self.product.is_public else f"dit {PRODUCT}"
        followed = self.forum or (self.topics[0] if self.topics else None)
        is_seen = self.user and followed and type(followed).objects.visible_to(self.user).filter(pk=followed.pk)
        return str(followed) if is_seen and is_seen.exists() else f"dit {'subforum' if self.kind == FORUM else TOPIC}"

    @property
    def is_stopped(self):
        """Would none of these mails be sent any more?"""
        if self.user is None:
            return True
        if self.kind == ALL:
            return self.user.mail_rhythm == User.MailRhythm.NEVER
        return not _followings(self).exists()


def stop_token(user, kind, pk):
    return signing.dumps([user.pk, kind, pk, int(timezone.now().timestamp())], salt=SALT, compress=True)


def read_token(token):
    """The Subject of a token, however old. Raises BadToken."""
    try:
        user, kind, pk, *sent = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        note_token("stop", token, error)
        raise BadToken from error
    user = User.objects.filter(pk=user).first()
    if kind == FORUM:
        return Subject(user, kind, forum=Forum.objects.filter(pk=pk).first())
    if kind == PRODUCT:
        return Subject(user, kind, product=Product.objects.filter(pk=pk).first())
    topic = Topic.objects.filter(pk=pk).first() if kind == TOPIC else None
    return Subject(user, kind, tuple(_with_offshoots(topic, since=sent[0] if sent else 0)) if topic else ())


@transaction.atomic
def stop(*, subject):
    """Send no more of these mails, also not those that wait in the queue; twice is the same as once."""
    if subject.user is None:
        return
    if subject.kind == ALL:
        _silence(subject.user)
    else:
        _followings(subject).delete()
    for mail in _waiting_mail(subject):
        mail.delete()


@transaction.atomic
def resume(*, subject):
    """Undo `stop`: the rhythm that was, or what was followed."""
    user = subject.user
    if user is None:
        return
    if subject.kind == ALL:
        before = Digest.objects.filter(user=user).exclude(rhythm_before="").values_list("rhythm_before", flat=True)
        never = User.objects.filter(pk=user.pk, mail_rhythm=User.MailRhythm.NEVER)
        never.update(mail_rhythm=before.first() or User.MailRhythm.WEEKLY)
    elif subject.forum:
        Following.objects.get_or_create(user=user, forum=subject.forum)
    elif subject.product:
        Following.objects.get_or_create(user=user, product=subject.product)
    for topic in subject.topics:
        Following.objects.get_or_create(user=user, topic=topic)


def _silence(user):
    user = User.objects.select_for_update(of=["self"]).get(pk=user.pk)
    if user.mail_rhythm == User.MailRhythm.NEVER:
        return
    told = {"told_until_at": timezone.now() - UNTOLD}
    digest, _ = Digest.objects.get_or_create(user=user, defaults=told)
    digest.rhythm_before = user.mail_rhythm
    digest.save(update_fields=["rhythm_before"])
    User.objects.filter(pk=user.pk).update(mail_rhythm=User.MailRhythm.NEVER)


def _followings(subject):
    about = Q(topic__in=subject.topics)
    if subject.forum or subject.product:
        about = Q(forum=subject.forum, product=subject.product)
    return Following.objects.filter(about, user=subject.user)


def _waiting_mail(subject):
    """Mail of the queue to this person that carries a token about the same."""
    queued = Email.objects.filter(status__in=[STATUS.queued, STATUS.requeued], to=subject.user.email)
    for mail in queued:
        link = (mail.headers or {}).get("List-Unsubscribe", "")
        try:
            other = read_token(link.strip("<>/").rsplit("/", 1)[-1])
        except BadToken:
            continue
        if other.user == subject.user and (subject.kind == ALL or _are_about_the_same(subject, other)):
            yield mail


def _are_about_the_same(one, other):
    if one.kind == FORUM:
        return other.kind == FORUM and one.forum == other.forum
    if one.kind == PRODUCT:
        return other.kind == PRODUCT and one.product == other.product
    return other.kind == TOPIC and bool({topic.pk for topic in one.topics} & {topic.pk for topic in other.topics})


def _with_offshoots(topic, since):
    """Where the posts stand now that the mail was about: what merged leads on, what split off later is meant as well."""
    topic, found = topic.standing_at(), {}
    waiting = [topic]
    while waiting:
        topic = waiting.pop(0)
        if topic.pk not in found:
            found[topic.pk] = topic
            later = topic.offshoots.filter(split_at__gte=datetime.fromtimestamp(since, UTC))
            waiting += [offshoot.standing_at() for offshoot in later.order_by("pk")]
    return found.values()
