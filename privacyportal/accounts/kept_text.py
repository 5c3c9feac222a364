"""Nothing typed is lost: the answer to a text that was sent after the session had ended."""

from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

SECRET = ("csrf", "password", "token")
NAMES = {"title": "Titel", "body": "Uw tekst", "reason": "Reden"}
SHORT = 80  # characters; a longer text gets a larger field


def signed_out(request, *, sign_in=None):
    """The page that shows what was posted in read-only fields, with a link to `sign_in` (default: the sign-in page)
    that leads back to the form."""
    back = urlencode({"volgende": _form_address(request)})
    context = {
        "texts": kept_texts(request.POST),
        "had_files": bool(request.FILES),
        "needs_house_rules": sign_in is not None,
        "sign_in_url": f"{sign_in or resolve_url(settings.LOGIN_URL)}?{back}",
    }
    return render(request, "accounts/signed_out.html", context, status=403)


def kept_texts(posted):
    """What a person typed, as a list of label, value and number of lines; passwords and tokens are left out."""
    return [
        {"label": NAMES.get(name, name.capitalize()), "value": value, "rows": 1 if len(value) < SHORT else 10}
        for name, values in posted.lists()
        for value in values
        if name in NAMES or (len(value.split()) > 1 and not any(word in name for word in SECRET))
        if value.strip()
    ]


def _form_address(request):
    """The page that held the form, if the browser says so and it is one of ours; else where it was sent to."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) and urlsplit(page).path:
        return urlsplit(page).path
    return request.path
