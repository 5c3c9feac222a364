"""Nothing typed is lost: the answer to a text that cannot be accepted now shows it, to be copied."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

SECRET = ("csrf", "password", "token")
NAMES = {"title": "Titel", "body": "Uw tekst", "reason": "Reden", "explanation": "Toelichting"}
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
    """The page for a form whose token was not ours, for example after signing in again elsewhere."""
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


def kept_texts(posted):
    """What a person typed, as a list of label, value and number of lines; passwords and tokens are left out."""
    return [
        {"label": NAMES.get(name, name.capitalize()), "value": value, "rows": 1 if _is_short(value) else 10}
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
