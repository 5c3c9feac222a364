"""What a moderator hid is kept for a year, so that its writer can object, and then emptied."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .attachments import remove
from .locks import locked_post
from .models import ModerationEntry, Objection, Post
from .status import Status

KEPT = timedelta(days=365)
EMPTIED_TITLE = "Verborgen onderwerp"


def let_hidden_posts_age():
    """Empty what was hidden longer than a year ago; safe to run every minute. Returns how many posts that were."""
    old = list(_hidden_before(timezone.now() - KEPT))
    for post in old:
        _empty(post)
    return len(old)


def _hidden_before(moment):
    hidden_later = ModerationEntry.objects.filter(
        post=OuterRef("pk"), action=ModerationEntry.Action.HIDE, done_at__gt=moment
    )
    waiting = Objection.objects.filter(post=OuterRef("pk"), handled_at=None)
    return Post.objects.filter(
        ~Exists(hidden_later), ~Exists(waiting), status=Status.HIDDEN, created_at__lte=moment
    ).exclude(body="")


@transaction.atomic
def _empty(post):
    """Its number and the fact that it was hidden stay."""
    post = locked_post(post)
    if post.status != Status.HIDDEN:
        return
    for attachment in post.attachments.all():
        remove(attachment=attachment)
    post.revisions.all().delete()
    post.body = ""
    post.save(update_fields=["body"])
    if post.topic.question_id == post.pk:
        post.topic.title = EMPTIED_TITLE
        post.topic.save(update_fields=["title"])
