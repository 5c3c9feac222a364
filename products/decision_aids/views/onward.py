"""Going on to where the answers of an address lead."""

from django.shortcuts import redirect

from ..addresses import next_url
from ..given import STEP


def onward(request, aid, decision, given, values):
    """To the first open question or the outcome, with `values`; what does not count goes along, so that the page there
    can say so."""
    url = next_url(aid, decision, values)
    if not given.notes:
        return redirect(url)
    address = request.GET.copy()
    address.pop(STEP, None)
    return redirect(f"{url.partition('?')[0]}?{address.urlencode()}")
