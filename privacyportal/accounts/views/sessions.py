"""Where a person is signed in, and out again."""

import logging

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import redirect, render

from ..sessions import end_sessions, sessions_of
from .own_account import reads_and_posts

log = logging.getLogger("portal.security")


@reads_and_posts
@reauthentication_required(allow_get=True, app="allauth.account")
def sessions(request):
    """A POST with a `name` ends that session, and without one all others than this."""
    key = request.session.session_key
    if request.method != "POST":
        return render(request, "accounts/sessions.html", {"sessions": sessions_of(request.user, this=key)})
    ended = end_sessions(user=request.user, name=request.POST.get("name"), besides=key)
    log.info("person %s ended %s sessions", request.user.pk, ended)
    messages.success(request, "U bent daar uitgelogd." if ended else "U was daar al uitgelogd.")
    return redirect("accounts:sessions")
