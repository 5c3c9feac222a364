"""How long a session lasts, and when it gets another key."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from django.conf import settings
from django.contrib.auth.signals import user_logged_in

SEEN = "seen"
NOTED_EVERY = 300  # seconds: reading writes nothing more often


def listen():
    user_logged_in.connect(_begin)
    authentication_step_completed.connect(_renew_key)


def is_over(request):
    """Whether this person signed in too long ago, or works at the desk and sat still for STAFF_IDLE_MINUTES."""
    now, user = time.time(), request.user
    if not user.is_authenticated:
        return False
    records = get_authentication_records(request, user)
    if records and records[0]["at"] < now - settings.SESSION_COOKIE_AGE:
        return True
    idle = settings.STAFF_IDLE_MINUTES * 60
    return bool(idle and user.is_staff and request.session.get(SEEN, now) < now - idle)


def note_seen(request):
    """That somebody of the desk is still there."""
    if request.user.is_staff and request.session.get(SEEN, 0) < time.time() - NOTED_EVERY:
        request.session[SEEN] = int(time.time())


def _begin(request, **signed_in):
    request.session[SEEN] = int(time.time())


def _renew_key(request, **step):
    """Who proved again who she is goes on under a key that nobody can have seen before."""
    if "reauthenticated" in step:
        request.session.cycle_key()
