"""The deadline of an aid with a clock, for a calendar."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from privacyportal.core.dates import read_moment

from ..calendar import event
from ..clock import Clock
from .lookup import aid_of
from .private_address import private_address


@login_not_required
@private_address
@require_safe
def deadline(request, slug):
    """`?<the moment field>=2026-11-13T16:30` as an .ics file. Raises Http404 without a term or a moment."""
    aid = aid_of(request, slug)
    moment = next(filter(None, (read_moment(request.GET.get(key, "")) for key in aid.definition.moment_keys)), None)
    if not (aid.definition.term_hours and moment):
        raise Http404
    made = event(aid, Clock(moment, aid.definition.term_hours, timezone.now()))
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="uiterste-tijd.ics"'
    return response
