"""Plain text: readable as UTF-8 or as Windows wrote it, with nothing in it that only a program understands."""

import re

from .kinds import FileRefused, Kind, Refusal

FOR_PROGRAMS = re.compile(r"[\x00-\x08\x0e-\x1f]")
OTHER_KINDS = ("%PDF-", "{\\rtf")  # these can do without any such character


def clean(kind: Kind, content: bytes) -> bytes:
    """The text as it came. Raises FileRefused."""
    try:
        text = decode(content)
    except UnicodeDecodeError:
        raise FileRefused(Refusal.WRONG_TYPE) from None
    if FOR_PROGRAMS.search(text) or text.lstrip("\ufeff").startswith(OTHER_KINDS):
        raise FileRefused(Refusal.WRONG_TYPE)
    return content


def decode(content: bytes) -> str:
    """Raises UnicodeDecodeError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
