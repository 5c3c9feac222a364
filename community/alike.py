"""Members who may read the same: what holds for one of them is asked once for all."""

from django.db.models import prefetch_related_objects

from .permissions import is_moderator

DECIDING = ("groups", "user_permissions")  # beside what a person is: the rest of what a right can come from


def alike(users):
    """`users`, in lists of those whose groups and rights are equal: forums and topics open to the same of them.

    Not equal for them is only what one of them wrote and a moderator has yet to see.
    """
    users, found = list(users), {}
    prefetch_related_objects(users, *DECIDING)
    for user in users:
        found.setdefault(_rights(user), []).append(user)
    return list(found.values())


def _rights(user):
    named = (frozenset(thing.pk for thing in getattr(user, name).all()) for name in DECIDING)
    return user.is_member, user.is_superuser, *named


def moderators_among(users):
    """The keys of those of `users` who may moderate."""
    return {user.pk for group in alike(users) if is_moderator(group[0]) for user in group}
