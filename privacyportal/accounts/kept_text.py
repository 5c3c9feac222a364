"""Nothing typed is lost: the answer to a text that cannot be accepted now shows it, to be copied."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from privacyportal.core.body_limits import NamesOnly, declared_length

SECRET = ("csrf", "password", "token")
NAMES = {
    "title": "Titel",
    "body": "Uw tekst",
    "question": "Uw vraag",
    "reason": "Reden",
    "explanation": "Toelichting",
    "name": "Naam",
    "email": "E-mailadres",
    "organisation": "Gemeente of organisatie",
}
OTHER = "Ook ingevuld"  # a name that a browser sends is not ours to show: it may come from another website
UNREADABLE = (OSError, ValueError, BadRequest, MultiPartParserError, SuspiciousOperation)
SHORT = 40  # characters on one line; a longer text gets a larger field


def signed_out(request):
    """The page for a text that arrived after the session had ended, with a link to sign in and return to the form."""
    return _returned(request, why="signed_out", address=resolve_url(settings.LOGIN_URL), leads_back=True)


def rules_first(request):
    """The page for a text of a member who has not accepted the present house rules."""
    return _returned(request, why="rules", address=reverse("accounts:house_rules"), leads_back=True)


def step_first(request, step):
    """The page for a text of a person whose second factor has to be set up or shown first, at `step`."""
    return _returned(request, why="step", address=f"{step}?{urlencode({'next': _form_address(request)})}")


def not_trusted(request):
    """The page for a form that did not come from our own page, as far as we can see: an old token, another website."""
    return _returned(request, why="not_trusted", address=_form_address(request))


def _returned(request, *, why, address, leads_back=False):
    back = f"?{urlencode({settings.REDIRECT_FIELD_NAME: _form_address(request)})}" if leads_back else ""
    context = {
        "why": why,
        "texts": kept_texts(request.POST),
        "had_files": bool(request.FILES),
        "next_url": address + back,
    }
    return render(request, "accounts/signed_out.html", context, status=403)


def typed_words(request):
    """What a person typed, for a page that has to say no: of any request, also one that could not be answered at all.

    Never fails, and needs no session, no database and no room on the disk. A body that was read in part is left alone,
    and of files not a byte is kept.
    """
    is_read = hasattr(request, "_post")
    if request.method != "POST" or not (is_read or _can_be_read(request)):
        return []
    try:
        if not is_read:
            request.upload_handlers = [NamesOnly(request)]
        return kept_texts(request.POST)
    except UNREADABLE:
        return []


def _can_be_read(request):
    is_begun = request._read_started and not hasattr(request, "_body")
    return not is_begun and declared_length(request) <= settings.MAX_BODY_WITH_FILES


def kept_texts(posted):
    """What a person typed, as a list of label, value and number of lines; passwords and tokens are left out."""
    return [
        {"label": NAMES.get(name, OTHER), "value": value, "rows": 1 if _is_short(value) else 10}
        for name, values in posted.lists()
        for value in values
        if name in NAMES or (len(value.split()) > 1 and not any(word in name for word in SECRET))
        if value.strip()
    ]


def _is_short(value):
    return len(value) < SHORT and "\n" not in value


def _form_address(request):
    """The page that held the form, if the browser says so and it is one of ours; else where it was sent to."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) and urlsplit(page).path:
        return urlsplit(page).path
    return request.path
