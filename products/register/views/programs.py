"""The same check for programs: a file in, and by the Accept header the result as JSON or the standard structure."""

from django.http import JsonResponse

from privacyportal.core.downloads import made_response

from .. import whole
from ..spreadsheets import BUSY
from ..workbook import NotRead
from ..writing import FORMS

JSON = "application/json"
BY_TYPE = {content_type.partition(";")[0]: form for form, content_type in FORMS.items()}


def asks_for_data(request):
    """Whether a program asks: a browser always says that it takes a page."""
    return not request.accepts("text/html") and _wanted(request) is not None


def answer_to_program(request):
    """The check as data; a refusal is a sentence under `error`."""
    file = request.FILES.get("file")
    if not file:
        return refusal_to_program("Stuur het bestand in het veld file.", 400)
    try:
        if _wanted(request) == JSON:
            return JsonResponse(_as_data(whole.checked(file.read(), file.name)[1]))
        form = BY_TYPE[_wanted(request)]
        return made_response(whole.rewritten(file.read(), file.name, form), f"register.{form}", FORMS[form])
    except NotRead as error:
        return refusal_to_program(str(error), 503 if str(error) == BUSY else 400)


def refusal_to_program(sentence, status):
    response = JsonResponse({"error": sentence}, status=status)
    if status in (429, 503):
        response["Retry-After"] = "60"
    return response


def _wanted(request):
    return next((kind for kind in (JSON, *BY_TYPE) if request.accepts(kind)), None)


def _as_data(report):
    return {
        "sheet": report.sheet,
        "table": report.lid,
        "header_row": report.header_row,
        "columns": dict(report.headings),
        "headings": [{"heading": heading, "number": number} for heading, number in report.headings],
        "missing_columns": list(report.missing_columns),
        "rows_total": report.rows_total,
        "rows_complete": report.rows_complete,
        "rows_complete_in_present_columns": report.rows_complete_in_present_columns,
        "rows": [_row(row) for row in report.rows],
    }


def _row(row):
    return {"row": row.number, "sheet": row.sheet, "name": row.name, "missing": row.missing}
