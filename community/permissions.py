"""Who may do what. What a reader may not even see is not found: that lives in the querysets."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils import timezone

from privacyportal.accounts.permissions import is_member, member_required
from privacyportal.core.attempts import note_refusal

from .status import Status

KNOWN_AFTER = 3  # posts that stayed: from then on links and files need no look
EDIT_WINDOW = timedelta(days=30)  # after that people build on what was said
LINK = re.compile(r"https?://|www\.|\]\(|<[a-z]+:", re.IGNORECASE)


def open_when_public(is_public):
    """Open a view to everybody when `is_public(**kwargs)` says so, and to members only when not."""

    def decorate(view):
        for_members = member_required(view)

        @login_not_required
        @wraps(view)
        def door(request, **kwargs):
            is_in = is_member(request.user)
            return (view if not is_in and is_public(**kwargs) else for_members)(request, **kwargs)

        return door

    return decorate


def moderator_required(view):
    """Open to moderators; for other members the page does not exist."""

    @member_required
    @wraps(view)
    def door(request, *args, **kwargs):
        if not is_moderator(request.user):
            note_refusal(request, "community.moderate_forum")
            raise Http404
        return view(request, *args, **kwargs)

    return door


def is_moderator(user):
    """A member who may moderate; superusers too, once they are members."""
    return is_member(user) and user.has_perm("community.moderate_forum")


def moderators():
    """The members who may moderate."""
    return ModelBackend().with_perm("community.moderate_forum").members().order_by("pk")


def can_write(user, forum):
    return forum.pk in type(forum).objects.writable_by(user)


def can_reply(user, topic):
    return topic.status == Status.VISIBLE and not topic.is_locked and can_write(user, topic.forum)


def can_edit(user, post):
    """The writer, for thirty days; a moderator hides, and never changes another's words."""
    is_recent = post.created_at > timezone.now() - EDIT_WINDOW
    return is_own(user, post) and post.is_readable and is_recent and not post.topic.is_locked


def can_delete(user, post):
    return is_own(user, post) and post.is_readable


def can_accept(user, topic):
    """The asker, or a moderator."""
    is_asker = topic.question and is_own(user, topic.question)
    return topic.status == Status.VISIBLE and bool(is_asker or is_moderator(user))


def is_own(user, post):
    return user.is_authenticated and post.author_id == user.pk


@dataclass(frozen=True)
class May:
    """What one reader may do in one topic."""

    take_part: bool
    reply: bool
    accept: bool
    moderate: bool


def may(user, topic):
    return May(
        take_part=is_member(user),
        reply=can_reply(user, topic),
        accept=can_accept(user, topic),
        moderate=is_moderator(user),
    )


def needs_a_look(user, body, has_files):
    """A new member's links and files wait for a moderator: that is how advertising and viruses come in."""
    if is_moderator(user) or not (has_files or LINK.search(body)):
        return False
    stayed = user.posts.filter(status=Status.VISIBLE).order_by()[:KNOWN_AFTER]
    return len(stayed.values_list("pk")) < KNOWN_AFTER
