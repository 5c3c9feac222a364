"""Who reads, as far as a queryset must know: asked once per page, and anew by every act."""

from typing import NamedTuple

from privacyportal.accounts.permissions import is_member
from privacyportal.core.kept_query import kept_query
from privacyportal.core.once import once_per_page

from .permissions import is_moderator


class Reader(NamedTuple):
    """Keys, for rows of forums would be out of date too soon: they hold counters. Nothing has the key 0."""

    pk: int
    is_moderator: bool
    to_read: tuple
    to_write: tuple = ()


@once_per_page
def reader_of(user, forums):
    """`user` before all forums; `forums` is their model, which knows this room and cannot be known by it."""
    moderates, pk = is_moderator(user), user.pk or 0
    if moderates:
        rights = [(forum, True, True) for (forum,) in _all(forums=forums)]
    elif is_member(user):
        rights = _rights(pk, forums=forums)
    else:
        rights = [(forum, True, False) for (forum,) in _public(forums=forums)]
    to_read = tuple(forum for forum, may_read, _ in rights if may_read)
    to_write = tuple(forum for forum, may_read, may_write in rights if may_read and may_write)
    return Reader(pk, moderates, to_read or (0,), to_write)


def within(pk, forums, *, standing):
    """A `Reader` for one statement only: which forums she may read is a condition in it, and not asked before."""
    readable = {
        "moderator": lambda: forums.objects.all(),
        "member": lambda: forums.objects.with_rights_of(pk).filter(may_read=True),
        "visitor": lambda: forums.objects.public(),
    }
    return Reader(pk, standing == "moderator", readable[standing]().order_by().values("pk"))


def standing_of(user):
    """`moderator`, `member` or `visitor`: all that decides which forums a statement may look in."""
    return "moderator" if is_moderator(user) else "member" if is_member(user) else "visitor"


@kept_query
def _all(forums):
    return forums.objects.order_by("pk").values_list("pk")


@kept_query
def _public(forums):
    return forums.objects.public().order_by("pk").values_list("pk")


@kept_query
def _rights(user, forums):
    return forums.objects.with_rights_of(user).order_by("pk").values_list("pk", "may_read", "may_write")
