"""The search index hears of every change, in the same transaction."""

from . import searchable
from .models import Attachment, Status


def update_topic(topic):
    """The question of `topic`, and the title that its replies are found under."""
    if topic.status != Status.VISIBLE:
        return remove_topic(topic)
    for post in topic.posts.filter(status=Status.VISIBLE).prefetch_related("attachments"):
        post.topic = topic
        update_post(post)


def update_post(post):
    if post.status != Status.VISIBLE or post.topic.status != Status.VISIBLE:
        return remove_post(post)
    searchable.put(post)
    for attachment in post.attachments.all():
        is_clean = attachment.scan == Attachment.Scan.CLEAN
        searchable.put(attachment) if is_clean else searchable.take(attachment)


def remove_topic(topic):
    for post in topic.posts.prefetch_related("attachments"):
        remove_post(post)


def remove_post(post):
    searchable.take(post)
    for attachment in post.attachments.all():
        searchable.take(attachment)
