"""One question, with the answers so far in its address."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from privacyportal.core.shared_pages import same_for_visitors

from ..addresses import onward
from ..deciding import decide
from ..given import STEP, Given
from ..question_page import QuestionPage
from ..questions import NONE
from .lookup import aid_of
from .private_address import private_address


@same_for_visitors
@login_not_required
@private_address
@require_safe
def question(request, slug, question):
    """Ask it; when it was just answered, go on. A question that is not on the way leads to the one that is."""
    aid = aid_of(request, slug)
    asked = aid.definition.by_key.get(question)
    if not asked:
        raise Http404
    given = _given(aid, asked, request.GET)
    decision = decide(aid.definition, given)
    was_answered = request.GET.get(STEP) == asked.key
    if decision.is_on_path(asked) and was_answered:
        return redirect(onward(aid, decision, given))
    if not decision.is_on_path(asked) and decision.open is not asked:
        return redirect(onward(aid, decision, given))
    page = QuestionPage(aid, asked, given, decision, has_error=was_answered)
    return render(request, "decision_aids/question.html", {"aid": aid, "page": page})


def _given(aid, asked, query):
    """The answers of the address; of a checklist that was sent with nothing ticked, that nothing was."""
    given = Given.from_query(aid.definition, query)
    if query.get(STEP) == asked.key and asked.is_checklist:
        given.values.setdefault(asked.key, (NONE,))
    return given
