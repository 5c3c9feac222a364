"""The answer to a request that never became a page: in Dutch, with the headers of all our pages."""

import logging
import uuid
from functools import cache
from http import HTTPStatus
from io import BytesIO

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string

from .faults import describe_fault

SENTENCES = {
    400: ("Wij begrijpen dit verzoek niet", "In het verzoek staat iets wat niet kan. Begin opnieuw op de beginpagina."),
    408: ("Het duurde te lang", "Uw verzoek kwam te langzaam binnen. Controleer uw verbinding en probeer het opnieuw."),
    414: ("Dit adres is te lang", "Gebruik een korter adres of een kortere zoekvraag."),
    431: ("Uw browser stuurt te veel mee", "Verwijder de cookies van deze website en probeer het opnieuw."),
    500: ("Er ging iets mis bij ons", "Wij kijken ernaar. Probeer het later opnieuw."),
    503: (
        "Het is even te druk",
        "Wij konden uw verzoek niet aannemen. Er is niets bewaard. Probeer het over een minuut opnieuw.",
    ),
}
OF_ONE_PAGE = {"content-type", "content-length", "x-request-id", "etag"}

log = logging.getLogger("portal.server")


def answer(status, fault=None):
    """Status line, headers and body, as WSGI wants them; the log gets the kind of `fault`, and the id of the answer."""
    request_id = uuid.uuid4().hex[:12]
    level = logging.ERROR if status >= 500 else logging.INFO
    log.log(level, "%s %s", status, describe_fault(fault) if fault else "", extra={"request_id": request_id})
    body = _page(status)
    own = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("X-Request-Id", request_id),
        *([("Retry-After", "60")] if status == 503 else []),
    ]
    return f"{status} {HTTPStatus(status).phrase}", [*own, *_common_headers()], [body]


def message(status, fault=None):
    """The same, as the bytes of an HTTP/1.1 message after which the connection closes."""
    line, headers, body = answer(status, fault)
    head = [f"HTTP/1.1 {line}", "Connection: close", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + b"".join(body)


@cache
def _page(status):
    title, sentence = SENTENCES[status]
    return render_to_string("refused_request.html", {"title": title, "sentence": sentence}).encode()


@cache
def _common_headers():
    """What our middleware puts on every answer, taken from a page that asks nothing of anybody."""
    found = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/health/live/",
        "SERVER_NAME": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost",
        "SERVER_PORT": "443" if settings.HTTPS else "80",
        "HTTP_X_FORWARDED_PROTO": "https" if settings.HTTPS else "http",
        "wsgi.url_scheme": "https" if settings.HTTPS else "http",
        "wsgi.input": BytesIO(),
    }
    WSGIHandler()(environ, lambda status, headers: found.extend(headers)).close()
    return [(name, value) for name, value in found if name.lower() not in OF_ONE_PAGE]
