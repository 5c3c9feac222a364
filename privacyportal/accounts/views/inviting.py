"""A member asks a colleague to come."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from privacyportal.core.pace import TooFast, paced

from .. import invitations
from ..forms import InviteForm
from ..permissions import member_required


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request):
    form, refused = InviteForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        try:
            invitations.invite(by=request.user, email=form.cleaned_data["email"])
            messages.success(request, "Uw uitnodiging is verstuurd.")
            return redirect("accounts:overview")
        except TooFast as too_fast:
            refused = too_fast
            form.add_error("email", str(too_fast))
    context = {"form": form, "kept_days": settings.SENT_MAIL_RETENTION.days}
    return paced(render(request, "accounts/invite.html", context), refused)
