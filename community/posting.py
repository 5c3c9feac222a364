"""What happens when someone asks, replies, edits, takes back or accepts an answer."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from . import finding, permissions, reading
from .attaching import attach, remove
from .counting import counted, locked, recount_replies
from .models import Post, PostRevision, Status, Topic

MOST_PER_MINUTE = 5  # posts of one member: more is a program, and nobody reads that fast


class TopicLocked(Exception):
    """A moderator closed the topic while the reply was being written."""


class TooFast(Exception):
    """This member posts more than MOST_PER_MINUTE in a minute."""


def ask(*, forum, author, title, body, token, product=None, files=(), draft=None, role="", is_anonymous=False):
    """Open a topic with its question and follow it; the same token twice is the same topic."""
    if placed := _placed_before(author, token):
        return placed.topic
    _check_pace(author)
    try:
        with transaction.atomic():
            topic = Topic.objects.create(forum=forum, title=title, product=product, status=Status.HELD)
            post = _write(
                topic, 0, author, body, token=token, files=files, draft=draft, role=role, is_anonymous=is_anonymous
            )
            with counted(topic):
                topic.question, topic.status = post, post.status
            reading.follow(user=author, topic=topic)
            finding.update_topic(topic)
    except IntegrityError:
        return _placed_before(author, token, or_fail=True).topic
    return topic


def reply(*, topic, author, body, token, files=(), draft=None, role="", reply_to=None, is_following=True):
    """Add a reply under the next number, move the topic up; the same token twice is the same reply.

    Raises TopicLocked, TooFast, PermissionDenied.
    """
    if placed := _placed_before(author, token):
        return placed
    _check_pace(author)
    with transaction.atomic():
        topic = locked(topic)
        if placed := _placed_before(author, token):
            return placed
        _check_open(topic, author)
        post = _write(
            topic,
            topic.last_number + 1,
            author,
            body,
            token=token,
            files=files,
            draft=draft,
            role=role,
            reply_to=reply_to,
            is_anonymous=_asked_anonymously(topic, author),
        )
        topic.last_number = post.number
        if post.status == Status.VISIBLE:
            topic.reply_count += 1
            topic.last_post_at = post.created_at
        topic.save(update_fields=["last_number", "reply_count", "last_post_at"])
        if is_following:
            reading.follow(user=author, topic=topic)
        reading.mark_read(user=author, topic=topic, number=post.number)
        finding.update_post(post)
    return post


def edit(*, post, by, body, title=None):
    """Change one's own words; what they were stays to be read. Raises PermissionDenied."""
    with transaction.atomic():
        topic = locked(post.topic)
        post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
        post.topic = topic
        if not permissions.can_edit(by, post):
            raise PermissionDenied
        is_question = post.number == 0
        new_title = title if is_question and title else topic.title
        if (post.body, topic.title) == (body, new_title):
            return post
        PostRevision.objects.create(post=post, title=topic.title if is_question else "", body=post.body)
        if permissions.needs_a_look(by, body, has_files=False) and not permissions.LINK.search(post.body):
            _hold(post, topic)
        post.body, post.edited_at = body, timezone.now()
        post.save(update_fields=["body", "edited_at", "status"])
        if new_title != topic.title:
            topic.title = new_title
            topic.save(update_fields=["title"])
        finding.update_topic(topic) if is_question else finding.update_post(post)
    return post


def take_back(*, post, by):
    """Delete one's own post: text, files and history go, the number stays. Raises PermissionDenied.

    A question that nobody answered goes with its topic.
    """
    with transaction.atomic():
        topic = locked(post.topic)
        post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
        post.topic = topic
        if not permissions.can_delete(by, post):
            raise PermissionDenied
        empty(post, topic)
    return post


def empty(post, topic):
    """Take the words, files and history of `post` away for good; `topic` is locked by the caller."""
    finding.remove_post(post)
    for attachment in post.attachments.all():
        remove(attachment=attachment)
    post.revisions.all().delete()
    post.body, post.status = "", Status.DELETED
    post.save(update_fields=["body", "status"])
    with counted(topic):
        if topic.solution_id == post.pk:
            topic.solution = None
        recount_replies(topic)
        if post.number == 0 and not topic.reply_count:
            topic.status = Status.DELETED
    if topic.status == Status.DELETED:
        finding.remove_topic(topic)


def accept(*, topic, post, by):
    """Mark `post` as the solution, in place of an earlier one. Raises PermissionDenied."""
    with transaction.atomic(), counted(locked(topic)) as topic:
        post = topic.posts.select_for_update(of=["self"]).filter(pk=post.pk, number__gt=0).first()
        if not post or post.status != Status.VISIBLE or not permissions.can_accept(by, topic):
            raise PermissionDenied
        topic.solution = post
    return topic


def unaccept(*, topic, by):
    """Undo `accept`. Raises PermissionDenied."""
    with transaction.atomic(), counted(locked(topic)) as topic:
        if not permissions.can_accept(by, topic):
            raise PermissionDenied
        topic.solution = None
    return topic


def _write(topic, number, author, body, *, token, files, draft, role, is_anonymous, reply_to=None):
    has_files = bool(files) or (draft is not None and draft.attachments.exists())
    is_held = permissions.needs_a_look(author, body, has_files)
    post = Post.objects.create(
        topic=topic,
        number=number,
        author=author,
        body=body,
        token=token,
        reply_to=reply_to,
        organisation=author.organisation,
        is_anonymous=is_anonymous,
        role="" if is_anonymous else role,
        status=Status.HELD if is_held else Status.VISIBLE,
    )
    attach(post=post, files=files, draft=draft)
    return post


def _hold(post, topic):
    post.status = Status.HELD
    with counted(topic):
        if post.number == 0:
            topic.status = Status.HELD
        if topic.solution_id == post.pk:
            topic.solution = None
        topic.reply_count -= bool(post.number)


def _placed_before(author, token, *, or_fail=False):
    posts = Post.objects.select_related("topic__forum").filter(author=author, token=token)
    return posts.get() if or_fail else posts.first()


def _check_pace(author):
    since = timezone.now() - timedelta(minutes=1)
    latest = Post.objects.filter(author=author, created_at__gt=since).order_by()[:MOST_PER_MINUTE]
    if len(latest.values_list("pk")) >= MOST_PER_MINUTE:
        raise TooFast


def _check_open(topic, author):
    if topic.is_locked:
        raise TopicLocked
    if not permissions.can_reply(author, topic):
        raise PermissionDenied


def _asked_anonymously(topic, author):
    """Who asked without a name stays without a name in that topic."""
    return Post.objects.filter(author=author, topic=topic, is_anonymous=True).exists()
