"""One page as it leaves: its final headers, and its bytes for each way in which browsers take them."""

import gzip

import brotli
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

ASKED = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_MATCH",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)
QUALITY = 5  # of brotli: smaller than gzip makes it in less time; 11 would take longer than the page itself
WORTH_IT = 200  # bytes
NOTHING = ("q=0", "q=0.0", "q=0.00", "q=0.000")


class Page:
    """Made of the answer that a visitor would get who asks for it uncompressed, and unconditionally."""

    def __init__(self, response, route):
        self.route = route
        self._headers = {name: value for name, value in response.items() if name != "Content-Length"}
        whole = response.content
        self._bodies = {"": whole}
        if len(whole) >= WORTH_IT:
            self._bodies |= {"br": brotli.compress(whole, quality=QUALITY), "gzip": gzip.compress(whole, 6, mtime=0)}
        self.size = sum(map(len, self._bodies.values()))

    def suits(self, request):
        """Does this visitor take such a page at all? Who does not is answered by the view."""
        accepted = request.META.get("HTTP_ACCEPT", "*/*")
        return "*/*" in accepted or request.accepts(self._headers["Content-Type"].partition(";")[0])

    def answer(self, request, age=0):
        """For this visitor; `age` in seconds when nobody can tell whether it is still right."""
        coding = self._coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(self._bodies[coding], headers=self._headers)
        response["Content-Length"] = str(len(self._bodies[coding]))
        if coding:
            response["Content-Encoding"] = coding
            if "ETag" in response:
                response["ETag"] = f"W/{response['ETag']}"  # the same words in other bytes
        if age:
            response["Age"] = str(age)
        return self._unless_known(request, response)

    def _coding(self, accepted):
        wanted = dict(_accepted(part) for part in accepted.lower().split(","))
        return next((coding for coding in self._bodies if coding and wanted.get(coding)), "")

    def _unless_known(self, request, response):
        changed_at = response.get("Last-Modified")
        answer = get_conditional_response(
            request, response.get("ETag"), changed_at and parse_http_date_safe(changed_at), response
        )
        for name, value in () if answer is response else response.items():
            if not name.startswith("Content-") or name.startswith("Content-Security"):
                answer.headers.setdefault(name, value)
        return answer


def _accepted(part):
    name, _, quality = part.partition(";")
    return name.strip(), quality.strip().replace(" ", "") not in NOTHING
