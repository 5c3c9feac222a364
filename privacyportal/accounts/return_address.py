"""Where a person goes after signing in or accepting the house rules: back to the page that asked for it."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def next_address(request, default=None):
    """The address in `?volgende=` (or `next`) if it lies on this site, else `default`, else the own account page."""
    return asked_address(request) or resolve_url(default or settings.LOGIN_REDIRECT_URL)


def asked_address(request):
    """The address in `?volgende=` (or `next`) if it lies on this site, else None."""
    for source in (request.POST, request.GET):
        for name in (settings.REDIRECT_FIELD_NAME, "next"):
            if is_ours(request, source.get(name)):
                return source[name]
    return None


def is_ours(request, address):
    """Whether `address` leads to this site: by the name and with the scheme of this request."""
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
