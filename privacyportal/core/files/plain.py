"""Plain text: as anybody wrote it, kept in UTF-8, with nothing in it that only a program understands."""

import re

from .kinds import FileRefused, Kind, Refusal

FOR_PROGRAMS = re.compile(r"[\x00-\x08\x0e-\x1f]")
OTHER_KINDS = ("%PDF-", "{\\rtf")  # these can do without any such character
END_OF_DOS_FILE = "\x1a"
BOM = "\ufeff"
UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Before Unicode, one byte meant one letter in Windows and another in DOS; in a word it stands among letters.
ONE_BYTE = ("cp1252", "cp858")
AMONG_LETTERS = re.compile(r"(?<=[A-Za-z])[À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ](?=[a-z])")


def clean(kind: Kind, content: bytes) -> bytes:
    """The same text in UTF-8, as it came when it was; CSV from elsewhere gets a mark for Excel. Raises FileRefused."""
    encoding = encoding_of(content)
    text = decode(content).rstrip(END_OF_DOS_FILE)
    if FOR_PROGRAMS.search(text) or text.startswith(OTHER_KINDS):
        raise FileRefused(Refusal.WRONG_TYPE)
    had_mark = encoding == "utf-8" and content.startswith(BOM.encode())
    needs_mark = encoding != "utf-8" and kind == Kind.CSV and not text.isascii()
    return ((BOM if had_mark or needs_mark else "") + text).encode()


def decode(content: bytes) -> str:
    """Without byte order mark. Raises FileRefused."""
    try:
        return content.decode(encoding_of(content)).removeprefix(BOM)
    except UnicodeDecodeError:
        raise FileRefused(Refusal.WRONG_TYPE) from None


def encoding_of(content: bytes) -> str:
    if content[:2] in UTF_16:
        return UTF_16[content[:2]]
    start = content[:2000]
    evens, odds = start[::2].count(0), start[1::2].count(0)
    if max(evens, odds) > len(start) // 4:  # UTF-16 without a mark: every other byte is 0
        return "utf-16-be" if evens > odds else "utf-16-le"
    try:
        content.decode()
        return "utf-8"
    except UnicodeDecodeError:
        return max(ONE_BYTE, key=lambda encoding: _letters(content, encoding))


def _letters(content: bytes, encoding: str) -> int:
    """How many of the odd bytes make letters among letters; -1 for what this encoding cannot be."""
    try:
        return len(AMONG_LETTERS.findall(content[:100_000].decode(encoding)))
    except UnicodeDecodeError:
        return -1
