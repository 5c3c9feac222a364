"""What happens when someone asks, replies, edits, takes back or accepts an answer."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from privacyportal.core import leaks
from privacyportal.core.markdown import check_markdown
from privacyportal.core.pace import TooFast, check_pace
from privacyportal.core.refusals import Refused
from privacyportal.erasures.again import record

from . import permissions, searchable
from .attachments import attach, found_in, remove
from .counting import counted, set_status
from .drafts import throw_away
from .following import follow, read_to_the_end
from .keys import key_of, key_of_words
from .locks import locked, locked_post
from .models import Forum, Post, PostRevision, Topic
from .status import Status

MOST_PER_MINUTE = 5  # posts of one member: more is a program, and nobody reads that fast
MOST_EDITS = 10  # of one member in ten minutes


class TopicLocked(Refused):
    """A moderator closed the topic while the reply was being written."""


class NamelessNoMore(Refused):
    """The forum stopped taking questions without a name while one was being written."""

    def __init__(self):
        super().__init__("Hier kunt u niet meer zonder naam vragen. Haal het vinkje weg om met uw naam te vragen.")
        self.errors = {"is_anonymous": str(self)}


class EditedMeanwhile(Refused):
    """The post says something else now than when this member began to change it."""


def ask(*, forum, author, title, body, token, product=None, confirmed="", **written):
    """Open a topic with its question and follow it; the same words with the same token are the same topic.

    Takes files, draft, role and is_anonymous too. Raises TooFast, PersonalData, NamelessNoMore.
    """
    key = key_of(token, title, body)
    if placed := _placed_before(author, key):
        return _without_draft(placed, token, **written).topic
    leaks.check_written(confirmed, found=_found_in(**written), title=title, body=body)
    _check_pace(author, key)
    _check_nameless(forum, **written)
    try:
        with transaction.atomic():
            topic = Topic.objects.create(forum=forum, title=title, product=product, status=Status.HELD)
            post = _write(topic, 0, author, body, token=key, **written)
            with counted(topic):
                topic.question, topic.status = post, post.status
            follow(by=author, topic=topic)
            searchable.update_topic(topic)
    except IntegrityError:
        return _without_draft(_placed_before(author, key, or_fail=True), token, **written).topic
    return topic


def reply(*, topic, author, body, token, is_following=True, confirmed="", **written):
    """Add a reply under the next number and move the topic up; the same words with the same token are one reply.

    Takes files, draft, role and reply_to too. Raises TopicLocked, TooFast, PersonalData, PermissionDenied.
    """
    key = key_of(token, body)
    if placed := _placed_before(author, key):
        return _without_draft(placed, token, **written)
    leaks.check_written(confirmed, found=_found_in(**written), body=body)
    _check_pace(author, key)
    try:
        with transaction.atomic():
            topic = locked(topic)
            _check_open(topic, author)
            is_anonymous = _asked_anonymously(topic, author)
            post = _write(topic, topic.last_number + 1, author, body, token=key, is_anonymous=is_anonymous, **written)
            _move_up(topic, post)
            if is_following:
                follow(by=author, topic=topic)
            read_to_the_end(by=author, topic=topic)
            searchable.update_post(post)
    except IntegrityError:  # the same form came twice at once
        return _without_draft(_placed_before(author, key, or_fail=True), token, **written)
    return post


def edit(*, post, by, body, title=None, seen="", confirmed=""):
    """Change one's own words; what they were stays to be read. Raises PersonalData, TooFast, PermissionDenied.

    `seen` is the key of the words that were changed; raises EditedMeanwhile when they are no longer what stands there.
    """
    with transaction.atomic():
        post = locked_post(post)
        if not permissions.can_edit(by, post):
            raise PermissionDenied
        new_title = title if post.number == 0 and title else post.topic.title
        if (post.body, post.topic.title) == (body, new_title):
            return post
        if seen and seen != str(key_of_words(post)):
            raise EditedMeanwhile("Intussen is deze tekst in een ander venster gewijzigd. Beide teksten staan hier.")
        leaks.check_written(confirmed, known=(post.topic.title, post.body), title=new_title, body=body)
        check_pace(by=by, act="een bericht wijzigen", most=MOST_EDITS, minutes=10)
        _rewrite(post, by, body, new_title)
    return post


def take_back(*, post, by):
    """Delete one's own post: text, files and history go, the number stays. Raises PermissionDenied.

    A question that nobody answered goes with its topic.
    """
    with transaction.atomic():
        post = locked_post(post)
        if not permissions.can_delete(by, post):
            raise PermissionDenied
        empty(post)
    return post


def empty(post):
    """Take the words, files and history of `post` away for good; its topic is locked by the caller."""
    topic = post.topic
    record("post", [post])
    searchable.remove_post(post)
    for attachment in post.attachments.all():
        remove(attachment=attachment)
    post.revisions.all().delete()
    post.body = ""
    post.save(update_fields=["body"])
    set_status(post, Status.DELETED)
    if topic.status == Status.DELETED:
        searchable.remove_topic(topic)


def empty_again(post, *, keeps_words=False):
    """Take away once more what was taken back, and came back with a backup."""
    with transaction.atomic():
        post = locked_post(post)
        if post.status != Status.DELETED:
            empty(post)


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


def _write(
    topic, number, author, body, *, files=(), draft=None, document_kind="", role="", is_anonymous=False, **fields
):
    check_markdown(body, as_typed=True)  # the form asked this too, with the sentence at its field
    has_files = bool(files) or (draft is not None and draft.attachments.exists())
    is_held = permissions.needs_a_look(author, body, has_files)
    post = Post.objects.create(
        topic=topic,
        number=number,
        author=author,
        body=body,
        organisation_id=author.organisation_id,
        is_anonymous=is_anonymous,
        role="" if is_anonymous else role,
        status=Status.HELD if is_held else Status.VISIBLE,
        **fields,
    )
    post.has_files = bool(files or draft)  # else the index need not ask
    if files or draft:
        attach(post=post, files=files, draft=draft, document_kind=document_kind)
    return post


def _rewrite(post, by, body, title):
    check_markdown(body, as_typed=True)
    topic, is_question = post.topic, post.number == 0
    PostRevision.objects.create(post=post, title=topic.title if is_question else "", body=post.body)
    adds_link = permissions.needs_a_look(by, body, has_files=False) and not permissions.LINK.search(post.body)
    post.body, post.edited_at = body, timezone.now()
    post.save(update_fields=["body", "edited_at"])
    if title != topic.title:
        topic.title = title
        topic.save(update_fields=["title"])
    if adds_link:
        set_status(post, Status.HELD)
    searchable.update_topic(topic) if is_question else searchable.update_post(post)


def _found_in(*, files=(), draft=None, **rest):
    return found_in(files, draft)


def _placed_before(author, key, *, or_fail=False):
    posts = Post.objects.select_related("topic__forum").filter(author=author, token=key)
    return posts.get() if or_fail else posts.first()


def _without_draft(placed, token, *, draft=None, **rest):
    """The post that the other press placed; the concept that this press became has nothing left to do."""
    if draft and draft.sent_from == token:
        throw_away(draft=draft)
    return placed


def _check_pace(author, key):
    """The other press of a double click, which stands there by now, is not one more."""
    since = timezone.now() - timedelta(minutes=1)
    latest = Post.objects.filter(author=author, created_at__gt=since).exclude(token=key).order_by()[:MOST_PER_MINUTE]
    if len(latest.values_list("pk")) >= MOST_PER_MINUTE:
        raise TooFast(f"U kunt in 1 minuut ten hoogste {MOST_PER_MINUTE} berichten plaatsen. Wacht 1 minuut.")


def _check_nameless(forum, *, is_anonymous=False, **rest):
    if is_anonymous and not Forum.objects.filter(pk=forum.pk, is_anonymous_allowed=True).exists():
        raise NamelessNoMore


def _check_open(topic, author):
    if topic.is_locked:
        raise TopicLocked("Een moderator heeft dit onderwerp intussen gesloten. Uw tekst is bewaard als concept.")
    if not permissions.can_reply(author, topic):
        raise PermissionDenied


def _asked_anonymously(topic, author):
    """Who asked without a name stays without a name in that topic, and in all that came of it."""
    nameless = set(Post.objects.filter(author=author, is_anonymous=True).order_by().values_list("topic", flat=True))
    return bool(nameless and nameless & topic.conversation())


def _move_up(topic, post):
    topic.last_number = post.number
    if post.status == Status.VISIBLE:
        topic.reply_count += 1
        topic.last_post_at = post.created_at
    topic.save(update_fields=["last_number", "reply_count", "last_post_at"])
