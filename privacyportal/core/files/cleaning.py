"""Which cleaner goes with which kind; each refuses what is not what it says, and returns a copy that opens."""

from . import images, office, opendocument, pdf, plain
from .kinds import Kind

CLEANERS = {
    Kind.DOCX: office.clean,
    Kind.XLSX: office.clean,
    Kind.PPTX: office.clean,
    Kind.ODT: opendocument.clean,
    Kind.ODS: opendocument.clean,
    Kind.ODP: opendocument.clean,
    Kind.TXT: plain.clean,
    Kind.CSV: plain.clean,
    Kind.PNG: images.clean,
    Kind.JPG: images.clean,
}


def clean(kind: Kind, content: bytes) -> tuple[bytes, int | None]:
    """The cleaned copy and, of a PDF, its number of pages. Raises FileRefused."""
    if kind == Kind.PDF:
        return pdf.clean(content)
    return CLEANERS[kind](kind, content), None
