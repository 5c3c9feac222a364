"""A part of a file (RFC 9110 §14): a viewer reads the last page first, a download that broke off goes on."""

import re
from typing import NamedTuple

from django.http import FileResponse, HttpResponse
from django.middleware import gzip

ONE_RANGE = re.compile(r"bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))")
PIECE = 64 * 1024


class Part(NamedTuple):
    first: int
    last: int


class GZipMiddleware(gzip.GZipMiddleware):
    """Not for files: they are packed already, and who downloads one wants to know how large it is."""

    def process_response(self, request, response):
        return response if isinstance(response, FileResponse) else super().process_response(request, response)


class ByteRangesMiddleware:
    """Answers with the part that was asked for; what no server must understand (several parts, another unit) gets all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not isinstance(response, FileResponse) or response.status_code != 200 or "Content-Length" not in response:
            return response
        response["Accept-Ranges"] = "bytes"
        is_asked = request.method == "GET" and "If-Range" not in request.headers  # our files have no tag to compare
        found = ONE_RANGE.fullmatch(request.headers.get("Range", "")) if is_asked else None
        return _in_part(response, found.groups()) if found else response


def _in_part(response, asked):
    size = int(response["Content-Length"])
    part = part_of(size, *asked)
    if not part:
        response.file_to_stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    stream = response.file_to_stream
    stream.seek(part.first)
    response.streaming_content = _pieces(stream, part.last - part.first + 1)
    response.status_code = 206
    response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    response["Content-Length"] = str(part.last - part.first + 1)
    return response


def part_of(size, first, last, suffix):
    """The bytes of `first-last` or `-suffix`, as typed, in a file of this size; None when there are none."""
    if suffix is not None:
        return Part(max(0, size - int(suffix)), size - 1) if int(suffix) and size else None
    first, last = int(first), min(int(last or size), size - 1)
    return Part(first, last) if first <= last else None


def _pieces(stream, left):
    while left > 0 and (piece := stream.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
