"""One page as it leaves: its final headers, and its bytes for each way in which browsers take them."""

import gzip

import brotli
from django.http import HttpResponse
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")
ASKED = ("HTTP_ACCEPT_ENCODING", *CONDITIONS)
QUALITY = 5  # of brotli: smaller than gzip makes it in less time; 11 would take longer than the page itself
WORTH_IT = 200  # bytes
NOTHING = ("q=0", "q=0.0", "q=0.00", "q=0.000")


class KeptHeaders(ResponseHeaders):
    """A copy of headers that were checked when they were set: that is not done for each visitor again."""

    def __init__(self, checked):
        self._store = dict(checked._store)


class Page:
    """Made of the answer that a visitor would get who asks for it uncompressed, and unconditionally."""

    def __init__(self, response, route):
        self.route = route
        whole = response.content
        self._bodies = {"": whole}
        if len(whole) >= WORTH_IT:
            self._bodies |= {"br": brotli.compress(whole, quality=QUALITY), "gzip": gzip.compress(whole, 6, mtime=0)}
        self._headers = {coding: _headers(response, coding, body) for coding, body in self._bodies.items()}
        self._headers_alone = {coding: _without_body(headers) for coding, headers in self._headers.items()}
        changed_at = response.get("Last-Modified")
        self._changed_at = changed_at and parse_http_date_safe(changed_at)
        self.size = sum(map(len, self._bodies.values()))

    def suits(self, request):
        """Does this visitor take such a page at all? Who does not is answered by the view."""
        accepted = request.META.get("HTTP_ACCEPT", "*/*")
        return "*/*" in accepted or request.accepts(self._headers[""]["Content-Type"].partition(";")[0])

    def answer(self, request, age=0):
        """For this visitor; `age` in seconds when nobody can tell whether it is still right."""
        coding = self._coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = self._known_already(request, coding)
        if not response:
            response = HttpResponse(self._bodies[coding])
            response.headers = KeptHeaders(self._headers[coding])
        if age:
            response["Age"] = str(age)
        return response

    def _coding(self, accepted):
        wanted = dict(_accepted(part) for part in accepted.lower().split(","))
        return next((coding for coding in self._bodies if coding and wanted.get(coding)), "")

    def _known_already(self, request, coding):
        """304 or 412 for who has a condition, without a body; None when the whole page is asked."""
        if not any(map(request.META.get, CONDITIONS)):
            return None
        answer = get_conditional_response(request, self._headers[coding].get("ETag"), self._changed_at)
        if answer:
            answer.headers = KeptHeaders(self._headers_alone[coding])
        return answer


def _headers(response, coding, body):
    """Those of the whole page in this coding."""
    headers = ResponseHeaders({**response.headers, "Content-Length": str(len(body))})
    if coding:
        headers["Content-Encoding"] = coding
        if "ETag" in headers:
            headers["ETag"] = f"W/{headers['ETag']}"  # the same words in other bytes
    return headers


def _without_body(headers):
    kept = (name for name in headers if not name.startswith("Content-") or name.startswith("Content-Security"))
    return ResponseHeaders({name: headers[name] for name in kept})


def _accepted(part):
    name, _, quality = part.partition(";")
    return name.strip(), quality.strip().replace(" ", "") not in NOTHING
