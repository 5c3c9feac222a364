"""Her own register, looked at: the file, the headings, the result, and the register in the standard structure."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from privacyportal.core.downloads import made_response
from privacyportal.core.rate_limit import is_within_limit

from .. import carried, whole
from ..heading_form import chosen_of, fields_of
from ..result_page import ResultPage
from ..spreadsheets import BUSY
from ..workbook import MOST_BYTES, NotRead
from ..writing import FORMS
from .nothing_kept import nothing_kept
from .programs import answer_to_program, asks_for_data, refusal_to_program

FILE, FOUND = "file", "gelezen"
MOST, SECONDS = 60, 60  # for one range of addresses: a town hall shares one
TOO_OFTEN = "Er zijn vanaf uw netwerk veel registers nagekeken. Over een minuut kan het weer."
NO_FILE = "Kies het bestand met uw register."
TOO_LARGE = "Dit bestand is groter dan 10 MB. Verwijder afbeeldingen, of verdeel het register over meer bestanden."
FORM = "register/check.html"


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
        return _refused(request, str(error), 503 if str(error) == BUSY else 400)


def _headings_of_file(request):
    file = request.FILES.get(FILE)
    if not file:
        return _refused(request, NO_FILE, 400)
    if file.size > MOST_BYTES:
        return _refused(request, TOO_LARGE, 400)
    found = whole.look(file.read(), file.name, request.POST.get("blad") or None, _lid(request))
    return _headings(request, found, carried.packed(found), found.chosen)


def _next_step(request, is_too_often):
    """A refusal for now shows the headings again, with all that she sent."""
    field = request.POST[FOUND]
    found = carried.unpacked(field)
    chosen = chosen_of(found, request.POST)
    if is_too_often:
        return _headings(request, found, field, chosen, refused=TOO_OFTEN, status=429)
    if request.POST.get("stap") == "koppen":
        return _headings(request, found, field, chosen)
    try:
        return _result_or_file(request, found, field, chosen)
    except NotRead as error:
        if str(error) == BUSY:
            return _headings(request, found, field, chosen, refused=BUSY, status=503)
        raise


def _result_or_file(request, found, field, chosen):
    form, _, public = request.POST.get("download", "").partition("-")
    if form in FORMS:
        name = "register-openbaar" if public else "register"
        return made_response(carried.written(found, chosen, form, bool(public)), f"{name}.{form}", FORMS[form])
    page = ResultPage(carried.report_of(found, chosen), request.POST.get("fout", ""))
    return _result(request, page, field, chosen)


def _headings(request, found, field, chosen, refused="", status=200):
    fields = fields_of(found, chosen)
    context = {"found": found, "field": field, "fields": fields, "refused": refused}
    context["recognised"] = sum(one.is_recognised for one in fields)
    return _answer(request, "register/headings.html", context, status)


def _result(request, page, field, chosen):
    fields = [(f"kolom-{one}", chosen.get(one, "geen")) for one in range(len(page.report.headings))]
    return _answer(request, "register/result.html", {"page": page, "field": field, "chosen": fields}, 200)


def _refused(request, sentence, status):
    return _answer(request, FORM, {"refused": sentence}, status)


def _answer(request, template, context, status):
    response = render(request, template, context, status=status)
    if status in (429, 503):
        response["Retry-After"] = str(SECONDS)
    return response


def _lid(request):
    return {"1": 1, "2": 2}.get(request.POST.get("lid", ""))
