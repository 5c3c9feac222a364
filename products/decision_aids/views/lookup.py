"""The aid that a page is about."""

from django.http import Http404

from ..editions import live


def aid_of(request, slug):
    """The published aid under this address. Raises Http404."""
    if aid := live(slug):
        return aid
    raise Http404
