"""The counters of forums and topics, kept by the acts so that no page has to count."""

from contextlib import contextmanager

from django.db.models import F, Max

from .models import Forum, Post, ReadMark
from .status import Status


@contextmanager
def counted(topic):
    """Save `topic` and set the counters of its forum by what changed between entering and leaving."""
    before = {topic.forum_id: _share(topic)} if topic.pk else {}
    yield topic
    topic.save()
    after = {topic.forum_id: _share(topic)}
    for forum in before.keys() | after.keys():
        topics = after.get(forum, (0, 0))[0] - before.get(forum, (0, 0))[0]
        solved = after.get(forum, (0, 0))[1] - before.get(forum, (0, 0))[1]
        if topics or solved:
            Forum.objects.filter(pk=forum).update(
                topic_count=F("topic_count") + topics, solved_count=F("solved_count") + solved
            )


def recount_replies(topic):
    """Set the numbers of `topic` again after posts came, went or were hidden; the caller saves."""
    replies = Post.objects.filter(topic=topic, number__gt=0, status=Status.VISIBLE).order_by()
    topic.reply_count = replies.count()
    latest = replies.aggregate(latest=Max("created_at"))["latest"]
    topic.last_post_at = latest or topic.created_at


def to_the_end(post):
    """Give a reply that nobody heard of yet the last number of its topic, which the caller locked.

    Who read on past its place while it waited would never see it there; its writer has read it all the same.
    """
    topic = post.topic
    if post.number == topic.last_number:
        return
    ReadMark.objects.filter(topic=topic, user=post.author_id, number=topic.last_number).update(number=F("number") + 1)
    topic.last_number += 1
    post.number = topic.last_number
    post.save(update_fields=["number"])
    topic.save(update_fields=["last_number"])


def set_status(post, status):
    """Give `post` a status, with all that follows for its topic, which the caller locked.

    A topic goes where its question goes, but a deleted question takes only a topic without replies along.
    """
    topic = post.topic
    post.status = status
    post.save(update_fields=["status"])
    with counted(topic):
        if status != Status.VISIBLE and topic.solution_id == post.pk:
            topic.solution = None
        recount_replies(topic)
        if post.number == 0 and not (status == Status.DELETED and topic.reply_count):
            topic.status = status
    return post


def _share(topic):
    is_listed = topic.status == Status.VISIBLE and not topic.is_pinned
    return int(is_listed), int(is_listed and topic.solution_id is not None)
