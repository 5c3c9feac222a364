"""Handing out a stored file: always a download, never a page of this site."""

from django.http import FileResponse

from .signs import clean_line


def download_response(file, name, content_type):
    """`file` (a FieldFile) as an attachment called `name`; nothing in it runs, and no one else keeps a copy."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=clean_line(name), content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
