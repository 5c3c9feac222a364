"""What stands at `/.well-known/` (RFC 8615), where programs look without being told."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.shared_pages import same_for_visitors

LINKSET = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
NOBODY_FOLLOWED_SINCE = "2026-11-27"


@same_for_visitors
@login_not_required
@require_safe
def security_txt(request):
    """RFC 9116; the date is renewed by hand, so that an abandoned portal shows itself."""
    lines = [
        f"Contact: mailto:{settings.OPERATOR['security_email']}",
        f"Expires: {settings.SECURITY_TXT_EXPIRES_ON}T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
        f"Policy: {request.build_absolute_uri(reverse('pages:vulnerability'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def change_password(request):
    """A password manager finds the form where someone changes a password, and she signs in first."""
    return redirect("account_change_password")


@same_for_visitors
@login_not_required
@require_safe
def api_catalog(request):
    """RFC 9727: which interfaces there are for programs, and where they are described."""
    address = request.build_absolute_uri
    about = {
        "anchor": address(settings.API_PREFIX),
        "service-desc": [{"href": address(reverse("api:description")), "type": "application/json"}],
        "service-doc": [{"href": address(reverse("api:about")), "type": "text/html", "hreflang": ["nl"]}],
    }
    headers = {"Link": f'<{address(request.path)}>; rel="api-catalog"'}
    return JsonResponse({"linkset": [about]}, content_type=LINKSET, headers=headers)


@same_for_visitors
@login_not_required
@require_safe
def global_privacy_control(request):
    """Who asks not to be followed is heard: here nobody is, so there is nothing to switch off."""
    return JsonResponse({"gpc": True, "lastUpdate": NOBODY_FOLLOWED_SINCE})
