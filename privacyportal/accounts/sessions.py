"""Where someone is signed in: a session each. Sessions do not say whose they are, so each that lives is opened."""

from datetime import UTC, datetime
from typing import NamedTuple

from allauth.mfa import signals
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from .browsers import UNKNOWN, browser_of

BROWSER = "browser"
WHEN = "account_authentication_methods"  # django-allauth notes there how and when she signed in
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class SignedIn(NamedTuple):
    name: str  # tells it apart from her others; of no use to who wants to take the session over
    since: datetime | None
    browser: str
    is_this: bool


def note_browser(request):
    """Keep with the session what she may know it by later."""
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))


def sessions_of(user, *, this=None):
    """Where `user` is signed in now, `this` session key first and then the newest."""
    found = [_shown(session.pk, session.get_decoded(), this) for session in _living(user)]
    return sorted(found, key=lambda one: (one.is_this, one.since or LONG_AGO), reverse=True)


def end_sessions(*, user, name=None, besides=None):
    """Sign `user` out everywhere, or of the one session with this `name`, but never of the session key `besides`."""
    keys = [session.pk for session in _living(user) if name is None or constant_time_compare(_name(session.pk), name)]
    return Session.objects.filter(pk__in=keys).exclude(pk=besides).delete()[0]


def end_others(request, user, **about_the_change):
    """Whoever stole a session must not live through a change of what she signs in with (a signal of django-allauth)."""
    end_sessions(user=user, besides=request.session.session_key if request.user == user else None)


def end_others_when_a_factor_changes():
    for change in (signals.authenticator_added, signals.authenticator_removed, signals.authenticator_reset):
        change.connect(end_others)


def _living(user):
    sessions = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    return (session for session in sessions if session.get_decoded().get("_auth_user_id") == str(user.pk))


def _shown(key, content, this):
    records = content.get(WHEN)
    since = datetime.fromtimestamp(records[0]["at"], UTC) if records else None
    return SignedIn(_name(key), since, content.get(BROWSER, UNKNOWN), key == this)


def _name(key):
    return salted_hmac("session", key, algorithm="sha256").hexdigest()[:32]
