"""The demo community of fixtures/demo/community.yaml: invented municipalities, only for `make run`."""

import uuid
from datetime import datetime

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from products.models import Product

from . import searchable
from .counting import counted, recount_replies
from .models import Forum, Post, Topic
from .status import Status


@transaction.atomic
def load_demo_community(*, accounts):
    """Fill the subforum Privacy once; `accounts` are the demo accounts by first name. Returns the new topics."""
    forum = Forum.objects.filter(slug="privacy").first()
    if forum is None or Topic.objects.filter(is_example=True).exists():
        return []
    path = settings.FIXTURE_DIRS[0] / "demo" / "community.yaml"
    return [_make_topic(forum, told, accounts) for told in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _make_topic(forum, told, accounts):
    product = Product.objects.filter(slug=told.get("product", "")).first()
    topic = Topic.objects.create(
        forum=forum,
        title=told["title"],
        product=product,
        created_at=_moment(told["at"]),
        is_example=True,
        status=Status.HELD,
    )
    posts = [_make_post(topic, number, post, accounts) for number, post in enumerate([told, *told["replies"]])]
    with counted(topic):
        topic.question, topic.status, topic.last_number = posts[0], Status.VISIBLE, len(posts) - 1
        solved = [post for post, source in zip(posts[1:], told["replies"], strict=True) if source.get("solution")]
        topic.solution = solved[0] if solved else None
        recount_replies(topic)
    searchable.update_topic(topic)
    return topic


def _make_post(topic, number, told, accounts):
    author = accounts.get(told.get("member"))
    moment = _moment(told["at"])
    return Post.objects.create(
        topic=topic,
        number=number,
        body=told["body"].strip(),
        author=author,
        shown_as=told.get("by", ""),
        organisation=author.organisation if author else None,
        created_at=moment,
        announced_at=moment,
        token=uuid.uuid4(),
    )


def _moment(written):
    """A time as people write it in the file, in our own time zone."""
    return timezone.make_aware(datetime.fromisoformat(str(written)))
