"""One file opened, cleaned and read: run in a process of its own, which knows nothing of Django."""

from dataclasses import dataclass

from ..identifiers import Finding, find_personal
from . import images, office, office_text, opendocument, opendocument_text, pdf, pdf_marks, pdf_text, plain
from .kinds import IMAGES, OFFICE, OPEN_DOCUMENT, PLAIN, FileRefused, Kind, Refusal
from .pdf_opening import open_pdf
from .recognising import recognise
from .refusals import Loss, WouldLose
from .texts import Texts

CLEANERS = {kind: office.clean for kind in OFFICE}
CLEANERS |= {kind: opendocument.clean for kind in OPEN_DOCUMENT}
CLEANERS |= {kind: plain.clean for kind in PLAIN}
CLEANERS |= {kind: images.clean for kind in IMAGES}
READERS = {kind: office_text.read for kind in OFFICE} | {kind: opendocument_text.read for kind in OPEN_DOCUMENT}
SIGNATURES = (b"_xmlsignatures/sig", b"META-INF/documentsignatures.xml")


@dataclass(frozen=True)
class Cleaned:
    kind: Kind
    content: bytes
    pages: int | None  # of a PDF
    seen: str
    said: str
    found: tuple[Finding, ...]  # what in it may belong to one person


def clean_and_read(kind: Kind, content: bytes, keep_as_is: bool = False) -> Cleaned:
    """Raises FileRefused, WouldLose."""
    try:
        return _clean_and_read(kind, content, keep_as_is)
    except (FileRefused, MemoryError):
        raise
    except Exception:  # whatever a parser makes of a broken file, the visitor gets our sentence
        raise FileRefused(Refusal.DAMAGED) from None


def _clean_and_read(kind: Kind, content: bytes, keep_as_is: bool) -> Cleaned:
    kind = recognise(kind, content)
    if not keep_as_is and (lost := _losses(kind, content)):
        raise WouldLose(lost)
    cleaned, pages = clean(kind, content)
    if keep_as_is and kind == Kind.PDF and pdf_marks.has_files(open_pdf(content)):
        raise FileRefused(Refusal.EMBEDDED)
    kept = content if keep_as_is else cleaned
    texts = read(kind, kept)
    return Cleaned(kind, kept, pages, *texts, tuple(find_personal(texts.said)))


def clean(kind: Kind, content: bytes) -> tuple[bytes, int | None]:
    """The cleaned copy and, of a PDF, its number of pages. Raises FileRefused."""
    if kind == Kind.PDF:
        return pdf.clean(content)
    return CLEANERS[kind](kind, content), None


def read(kind: Kind, content: bytes) -> Texts:
    """What a reader sees of it, and all that it says. Raises FileRefused."""
    if kind in IMAGES:
        return Texts("", "")
    if kind in PLAIN:
        text = plain.decode(content)
        return Texts.of([text], [text])
    return pdf_text.read(content) if kind == Kind.PDF else READERS[kind](kind, content)


def _losses(kind: Kind, content: bytes) -> list[Loss]:
    if kind == Kind.PDF:
        return pdf_marks.losses(open_pdf(content))
    is_signed = kind in OFFICE | OPEN_DOCUMENT and any(part in content for part in SIGNATURES)
    return [Loss.SIGNATURE] if is_signed else []
