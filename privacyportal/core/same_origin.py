"""Forms for guests carry no cookie, so there is no sign-in to abuse; this door still refuses other websites."""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.views.decorators.csrf import csrf_exempt


class CrossSite(PermissionDenied):
    """A form that did not come from our own page, as far as the browser tells."""


def same_origin_only(view):
    """Let a POST in only from our own pages, by what the browser itself says (Sec-Fetch-Site, Origin, and Referer
    when there is no Origin): name, port and scheme are those of this request.

    For views that guests use without a cookie; takes the place of Django's CSRF token there. Raises CrossSite.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not _is_from_here(request):
            raise CrossSite
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _is_from_here(request):
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    said = request.headers.get("Origin") or _origin_in(request.headers.get("Referer"))
    return said is None or said in (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)


def _origin_in(address):
    """The origin of an address, "null" when there is none in it; None without an address."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return "null"
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "null"
