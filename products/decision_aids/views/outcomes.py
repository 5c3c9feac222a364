"""The outcome of the answers in an address."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..addresses import onward
from ..deciding import decide
from ..given import Given
from ..outcome_page import OutcomePage
from .lookup import aid_of
from .private_address import private_address


@login_not_required
@private_address
@require_safe
def outcome(request, slug):
    """What follows from the answers; an address that is not complete leads to the first open question."""
    aid = aid_of(request, slug)
    given = Given.from_query(aid.definition, request.GET)
    decision = decide(aid.definition, given)
    if decision.open:
        return redirect(onward(aid, decision, given))
    page = OutcomePage(aid, given, decision)
    return render(request, "decision_aids/outcome.html", {"aid": aid, "page": page})
