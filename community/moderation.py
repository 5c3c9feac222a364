"""What happens when a moderator acts: each act needs a reason, tells the writer, and leaves a line in the log.

Posts that are merged or split change topic and number, and keep their own address.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from privacyportal.accounts import membership
from privacyportal.core import leaks
from privacyportal.core.refusals import Refused

from . import notifications, permissions, searchable
from .belongings import carry_all, carry_part, carry_to_forum
from .counting import counted, set_status, to_the_end
from .locks import both_locked, locked, locked_post
from .models import Attachment, ModerationEntry, Objection, Post, Topic
from .models.moderation import Reason
from .numbering import renumber, take_stock
from .reports import handle_objections, handle_reports
from .status import Status

Action = ModerationEntry.Action


def hide(*, post, by, reason, explanation=""):
    """Nobody but moderators reads `post` any more; hiding the question hides its topic."""
    return _set_status(post, Status.HIDDEN, Action.HIDE, by, reason, explanation)


def restore(*, post, by, reason, explanation=""):
    return _set_status(post, Status.VISIBLE, Action.RESTORE, by, reason, explanation)


def keep_hidden(*, post, by, reason, explanation):
    """An objection was looked at and the post stays hidden. Raises PermissionDenied, PersonalData, Refused."""
    _check_moderator(by, explanation)
    with transaction.atomic():
        post = locked_post(post)
        if not handle_objections(post, by, Objection.Outcome.REJECTED, explanation):
            raise Refused("Dit is intussen al gedaan. Uw toelichting is niet verstuurd.")
        _write_log(Action.REJECT, post.topic, by, reason, post=post)
        notifications.tell_writer(post, Action.REJECT, reason, explanation, is_answer=True)
    return post


def approve(*, post, by):
    """Let a new member's first links or files through."""
    return _set_status(post, Status.VISIBLE, Action.APPROVE, by, "", "")


def dismiss(*, post, by):
    """The report was read and the post stays."""
    _check_moderator(by)
    with transaction.atomic():
        handle_reports(post)
        return _write_log(Action.DISMISS, post.topic, by, post=post)


def lock(*, topic, by, reason, explanation=""):
    return _change(topic, Action.LOCK, by, reason, explanation, is_locked=True)


def unlock(*, topic, by, reason, explanation=""):
    return _change(topic, Action.UNLOCK, by, reason, explanation, is_locked=False)


def pin(*, topic, by, reason, explanation=""):
    return _change(topic, Action.PIN, by, reason, explanation, is_pinned=True)


def unpin(*, topic, by, reason, explanation=""):
    return _change(topic, Action.UNPIN, by, reason, explanation, is_pinned=False)


def move(*, topic, by, reason, forum, explanation="", confirmed=""):
    """To another forum; who may not read that one loses sight of the topic. Raises PersonalData."""
    _check_public(topic, forum, confirmed)
    return _change(topic, Action.MOVE, by, reason, explanation, forum=forum)


def merge(*, topic, into, by, reason, explanation="", confirmed=""):
    """Put all posts of `topic` behind those of `into`; its address leads there from now on. Raises Refused."""
    _check_moderator(by, explanation)
    _check_public(topic, into.forum, confirmed)
    with transaction.atomic():
        topic, into = both_locked(topic, into)
        _check_both_stand(topic, into)
        asker = topic.question
        searchable.remove_topic(topic)
        with counted(topic), counted(into):
            places = renumber(topic.posts, into, start=into.last_number + 1)
            carry_all(topic, into=into, places=places)
            topic.question, topic.status, topic.merged_into = None, Status.DELETED, into
            into.product = into.product or topic.product
            topic.last_number = topic.reply_count = 0
            take_stock(into)
        searchable.update_topic(into)
        _write_log(Action.MERGE, into, by, reason)
        if asker:
            notifications.tell_writer(Post.objects.get(pk=asker.pk), Action.MERGE, reason, explanation)
    return into


def split(*, topic, number, title, by, reason, explanation="", confirmed=""):
    """Make reply `number` the question of a new topic, with the replies after it.

    Raises Post.DoesNotExist, PersonalData.
    """
    _check_moderator(by, explanation)
    leaks.check_written(confirmed, title=title)
    with transaction.atomic():
        topic = locked(topic)
        question = topic.posts.get(number=number, status=Status.VISIBLE)
        notifications.announce_once(question.pk)  # as the reply that it was
        new = _new_topic(topic, title=title, created_at=question.created_at)
        with counted(topic), counted(new):
            places = renumber(topic.posts.filter(number__gte=number), new, start=0)
            Post.objects.filter(pk=question.pk).update(announced_at=None)  # now for who follows the forum
            carry_part(topic, to=new, places=places)
            new.question, new.status = question, Status.VISIBLE
            take_stock(topic)
            take_stock(new)
        searchable.update_topic(new)
        _write_log(Action.SPLIT, topic, by, reason)
        notifications.tell_writer(Post.objects.get(pk=question.pk), Action.SPLIT, reason, explanation)
    return new


def block(*, post, by, reason, explanation=""):
    """The writer of `post` may no longer enter. Who blocks a writer without a name will see who is gone: that is logged."""
    _check_moderator(by, explanation)
    author = post.author
    if author == by or (author is None and not post.is_anonymous):
        raise PermissionDenied
    with transaction.atomic():
        if post.is_anonymous:
            _write_log(Action.REVEAL, post.topic, by, reason, post=post)
        said = " ".join(filter(None, [f"{Reason(reason).label}.", explanation]))
        if author:
            membership.block(user=author, by=by, reason=said)
        return _write_log(Action.BLOCK, post.topic, by, reason)


def reveal(*, post, by, reason):
    """Who wrote an anonymous post; looking is logged. Returns the writer."""
    _check_moderator(by)
    with transaction.atomic():
        _write_log(Action.REVEAL, post.topic, by, reason, post=post)
    return post.author


def _set_status(post, status, action, by, reason, explanation):
    _check_moderator(by, explanation)
    with transaction.atomic():
        post = locked_post(post)
        if post.status in (status, Status.DELETED):
            return _done_before(post, explanation)
        if status == Status.VISIBLE and post.number and not post.announced_at:
            to_the_end(post)
        set_status(post, status)
        searchable.update_topic(post.topic) if post.number == 0 else searchable.update_post(post)
        handle_reports(post)
        is_answer = status == Status.VISIBLE and handle_objections(post, by, Objection.Outcome.UPHELD, explanation)
        _write_log(action, post.topic, by, reason, post=post)
        notifications.tell_writer(post, action, reason, explanation, is_answer=is_answer)
    return post


def _change(topic, action, by, reason, explanation, **values):
    _check_moderator(by, explanation)
    with transaction.atomic():
        topic = locked(topic)
        if topic.status == Status.DELETED:
            raise Refused("Dit onderwerp is er niet meer.")
        if all(getattr(topic, name) == value for name, value in values.items()):
            return _done_before(topic, explanation)
        with counted(topic):
            for name, value in values.items():
                setattr(topic, name, value)
        if "forum" in values:
            carry_to_forum(topic)
            searchable.update_topic(topic)
        _write_log(action, topic, by, reason)
        if topic.question:
            notifications.tell_writer(topic.question, action, reason, explanation)
    return topic


def _done_before(thing, explanation):
    """What was done meanwhile is done; an explanation that would reach nobody is given back. Raises Refused."""
    if explanation:
        raise Refused("Dit is intussen al gedaan. Uw toelichting is niet verstuurd.")
    return thing


def _check_both_stand(topic, into):
    if topic.pk == into.pk:
        raise Refused("Dit is hetzelfde onderwerp. Kies een ander onderwerp.")
    if Status.DELETED in (topic.status, into.status):
        raise Refused("Een van deze onderwerpen is er niet meer. Open het onderwerp opnieuw.")


def _new_topic(topic, **fields):
    return Topic.objects.create(
        forum=topic.forum,
        product=topic.product,
        status=Status.HELD,
        split_from=topic,
        split_at=timezone.now(),
        is_example=topic.is_example,
        **fields,
    )


def _write_log(action, topic, by, reason="", post=None):
    """One line of the log that all members can read."""
    return ModerationEntry.objects.create(
        action=action, reason=reason, forum=topic.forum, topic=topic, post=post, moderator=by
    )


def refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied


def _check_moderator(by, explanation=""):
    """The explanation goes to one writer, by mail: no BSN goes along. Raises PermissionDenied, PersonalData."""
    if not permissions.is_moderator(by):
        raise PermissionDenied
    if sentence := leaks.bsn_sentence(explanation):
        raise leaks.PersonalData({"explanation": sentence})


def _check_public(topic, forum, confirmed):
    """What members wrote for each other becomes public only when the moderator looked at it. Raises PersonalData."""
    if topic.forum.is_public or not forum.is_public:
        return
    texts = {f"reactie {post.number}": post.body for post in topic.posts.readable()}
    files = Attachment.objects.filter(post__in=topic.posts.readable()).values_list("name", "text")
    texts |= {"de titel": topic.title, **{name: f"{name}\n{text}" for name, text in files}}
    for name, text in texts.items():
        if sentence := leaks.bsn_sentence(text, name):
            raise leaks.PersonalData({name: sentence})
    leaks.check_written(confirmed, **texts)
