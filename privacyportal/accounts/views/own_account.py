"""A person's own pages; signing up and in stands in `sign_in_urls`."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from .. import bounces, leaving, membership, own_data_zip
from ..forms import DetailsForm, HouseRulesForm, LeaveForm, MailRhythmForm, organisation_names
from ..return_address import next_address

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def overview(request):
    return render(
        request,
        "accounts/overview.html",
        {
            "has_second_factor": is_mfa_enabled(request.user),
            "has_old_rules": request.user.accepted_rules < settings.HOUSE_RULES_VERSION,
            "operator": settings.OPERATOR,
        },
    )


@login_not_required
@reads_and_posts
def house_rules(request):
    """Everyone may read the house rules; who is signed in accepts them here once per version."""
    form = HouseRulesForm(request.POST or None)
    if request.method == "POST" and request.user.is_authenticated and form.is_valid():
        membership.accept_house_rules(user=request.user)
        return redirect(next_address(request))
    return render(
        request,
        "accounts/house_rules.html",
        {"form": form, "version": settings.HOUSE_RULES_VERSION, "volgende": next_address(request)},
    )


@reads_and_posts
def details(request):
    form = DetailsForm(request.POST or None, user=request.user)
    if form.is_valid():
        membership.change_details(user=request.user, **form.cleaned_data)
        messages.success(request, "Uw gegevens zijn gewijzigd.")
        return redirect("accounts:overview")
    return render(request, "accounts/details.html", {"form": form, "organisations": organisation_names()})


@reads_and_posts
def mail_rhythm(request):
    form = MailRhythmForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        bounces.reads_there(user=request.user)
        messages.success(request, "Uw keuze voor e-mails is bewaard.")
        return redirect("accounts:overview")
    return render(request, "accounts/mail_rhythm.html", {"form": form})


@reads_and_posts
@reauthentication_required(allow_get=True, app="allauth.account")
def own_data_page(request):
    """What we hold of this person; a POST downloads all of it."""
    if request.method != "POST":
        return render(request, "accounts/own_data.html")
    return FileResponse(own_data_zip.zip_of(request.user), as_attachment=True, filename="mijn-gegevens.zip")


@reads_and_posts
@reauthentication_required(app="allauth.account")
def leave(request):
    """First the choice, then a page that says what will happen, then it happens."""
    form = LeaveForm(request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/leave.html", {"form": form})
    keep_posts = form.cleaned_data["posts"] == LeaveForm.Posts.KEEP
    if "sure" not in request.POST:
        return render(request, "accounts/leave_check.html", {"form": form, "keep_posts": keep_posts})
    return _leave_now(request, keep_posts=keep_posts)


def _leave_now(request, *, keep_posts):
    try:
        leaving.leave(user=request.user, keep_posts=keep_posts)
    except leaving.LastAdministrator:
        messages.error(request, "U bent de laatste beheerder. Geef eerst iemand anders uw rechten.")
        return redirect("accounts:overview")
    logout(request)
    return redirect("accounts:left")


@login_not_required
@require_safe
def left(request):
    return render(request, "accounts/left.html")
