"""Stopping mails without signing in: the token in a mail says who, what about, and when it was sent."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing
from django.utils import timezone

from privacyportal.accounts.models import User

from .models import Following, Forum, Topic

SALT = "community.stop"
ALL, TOPIC, FORUM = "alles", "onderwerp", "forum"


class BadToken(Exception):
    """Not a token of ours."""


@dataclass(frozen=True)
class Subject:
    """What the mail with this token was about, as it stands now; without a user when she has left."""

    user: User | None
    kind: str
    topics: tuple[Topic, ...] = ()
    forum: Forum | None = None

    @property
    def name(self):
        """What the page may call it: the title only while this person may still read it."""
        if self.kind == ALL:
            return "nieuws in de community"
        followed = self.forum or (self.topics[0] if self.topics else None)
        is_seen = self.user and followed and type(followed).objects.visible_to(self.user).filter(pk=followed.pk)
        return str(followed) if is_seen and is_seen.exists() else f"dit {'subforum' if self.kind == FORUM else TOPIC}"


def stop_token(user, kind, pk):
    return signing.dumps([user.pk, kind, pk, int(timezone.now().timestamp())], salt=SALT, compress=True)


def read_token(token):
    """The Subject of a token, however old. Raises BadToken."""
    try:
        user, kind, pk, *sent = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadToken from error
    user = User.objects.filter(pk=user).first()
    if kind == FORUM:
        return Subject(user, kind, forum=Forum.objects.filter(pk=pk).first())
    topic = Topic.objects.filter(pk=pk).first() if kind == TOPIC else None
    return Subject(user, kind, tuple(_with_offshoots(topic, since=sent[0] if sent else 0)) if topic else ())


def stop(*, subject):
    """Send no more of these mails; twice is the same as once."""
    if subject.user is None:
        return
    if subject.kind == ALL:
        User.objects.filter(pk=subject.user.pk).update(mail_rhythm=User.MailRhythm.NEVER)
    elif subject.forum:
        Following.objects.filter(user=subject.user, forum=subject.forum).delete()
    else:
        Following.objects.filter(user=subject.user, topic__in=subject.topics).delete()


def resume(*, subject):
    """Undo `stop`."""
    if subject.user is None:
        return
    if subject.kind == ALL:
        never = User.objects.filter(pk=subject.user.pk, mail_rhythm=User.MailRhythm.NEVER)
        never.update(mail_rhythm=User.MailRhythm.WEEKLY)
    elif subject.forum:
        Following.objects.get_or_create(user=subject.user, forum=subject.forum)
    for topic in subject.topics:
        Following.objects.get_or_create(user=subject.user, topic=topic)


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
