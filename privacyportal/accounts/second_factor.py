"""Staff sign in with a second factor before they do their work (REQUIRE_STAFF_MFA)."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .kept_text import kept_texts, step_first


def missing_step(request):
    """The address of the page where this person sets up or shows her second factor, or "" when nothing is missing."""
    user = request.user
    if not (settings.REQUIRE_STAFF_MFA and user.is_staff):
        return ""
    if not is_mfa_enabled(user):
        return reverse("mfa_index")
    if not any(record.get("method") == "mfa" for record in get_authentication_records(request, user)):
        return reverse("mfa_reauthenticate")
    return ""


def to_step(request, step):
    """The way to the page of `step` and back; what was posted is shown first."""
    if request.method == "POST" and kept_texts(request.POST):
        return step_first(request, step)
    return redirect(f"{step}?{urlencode({'next': request.get_full_path()})}")
