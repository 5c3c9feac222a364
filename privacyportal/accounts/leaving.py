"""How a person leaves: every part of the portal forgets her, in one transaction."""

import logging

from django.db import transaction
from post_office.models import STATUS, Email

from privacyportal.erasures.again import record

from .mails import FAREWELL, send_account_mail
from .models import User
from .personal_data import registered_parts

log = logging.getLogger("portal.security")


class LastAdministrator(Exception):
    """The portal keeps at least one person who can give others their rights."""


@transaction.atomic
def leave(*, user, keep_posts, is_told=True):
    """Erase `user` everywhere. With `keep_posts` what she wrote stays without her name, else it goes too.

    The account goes last, so that every part can still ask whose things they are. One mail confirms it, unless
    `is_told` is off; that mail is forgotten as soon as it has left (`forget_farewells`).
    """
    if user.is_superuser and not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists():
        raise LastAdministrator
    number, email = user.pk, user.email
    record("person", [user], keeps_words=keep_posts)
    for part in sorted(registered_parts(), key=lambda part: part.name == "account"):
        part.erase(user, keep_posts=keep_posts)
    if is_told:
        send_account_mail(to=email, subject=FAREWELL, template="farewell", keep_posts=keep_posts)
    log.info("person %s left", number)


def leave_again(user, *, keeps_words):
    """Erase who left once, and came back with a backup; she has been told."""
    leave(user=user, keep_posts=keeps_words, is_told=False)


def forget_farewells():
    """Remove the farewell mails that have been sent: the last rows that hold the address."""
    return Email.objects.filter(subject=FAREWELL, status=STATUS.sent).delete()[0]
