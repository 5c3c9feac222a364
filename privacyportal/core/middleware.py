"""What holds for every request: a log line without personal data, no null bytes, and the right cache header."""

import logging
import re
import secrets
import time

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import patch_cache_control

from .faults import describe_fault
from .log_lines import request_id
from .measures import note_request
from .traces import request_span

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}

AN_ID = re.compile(r"[0-9a-f-]{16,64}")

log = logging.getLogger("portal.request")

NOT_OURS = (BadRequest, Http404, MultiPartParserError, PermissionDenied, SuspiciousOperation)  # whoever asked did that


class RequestLogMiddleware:
    """One line per request: method, route (never the typed path), status and milliseconds, under an id that the
    answer carries too. Client addresses, query strings and names stay out of the log (promise 12)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        mark = request_id.set(_id_of(request))
        try:
            return self._told(request)
        finally:
            request_id.reset(mark)

    def _told(self, request):
        started = time.monotonic()
        with request_span(request) as is_known:
            response = self.get_response(request)
            method, status = _method(request), response.status_code
            route = f"/{request.resolver_match.route}" if request.resolver_match else "-"
            is_known(method=method, route=route, status=status, request_id=request_id.get())
        seconds = time.monotonic() - started
        note_request(method, route, status, seconds)
        _log_answer(method, route, status, seconds * 1000)
        response["X-Request-Id"] = request_id.get()
        return response

    def process_exception(self, request, exception):
        if not isinstance(exception, NOT_OURS):
            log.error("%s", describe_fault(exception))


def _log_answer(method, route, status, milliseconds):
    level = logging.ERROR if status >= 500 else logging.INFO
    facts = {"method": method, "route": route, "status": status, "milliseconds": round(milliseconds)}
    log.log(level, "%s %s %s %.0fms", method, route, status, milliseconds, extra={"facts": facts})


def _id_of(request):
    """That of our own proxy, so that its log and ours can be laid side by side; of nobody else, and only an id."""
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.TRUSTED_PROXIES else ""
    return given if AN_ID.fullmatch(given) else secrets.token_hex(6)


def _method(request):
    """A visitor may send any word as a method."""
    return request.method if request.method in METHODS else "?"


class BadRequestMiddleware:
    """Refuse null bytes in addresses: no database stores them, so they can only be a mistake or an attack."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("null byte")
        return self.get_response(request)


class CacheControlMiddleware:
    """Public pages may be kept if they are checked again (`no-cache` and an ETag); private ones are never stored."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "Cache-Control" not in response:
            is_private = response.cookies or (getattr(request, "user", None) and request.user.is_authenticated)
            patch_cache_control(response, **({"private": True, "no_store": True} if is_private else {"no_cache": True}))
        return response
