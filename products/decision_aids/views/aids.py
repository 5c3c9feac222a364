"""Which aids there are, what one answers, and its rules as data."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from privacyportal.core.shared_pages import same_for_visitors

from ..addresses import onward
from ..deciding import decide
from ..editions import live_aids
from ..given import Given
from ..publication import published_json
from .lookup import aid_of
from .private_address import private_address


@same_for_visitors
@login_not_required
@require_safe
def aid_list(request):
    return render(request, "decision_aids/list.html", {"aids": live_aids()})


@same_for_visitors
@login_not_required
@private_address
@require_safe
def aid(request, slug):
    """The start page; with answers in the address straight on to where they lead."""
    aid = aid_of(request, slug)
    given = Given.from_query(aid.definition, request.GET)
    decision = decide(aid.definition, given)
    if given.values:
        return redirect(onward(aid, decision, given))
    return render(request, "decision_aids/aid.html", {"aid": aid})


@same_for_visitors
@login_not_required
@require_safe
def aid_json(request, slug):
    """The published definition, for who wants to check or use the rules."""
    response = JsonResponse(
        published_json(aid_of(request, slug)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
