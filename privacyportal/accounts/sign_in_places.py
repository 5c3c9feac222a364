"""From which address ranges a person signs in: kept so that strangers who guess her password do not shut her out.

A range is kept as a keyed hash of person and range, for SIGN_IN_PLACE_RETENTION (the retention table erases it).
"""

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from privacyportal.core.rate_limit import UNKNOWN_NETWORK

from .models import SignInPlace, User


def note(*, user, network):
    """Remember that `user` signed in from `network` today; nothing when the network is not known."""
    if network != UNKNOWN_NETWORK:
        SignInPlace.objects.update_or_create(
            user=user, place=_hidden(user, network), defaults={"last_used_on": timezone.localdate()}
        )


def is_known(*, email, network):
    """Did the account of `email` sign in from `network` in the term that is kept?"""
    user = User.objects.filter(email__iexact=email.strip()).only("pk").first()
    since = timezone.localdate() - settings.SIGN_IN_PLACE_RETENTION
    return user is not None and user.places.filter(place=_hidden(user, network), last_used_on__gt=since).exists()


def _hidden(user, network):
    return salted_hmac("sign-in-place", f"{user.pk} {network}", algorithm="sha256").hexdigest()
