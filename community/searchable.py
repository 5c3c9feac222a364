"""What the search index may know of a conversation; never who said it."""

from privacyportal.core.markdown import plain_text
from privacyportal.index.entries import Document
from privacyportal.index.writing import remove, update

from .models import Attachment, Post, Status

KIND = "community"
QUESTION_WEIGHT, REPLY_WEIGHT, FILE_WEIGHT = 0.45, 0.3, 0.35  # who searches wants the product first


def documents():
    """Every post and file that members may find, for building the index anew."""
    visible = {"status": Status.VISIBLE, "topic__status": Status.VISIBLE}
    posts = Post.objects.filter(**visible).select_related("topic__forum").order_by("pk")
    for post in posts.iterator(chunk_size=500):
        yield document_of(post)
    files = Attachment.objects.filter(
        post__status=Status.VISIBLE, post__topic__status=Status.VISIBLE, scan=Attachment.Scan.CLEAN
    )
    for attachment in files.select_related("post__topic__forum").order_by("pk").iterator(chunk_size=500):
        yield document_of(attachment)


def document_of(thing):
    return _of_attachment(thing) if isinstance(thing, Attachment) else _of_post(thing)


def key_of(thing):
    return f"{'bijlage' if isinstance(thing, Attachment) else 'post'}:{thing.pk}"


def put(thing):
    """Let the index know a post or file as it is now."""
    update(document_of(thing))


def take(thing):
    """Take a post or file out of the index."""
    remove(key_of(thing))


def _of_post(post):
    return Document(
        key=key_of(post),
        kind=KIND,
        title=post.topic.title,
        text=plain_text(post.body),
        url=post.get_absolute_url(),
        audience=post.topic.forum.audience,
        weight=QUESTION_WEIGHT if post.number == 0 else REPLY_WEIGHT,
        label=f"Vraag in {post.topic.forum}" if post.number == 0 else f"Reactie in {post.topic.forum}",
    )


def _of_attachment(attachment):
    topic = attachment.post.topic
    return Document(
        key=key_of(attachment),
        kind=KIND,
        title=attachment.name,
        text=f"{topic.title}\n{attachment.text}",
        url=attachment.post.get_absolute_url(),
        audience=topic.forum.audience,
        weight=FILE_WEIGHT,
        label=f"Bijlage in {topic.forum}",
    )
