"""Handing out a file, stored or made: always a download, never a page of this site."""

from io import BytesIO

from django.http import FileResponse

from .signs import clean_line


def download_response(file, name, content_type):
    """`file` (a FieldFile) as an attachment called `name`; nothing in it runs, and no one else keeps a copy."""
    return _sealed(file.open("rb"), name, content_type)


def made_response(content, name, content_type):
    """The same for bytes that were made for this one request."""
    return _sealed(BytesIO(content), name, content_type)


def _sealed(stream, name, content_type):
    response = FileResponse(stream, as_attachment=True, filename=clean_line(name), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
