"""The aid that a page is about."""

from django.http import Http404

from ..editions import live
from ..models import DecisionAid
from ..previews import NAMESPACE, tried_out


class Offline(Http404):
    """The aid was taken from the website; `aid` says why. `pages.errors` answers it with 410."""

    def __init__(self, aid):
        self.aid = aid
        super().__init__(aid.slug)


def aid_of(request, slug):
    """The published aid under this address, or the concept of a link to try it out. Raises Http404, Offline."""
    if request.resolver_match.namespace == NAMESPACE:
        return tried_out(slug)
    if aid := live(slug):
        return aid
    if gone := DecisionAid.objects.exclude(offline_at=None).filter(slug=slug).first():
        raise Offline(gone)
    raise Http404
