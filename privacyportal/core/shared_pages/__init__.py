"""What visitors share is made once: a page that is the same for each of them is kept as it left, in this process.

It is made anew the moment something public changes (version.py), and nobody who is signed in, or who sends any cookie,
gets one or makes one.
"""

import re

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.middleware.gzip import GZipMiddleware
from django.urls import Resolver404, resolve

from ..references import known
from . import version as public_version
from .page import ASKED, Page
from .shelf import Shelf

SHELF = Shelf(when_renewed=known.forget)  # the tables that texts link to are read anew as well
NO_BODY = (None, "", "0")
OF_ONE_VISITOR = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_TRANSFER_ENCODING")
_SHARED = {}  # a view: the query strings with which it is shared


def same_for_visitors(view=None, *, query=""):
    """Say, outermost on a view, that its page is the same for every visitor; `query` is a pattern of the query strings
    with which it is that too. It must leave few of them: each is a page in memory. A response with `is_shared = False`
    is not kept."""

    def mark(view):
        _SHARED[view] = re.compile(query)
        return view

    return mark(view) if view else mark


def is_shared(view, query=""):
    """Is this very view marked? A view that is made of a marked one is not."""
    return view in _SHARED and bool(_SHARED[view].fullmatch(query))


class SharedPagesMiddleware:
    """Directly under the log of requests; not used with DEBUG, where templates change."""

    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.compress = GZipMiddleware(get_response).process_response

    def __call__(self, request):
        address = _address(request)
        if not address or not (address in SHELF or _leads_to_shared(request)):
            return self.get_response(request)
        known_version = public_version.current()
        if not known_version:
            return self.get_response(request)
        version, age = known_version
        page = SHELF.find(address, version)
        if page and page.suits(request):
            return _shown(page, request, age)
        if page or age or request.method != "GET":  # what could be old already is not kept
            return self.get_response(request)
        with SHELF.one_maker(address):
            page = SHELF.find(address, version)
            return _shown(page, request, age) if page else self._made(request, address, version)

    def _made(self, request, address, version):
        """Asked for whole and uncompressed, since others want it otherwise."""
        asked = {name: request.META.pop(name) for name in ASKED if name in request.META}
        response = self.get_response(request)
        request.META |= asked
        if not _is_whole(response):
            return self.compress(request, response)
        page = Page(response, request.resolver_match)
        SHELF.keep(address, page, version)
        return page.answer(request)


def _shown(page, request, age):
    request.resolver_match = page.route  # for the log
    return page.answer(request, age)


def _address(request):
    """What a page is kept under; None when the answer may be for one visitor."""
    meta = request.META
    if request.method not in ("GET", "HEAD") or any(meta.get(name) for name in OF_ONE_VISITOR):
        return None
    if meta.get("CONTENT_LENGTH") not in NO_BODY:
        return None
    try:
        return request.scheme, request.get_host(), request.path, meta.get("QUERY_STRING", "")
    except DisallowedHost:
        return None


def _leads_to_shared(request):
    try:
        return is_shared(resolve(request.path_info).func, request.META.get("QUERY_STRING", ""))
    except Resolver404:
        return False


def _is_whole(response):
    is_page = response.status_code == 200 and not response.streaming
    return is_page and not response.cookies and getattr(response, "is_shared", True)
