"""How much a request may bring: little, unless its route takes files; looked at before a byte of it is kept."""

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from .body_sizes import Body, most_fields


def body_limit(environ):
    """In bytes, by the address and by whether there is a session: who is behind it, only the middleware asks.

    Who brings nothing is not asked where to: looking that up takes as long as giving a page that is kept.
    """
    if environ.get("CONTENT_LENGTH", "0") in ("", "0") and not environ.get("HTTP_TRANSFER_ENCODING"):
        return settings.MAX_BODY
    request = WSGIRequest(environ)
    return _limit(request, _view_name(request.path_info))


def stays_in_memory(limit):
    """Whether a body of at most `limit` may be in no file meanwhile: of what anyone sends us we keep nothing."""
    return limit < settings.MAX_BODY_WITH_FILES


class BodyLimitMiddleware:
    """413 for a body that is too long, and no byte of a file from who may not send one.

    Her text is read all the same, so that a member whose session ended gets it back.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before = most_fields.set(most_fields.get())
        try:
            return self.get_response(request)
        finally:
            most_fields.reset(before)

    def process_view(self, request, view, args, kwargs):
        view_name = request.resolver_match.view_name
        if declared_length(request) > _limit(request, view_name):
            return HttpResponse(status=413)
        body = _public_body(view_name)
        most_fields.set(body.fields)
        right = settings.UPLOAD_ROUTES.get(view_name, "")
        if body.takes_files:
            request.upload_handlers = [InMemory(request)]
        elif not getattr(request.user, right, False):
            request.upload_handlers = [NamesOnly(request)]
        return None


class NamesOnly(FileUploadHandler):
    """Knows that there was a file, and keeps nothing of it."""

    def receive_data_chunk(self, raw_data, start):
        return None

    def file_complete(self, file_size):
        return SimpleUploadedFile(self.file_name, b"")


class InMemory(MemoryFileUploadHandler):
    """Keeps a file where no disk sees it, whatever its size: the whole body has a limit."""

    def handle_raw_input(self, *args, **kwargs):
        self.activated = True


def declared_length(request):
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isdecimal() else 0


def _limit(request, view_name):
    may_be_large = view_name in settings.UPLOAD_ROUTES and settings.SESSION_COOKIE_NAME in request.COOKIES
    return settings.MAX_BODY_WITH_FILES if may_be_large else _public_body(view_name).size


def _public_body(view_name):
    return settings.PUBLIC_BODIES.get(view_name) or Body(settings.MAX_BODY)


def _view_name(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
