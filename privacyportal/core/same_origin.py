"""Forms for guests carry no cookie, so there is no sign-in to abuse; this door still refuses other websites."""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.views.decorators.csrf import csrf_exempt


def same_origin_only(view):
    """Let a POST in only from our own pages, by what the browser itself says (Sec-Fetch-Site, Origin).

    For views that guests use without a cookie; takes the place of Django's CSRF token there. Raises PermissionDenied.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not _is_from_here(request):
            raise PermissionDenied("cross-site post")
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _is_from_here(request):
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host() or origin in settings.CSRF_TRUSTED_ORIGINS
