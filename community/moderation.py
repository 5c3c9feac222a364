"""What happens when a moderator acts: each act needs a reason, tells the writer, and leaves a line in the log."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from privacyportal.accounts import membership

from . import finding, notifications, permissions
from .counting import counted, locked, recount_replies
from .models import ModerationEntry, Post, Report, Status
from .models.moderation import Reason

Action = ModerationEntry.Action


def report(*, post, by, reason, explanation=""):
    """Ask the moderators to look at `post`; a second report of the same member renews the first."""
    open_report, _ = Report.objects.update_or_create(
        post=post, reporter=by, handled_at=None, defaults={"reason": reason, "explanation": explanation}
    )
    return open_report


def hide(*, post, by, reason, explanation=""):
    """Nobody but moderators reads `post` any more; hiding the question hides its topic."""
    return _set_status(post, Status.HIDDEN, Action.HIDE, by, reason, explanation)


def restore(*, post, by, reason, explanation=""):
    return _set_status(post, Status.VISIBLE, Action.RESTORE, by, reason, explanation)


def approve(*, post, by):
    """Let a new member's first links or files through."""
    return _set_status(post, Status.VISIBLE, Action.APPROVE, by, "", "")


def dismiss(*, post, by):
    """The report was read and the post stays."""
    check_moderator(by)
    with transaction.atomic():
        _handle_reports(post)
        return write_log(Action.DISMISS, post.topic, by, post=post)


def lock(*, topic, by, reason, explanation=""):
    return _change(topic, Action.LOCK, by, reason, explanation, is_locked=True)


def unlock(*, topic, by, reason, explanation=""):
    return _change(topic, Action.UNLOCK, by, reason, explanation, is_locked=False)


def pin(*, topic, by, reason, explanation=""):
    return _change(topic, Action.PIN, by, reason, explanation, is_pinned=True)


def unpin(*, topic, by, reason, explanation=""):
    return _change(topic, Action.UNPIN, by, reason, explanation, is_pinned=False)


def move(*, topic, by, reason, forum, explanation=""):
    """To another forum; who may not read that one loses sight of the topic."""
    return _change(topic, Action.MOVE, by, reason, explanation, forum=forum)


def block(*, post, by, reason, explanation=""):
    """The writer of `post` may no longer enter."""
    check_moderator(by)
    author = post.author
    if author is None or author == by:
        raise PermissionDenied
    with transaction.atomic():
        said = " ".join(filter(None, [f"{Reason(reason).label}.", explanation]))
        membership.block(user=author, by=by, reason=said)
        return write_log(Action.BLOCK, post.topic, by, reason)


def reveal(*, post, by, reason):
    """Who wrote an anonymous post; looking is logged. Returns the writer."""
    check_moderator(by)
    with transaction.atomic():
        write_log(Action.REVEAL, post.topic, by, reason, post=post)
    return post.author


def _set_status(post, status, action, by, reason, explanation):
    check_moderator(by)
    with transaction.atomic():
        topic = locked(post.topic)
        post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
        if post.status in (status, Status.DELETED):
            return post
        post.status, post.topic = status, topic
        post.save(update_fields=["status"])
        with counted(topic):
            if post.number == 0:
                topic.status = status
            if status != Status.VISIBLE and topic.solution_id == post.pk:
                topic.solution = None
            recount_replies(topic)
        finding.update_topic(topic) if post.number == 0 else finding.update_post(post)
        _handle_reports(post)
        write_log(action, topic, by, reason, post=post)
        notifications.tell_writer(post, action, reason, explanation)
    return post


def _change(topic, action, by, reason, explanation, **values):
    check_moderator(by)
    with transaction.atomic():
        topic = locked(topic)
        if all(getattr(topic, name) == value for name, value in values.items()):
            return topic
        with counted(topic):
            for name, value in values.items():
                setattr(topic, name, value)
        if "forum" in values:
            finding.update_topic(topic)
        write_log(action, topic, by, reason)
        if topic.question:
            notifications.tell_writer(topic.question, action, reason, explanation)
    return topic


def _handle_reports(post):
    Report.objects.filter(post=post, handled_at=None).update(handled_at=timezone.now())


def write_log(action, topic, by, reason="", post=None):
    """One line of the log that all members can read."""
    return ModerationEntry.objects.create(
        action=action, reason=reason, forum=topic.forum, topic=topic, post=post, moderator=by
    )


def check_moderator(by):
    """Raises PermissionDenied."""
    if not permissions.is_moderator(by):
        raise PermissionDenied
