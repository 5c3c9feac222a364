"""What time does to an account: requests that were not confirmed or were refused go, and who stays away, staff or not."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from .leaving import LastAdministrator, leave
from .mails import send_account_mail
from .models import User

log = logging.getLogger("portal.retention")
UNCONFIRMED = timedelta(days=7)
REFUSED = timedelta(days=30)
WARNED_FIRST = timedelta(days=669)  # 22 months without signing in
WARNED_LAST = timedelta(days=700)  # 23 months
AWAY = timedelta(days=730)  # 24 months
NOTICE = timedelta(days=28)  # at least this long between two warnings, and between the last one and the end


def let_accounts_age():
    """All of it, once; safe to run every minute. Returns how many accounts went."""
    _warn(_away(WARNED_FIRST).filter(inactivity_warnings=0))
    _warn(_away(WARNED_LAST).filter(inactivity_warnings=1, warned_at__lt=timezone.now() - NOTICE))
    gone = sum(_leaves(user) for user in [*_unconfirmed(), *_refused(), *_stayed_away()])
    if gone:
        log.info("%s accounts aged out", gone)
    return gone


def _leaves(user):
    """Whether `user` left: who is the last to manage the portal stays, and is in the log for whoever runs it."""
    try:
        leave(user=user, keep_posts=True, is_told=user.confirmed_at is not None)
    except LastAdministrator:
        log.warning("person %s stays: the last administrator", user.pk)
        return False
    return True


def _unconfirmed():
    """Requests whose address nobody confirmed; accounts that the admin made are not requests."""
    return _asked().filter(
        confirmed_at=None, approved_at=None, last_login=None, joined_at__lt=timezone.now() - UNCONFIRMED
    )


def _refused():
    return _asked().filter(refused_at__lt=timezone.now() - REFUSED)


def _stayed_away():
    return _away(AWAY).filter(inactivity_warnings=2, warned_at__lt=timezone.now() - NOTICE)


def _away(term):
    """Who was last seen longer ago than `term`: signed in, let in or joined."""
    seen_at = Coalesce("last_login", "approved_at", "joined_at")
    return User.objects.annotate(seen_at=seen_at).filter(seen_at__lt=timezone.now() - term).order_by("pk")


def _asked():
    """Who asked for access herself, and does not work in the admin."""
    return User.objects.exclude(Q(is_staff=True) | Q(is_superuser=True)).order_by("pk")


def _warn(users):
    for user in users:
        user.inactivity_warnings, user.warned_at = user.inactivity_warnings + 1, timezone.now()
        user.save(update_fields=["inactivity_warnings", "warned_at"])
        send_account_mail(to=user.email, subject="Uw account wordt verwijderd", template="inactive", user=user)
