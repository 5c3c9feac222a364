"""The record of an outcome and the letter that belongs to it, for Word and LibreOffice. Nothing is kept of either."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from privacyportal.core.documents.asking import made_for, refusal
from privacyportal.core.documents.writing import CONTENT_TYPES, NotMade
from privacyportal.core.downloads import made_response
from privacyportal.core.see_other import SeeOther

from .. import letters, records
from ..addresses import next_url
from ..deciding import decide
from ..forms import RecordForm
from ..given import Given
from ..outcome_page import OutcomePage
from .lookup import aid_of
from .private_address import private_address


@login_not_required
@csrf_exempt  # it changes nothing and sets no cookie, and a page without a referrer posts as "Origin: null"
@never_cache
@private_address
@require_POST
def record(request, slug, form):
    """The answers (under the keys of an address) and what was typed beside them, as a document."""
    aid, typed = aid_of(request, slug), RecordForm(request.POST)
    given = Given.from_query(aid.definition, _answers(request.POST))
    decision = decide(aid.definition, given)
    if decision.open:
        return SeeOther(next_url(aid, decision, given.values))
    page = OutcomePage(aid, given, decision)
    if not typed.is_valid():
        return _record_page(request, page, typed)
    try:
        made = made_for(request, records.record(page, **typed.words), form)
    except NotMade as refused:
        return _record_page(request, page, typed, refused=refused)
    return made_response(made, f"verslag-{aid.slug}.{form}", CONTENT_TYPES[form])


@login_not_required
@private_address
@require_safe
def letter(request, slug, form):
    """The letter with its open places. Raises Http404 when the aid has none."""
    aid = aid_of(request, slug)
    if not aid.definition.letter:
        raise Http404
    try:
        made = made_for(request, letters.letter(aid), form)
    except NotMade as refused:
        return refusal(request, "decision_aids/letter.html", {"aid": aid, "refused": refused})
    return made_response(made, f"brief-{aid.slug}.{form}", CONTENT_TYPES[form])


def _answers(posted):
    """What stands in an address too, without what was typed beside it."""
    answers = posted.copy()
    for name in RecordForm.base_fields:
        answers.pop(name, None)
    return answers


def _record_page(request, page, typed, refused=None):
    """The words again, with what is wrong with them or why there is no document now, and the buttons to try again."""
    context = {"aid": page.aid, "page": page, "form": typed, "refused": refused}
    return refusal(request, "decision_aids/record.html", context)
