"""Pictures inside documents: the same pixels, without what is written beside them."""

import re
from io import BytesIO

from PIL import Image

from .kinds import FileRefused, Refusal

MAX_PIXELS = 100_000_000  # what a reader's program can bear
JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
DRAWS = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD} - {0xC8}  # the segments that draw
COLOURS = b"ICC_PROFILE\0"
TURNED = re.compile(rb"Exif\0\0(?:II\*\0|MM\0\*)", re.DOTALL)
PNG_CHUNKS = set(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split())
JP2_BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}
OTHERS = ("GIF", "TIFF", "WEBP", "BMP")


def without_metadata(content: bytes) -> bytes | None:
    """The picture as it lies, for it fits its place in the document; None when it is of no kind that we know."""
    if content.startswith(JPEG):
        return strip_jpeg(content)
    if content.startswith(PNG):
        return strip_png(content)
    return _redrawn(content)


def strip_jpeg(content: bytes) -> bytes | None:
    """Without location, maker, notes, thumbnails and what is stuck behind it; None when it is broken."""
    pieces, place = [b"\xff\xd8"], 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in (0xFF, 0xD9):
            place += 1 if marker == 0xFF else len(content)
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        pieces.append(_kept_segment(marker, content[place:end]))
        if marker == 0xDA:
            found = NEXT_MARKER.search(content, end)
            next_place = found.start() if found else len(content)
            pieces.append(content[end:next_place])
            end = next_place
        place = end
    return b"".join(pieces) + b"\xff\xd9" if len(pieces) > 2 else None


def _kept_segment(marker: int, segment: bytes) -> bytes:
    body = segment[4:]
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 12:
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"  # without its thumbnail
    if marker == 0xE1:
        return _turn(body)
    needed = (marker == 0xE2 and body.startswith(COLOURS)) or (marker == 0xEE and body.startswith(b"Adobe"))
    return segment if needed or marker in DRAWS else b""


def _turn(body: bytes) -> bytes:
    """Of EXIF only how the picture must be turned."""
    if not TURNED.match(body):
        return b""
    try:
        exif = Image.Exif()
        exif.load(body)
        turn = exif.get(0x0112, 1)
    except Exception:  # whatever stands there, nobody can read it
        return b""
    if turn not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[0x0112] = turn
    written = kept.tobytes()
    written = written if written.startswith(b"Exif") else b"Exif\0\0" + written
    return b"\xff\xe1" + (len(written) + 2).to_bytes(2, "big") + written


def strip_png(content: bytes) -> bytes | None:
    """Only the chunks that draw; None when it is broken."""
    pieces, place, last = [PNG], len(PNG), b""
    while place + 12 <= len(content) and last != b"IEND":
        size, last = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if last in PNG_CHUNKS:
            pieces.append(content[place : place + 12 + size])
        place += 12 + size
    return b"".join(pieces) if last == b"IEND" and content[12:16] == b"IHDR" else None


def strip_jp2(content: bytes) -> bytes:
    """JPEG 2000 without the boxes that hold notes; a bare code stream has none."""
    pieces, place = [], 0
    if content[4:8] != b"jP  ":
        return content
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        if size == 1:
            size = int.from_bytes(content[place + 8 : place + 16], "big")
        size = size if size >= 8 else len(content) - place
        if content[place + 4 : place + 8] in JP2_BOXES:
            pieces.append(content[place : place + size])
        place += size
    return b"".join(pieces)


def _redrawn(content: bytes) -> bytes | None:
    try:
        image = Image.open(BytesIO(content), formats=OTHERS)
    except Image.DecompressionBombError:
        raise FileRefused(Refusal.TOO_MANY_PIXELS) from None
    except Exception:  # of no kind that we know
        return None
    if image.width * image.height > MAX_PIXELS:
        raise FileRefused(Refusal.TOO_MANY_PIXELS)
    image.load()
    transparency = image.info.get("transparency")
    plain = image.copy()
    plain.info = {} if transparency is None else {"transparency": transparency}
    if image.format == "TIFF":
        plain = Image.frombytes(image.mode, image.size, image.tobytes())
        if image.mode == "P":
            plain.putpalette(image.getpalette())
    written = BytesIO()
    plain.save(written, image.format)
    return written.getvalue()
