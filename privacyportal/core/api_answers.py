"""What holds for every answer under API_PREFIX, also where no view answers: its version, that any website may read it in
a browser (CORS), and an error as a program can read it.
"""

from django.conf import settings
from django.http import HttpResponse

from .problems import CONTENT_TYPE, problem

KEPT = ("Allow", "Retry-After")  # of an error that was a page
HEADERS = {
    "Access-Control-Allow-Origin": "*",  # the same public facts for everybody, and never a cookie
    "Access-Control-Expose-Headers": "API-Version, ETag, Link, Retry-After",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ApiAnswersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not f"{request.path}/".startswith(f"{settings.API_PREFIX}/"):
            return self.get_response(request)
        response = self._answer(request)
        for name, value in {**HEADERS, "API-Version": settings.API_VERSION}.items():
            response[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _answer(self, request):
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        if not request.accepts("application/json"):
            return problem(406)
        response = self.get_response(request)
        is_page = response.status_code >= 400 and response.get("Content-Type") != CONTENT_TYPE
        return _as_problem(response) if is_page else response


def _as_problem(page):
    answer = problem(page.status_code)
    for name in KEPT:
        if name in page:
            answer[name] = page[name]
    return answer
