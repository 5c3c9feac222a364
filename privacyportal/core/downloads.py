"""Handing out a file, stored or made: always a download, never a page of this site."""

from io import BytesIO

from django.http import FileResponse

from .signs import clean_line

CLOSED = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
PLAIN = ("text/plain", "text/csv")  # always UTF-8: core/files/plain.py wrote them anew


def download_response(file, name, content_type):
    """`file` (a FieldFile) as an attachment called `name`; nothing in it runs, and no one else keeps a copy."""
    return _sealed(file.open("rb"), name, content_type)


def made_response(content, name, content_type):
    """The same for bytes that were made for this one request."""
    return _sealed(BytesIO(content), name, content_type)


def _sealed(stream, name, content_type):
    kind = f"{content_type}; charset=utf-8" if content_type in PLAIN else content_type
    response = FileResponse(stream, as_attachment=True, filename=clean_line(name), content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = CLOSED
    response["Cache-Control"] = "private, no-store"
    return response
