"""Who may enter the rooms for members, and what everybody else sees at that door."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from privacyportal.core.attempts import note_refusal

from .kept_text import kept_texts, rules_first, signed_out
from .second_factor import missing_step, to_step


def is_member(user):
    """Whether `user` was let in and is not blocked; a visitor without an account is no member."""
    return user is not None and user.is_authenticated and user.is_member


def may_enter(request):
    """Whether the door of `member_required` is open to who asks this, right now."""
    user = request.user
    return is_member(user) and not missing_step(request) and user.accepted_rules >= settings.HOUSE_RULES_VERSION


def member_required(view):
    """Open this view to members only: let in, not blocked, and with the house rules of today accepted.

    A visitor is sent to the sign-in page and back. A visitor who posted (an expired session) gets the text back
    instead. A person who waits, was refused or is blocked reads why, with status 403.
    """

    @login_not_required
    @wraps(view)
    def door(request, *args, **kwargs):
        user = request.user
        if not user.is_authenticated or not user.is_member:
            note_refusal(request)
        if not user.is_authenticated:
            return signed_out(request) if request.method == "POST" else _redirect_to_sign_in(request)
        if not user.is_member:
            context = {"operator": settings.OPERATOR, "texts": kept_texts(request.POST)}
            return render(request, "accounts/no_access.html", context, status=403)
        if step := missing_step(request):
            return to_step(request, step)
        if user.accepted_rules < settings.HOUSE_RULES_VERSION:
            return _redirect_to_house_rules(request)
        return view(request, *args, **kwargs)

    door.is_for_members = True  # the list of open doors leaves it out
    return door


def _redirect_to_sign_in(request):
    return redirect_to_login(_here(request), redirect_field_name=settings.REDIRECT_FIELD_NAME)


def _redirect_to_house_rules(request):
    if request.method == "POST":
        return rules_first(request)
    return redirect(f"{reverse('accounts:house_rules')}?{urlencode({'volgende': _here(request)})}")


def _here(request):
    return request.get_full_path()
