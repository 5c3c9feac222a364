"""The same check for programs: a file in, and by the Accept header the result as JSON or the standard structure."""

from django.http import JsonResponse

from privacyportal.core.downloads import made_response

from .. import whole
from ..apart import in_a_process
from ..spreadsheets import TOO_LARGE
from ..workbook import MOST_BYTES, NotRead, NotReadNow
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
    if file.size > MOST_BYTES:
        return refusal_to_program(TOO_LARGE, 400)
    try:
        if _wanted(request) == JSON:
            return JsonResponse(in_a_process(whole.checked, file.read(), file.name))
        form = BY_TYPE[_wanted(request)]
        content = in_a_process(whole.rewritten, file.read(), file.name, form)
        return made_response(content, f"register.{form}", FORMS[form])
    except NotRead as error:
        return refusal_to_program(str(error), 503 if isinstance(error, NotReadNow) else 400)


def refusal_to_program(sentence, status):
    response = JsonResponse({"error": sentence}, status=status)
    if status in (429, 503):
        response["Retry-After"] = "60"
    return response


def _wanted(request):
    best = request.get_preferred_type((JSON, *BY_TYPE, *FORMS.values()))  # a program may name the charset too
    return best.partition(";")[0] if best else None
