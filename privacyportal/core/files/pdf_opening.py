"""PDF files as readers open them: with something before the beginning, and behind a lock of the owner alone."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject

from .kinds import FileRefused, Refusal

START = b"%PDF-"
BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    AssertionError,
    OSError,
)


def open_pdf(content: bytes) -> PdfReader:
    """Raises FileRefused."""
    place = max(content.find(START, 0, 1024 + len(START)), 0)
    try:
        reader = PdfReader(BytesIO(content[place:]))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefused(Refusal.LOCKED)
        if "/Collection" in reader.trailer["/Root"]:
            raise FileRefused(Refusal.EMBEDDED)
        if not reader.pages:
            raise FileRefused(Refusal.DAMAGED)
    except BROKEN:
        raise FileRefused(Refusal.DAMAGED) from None
    return reader


def resolved(thing):
    """The thing itself, also when it stands elsewhere in the file."""
    return thing.get_object() if isinstance(thing, IndirectObject) else thing


def dictionary(thing, key: str) -> DictionaryObject:
    """What stands at a key, empty when it is no dictionary."""
    found = resolved(thing.get(key))
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def items(thing, key: str) -> list:
    found = resolved(thing.get(key))
    return [resolved(item) for item in found] if isinstance(found, list) else []


def word(thing, key: str) -> str:
    """The name or text at a key."""
    found = resolved(thing.get(key))
    return found if isinstance(found, str) else ""
