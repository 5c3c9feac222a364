"""Her own register, looked at: the file, the headings, the result, and the register in the standard structure."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from privacyportal.core import numbers
from privacyportal.core.downloads import made_response
from privacyportal.core.rate_limit import is_within_limit
from privacyportal.core.shared_pages import same_for_visitors

from .. import carried, whole
from ..apart import in_a_process
from ..heading_form import choices_in
from ..result_page import Wanted
from ..spreadsheets import TOO_LARGE
from ..workbook import MOST_BYTES, NotRead, NotReadNow
from ..writing import FORMS
from .nothing_kept import nothing_kept
from .programs import answer_to_program, asks_for_data, refusal_to_program

FILE, FOUND = "file", "gelezen"
MOST, SECONDS = 60, 60  # for one range of addresses: a town hall shares one
TOO_OFTEN = "Er zijn vanaf uw netwerk veel registers nagekeken. Over een minuut kan het weer."
NO_FILE = "Kies het bestand met uw register."
FORM = "register/check.html"


@same_for_visitors
@nothing_kept
@require_http_methods(["GET", "HEAD", "POST"])
def check_register(request):
    """Each step is posted here: a file, or what was read of it in the field `gelezen`. Nothing of it stays."""
    if request.method != "POST":
        return render(request, FORM)
    is_too_often = not is_within_limit(request, act="register", limit=MOST, seconds=SECONDS)
    if asks_for_data(request):
        return refusal_to_program(TOO_OFTEN, 429) if is_too_often else answer_to_program(request)
    try:
        if FOUND in request.POST:
            return _next_step(request, is_too_often)
        return _refused(request, TOO_OFTEN, 429) if is_too_often else _headings_of_file(request)
    except (NotRead, carried.NotCarried) as error:
        return _refused(request, str(error), 503 if isinstance(error, NotReadNow) else 400)


def _headings_of_file(request):
    file = request.FILES.get(FILE)
    if not file:
        return _refused(request, NO_FILE, 400)
    if file.size > MOST_BYTES:
        return _refused(request, TOO_LARGE, 400)
    sheet = request.POST.get("blad") or None
    form, packed = in_a_process(whole.look, file.read(), file.name, sheet, _lid(request))
    return _headings(request, form, carried.field_of(packed))


def _next_step(request, is_too_often):
    """A refusal for now shows the headings again, with all that she sent."""
    field = request.POST[FOUND]
    packed, choices = carried.packed_in(field), choices_in(request.POST)
    if is_too_often:
        return _headings_again(request, packed, choices, field, TOO_OFTEN, 429)
    if request.POST.get("stap") == "koppen":
        return _headings_again(request, packed, choices, field)
    try:
        return _result_or_file(request, field, packed, choices)
    except NotReadNow as error:
        return _headings_again(request, packed, choices, field, str(error), 503)


def _headings_again(request, packed, choices, field, refused="", status=200):
    return _headings(request, whole.headings_of(packed, choices), field, refused, status)


def _result_or_file(request, field, packed, choices):
    form, _, public = request.POST.get("download", "").partition("-")
    if form in FORMS:
        name = "register-openbaar" if public else "register"
        content = in_a_process(whole.written, packed, choices, form, bool(public))
        return made_response(content, f"{name}.{form}", FORMS[form])
    asked = request.POST
    wanted = Wanted(asked.get("fout", ""), asked.get("eigenaar", ""), numbers.whole(asked.get("pagina")) or 1)
    page, chosen = in_a_process(whole.result, packed, choices, wanted)
    return _answer(request, "register/result.html", {"page": page, "field": field, "chosen": chosen}, 200)


def _headings(request, form, field, refused="", status=200):
    return _answer(request, "register/headings.html", {"form": form, "field": field, "refused": refused}, status)


def _refused(request, sentence, status):
    return _answer(request, FORM, {"refused": sentence}, status)


def _answer(request, template, context, status):
    response = render(request, template, context, status=status)
    if status in (429, 503):
        response["Retry-After"] = str(SECONDS)
    return response


def _lid(request):
    return {"1": 1, "2": 2}.get(request.POST.get("lid", ""))
