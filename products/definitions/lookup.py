"""The tool that a page is about."""

from django.http import Http404

from .previews import tried_out


class Offline(Http404):
    """The tool was taken from the website; `tool` says why. `pages.errors` answers it with 410."""

    def __init__(self, tool):
        self.tool = tool
        super().__init__(tool.slug)


def live_or_concept(room, request, slug):
    """The published tool under this address, or the concept of a link to try it out. Raises Http404, Offline."""
    if request.resolver_match.namespace == room.preview_namespace:
        return tried_out(room, slug)
    if live := room.find(slug):
        return live
    if gone := room.model.objects.exclude(offline_at=None).filter(slug=slug).first():
        raise Offline(gone)
    raise Http404
