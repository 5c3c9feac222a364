"""Which files are welcome, and what we say of the others."""

from enum import StrEnum
from pathlib import PurePath

from ..refusals import Refused

MAX_BYTES = 10 * 1024**2
MAX_TEXT = 1_000_000  # characters that we read for search and checks

OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT_TYPE = "application/vnd.oasis.opendocument"


class Kind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    TXT = "txt"
    CSV = "csv"
    PNG = "png"
    JPG = "jpg"

    @property
    def label(self) -> str:
        return self.value.upper()

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{OFFICE_TYPE}.wordprocessingml.document",
    Kind.XLSX: f"{OFFICE_TYPE}.spreadsheetml.sheet",
    Kind.PPTX: f"{OFFICE_TYPE}.presentationml.presentation",
    Kind.ODT: f"{OPEN_DOCUMENT_TYPE}.text",
    Kind.ODS: f"{OPEN_DOCUMENT_TYPE}.spreadsheet",
    Kind.ODP: f"{OPEN_DOCUMENT_TYPE}.presentation",
    Kind.TXT: "text/plain",
    Kind.CSV: "text/csv",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
}
EXTENSIONS = {f".{kind}": kind for kind in Kind} | {".jpeg": Kind.JPG}  # also for the accept attribute


class Refusal(StrEnum):
    """The sentences of design.md; `{name}` is the file as the visitor knows it."""

    TOO_BIG = "{name} is te groot. Een bestand mag 10 MB zijn."
    TOO_MANY_PIXELS = "{name} is te groot. Een afbeelding mag 25 megapixels zijn."
    WRONG_TYPE = "{name} kan niet. Kies een PDF, Word-, Excel-, OpenDocument-, tekst- of beeldbestand."
    EMPTY = "{name} is leeg. Kies een ander bestand."
    LOCKED = "{name} heeft een wachtwoord. Haal het wachtwoord eraf."
    INFECTED = "{name} is geweigerd: er zit schadelijke code in."
    FAILED = "{name} is niet toegevoegd. Probeer het opnieuw."


class FileRefused(Refused):
    """`str()` is the sentence for the visitor; `reason` is for tests and logs."""

    def __init__(self, reason: Refusal, name: str = "Dit bestand"):
        self.reason = reason
        super().__init__(reason.format(name=name))


def kind_of(name: str) -> Kind:
    """By the extension alone. Raises FileRefused."""
    kind = EXTENSIONS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise FileRefused(Refusal.WRONG_TYPE, name)
    return kind
