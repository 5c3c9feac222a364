"""One file opened, cleaned and read: run in a process of its own, which knows nothing of Django."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from ..identifiers import Finding, find_personal
from . import images, office, office_text, opendocument, opendocument_text, pdf, pdf_marks, pdf_text, plain
from .kinds import IMAGES, OFFICE, OPEN_DOCUMENT, PLAIN, FileRefused, Kind, Refusal
from .pdf_opening import open_pdf
from .recognising import recognise
from .refusals import IfLost, Loss, WouldLose
from .texts import Texts

CLEANERS = {kind: office.clean for kind in OFFICE}
CLEANERS |= {kind: opendocument.clean for kind in OPEN_DOCUMENT}
CLEANERS |= {kind: plain.clean for kind in PLAIN}
CLEANERS |= {kind: images.clean for kind in IMAGES}
READERS = {kind: office_text.read for kind in OFFICE} | {kind: opendocument_text.read for kind in OPEN_DOCUMENT}
# Pictures that nobody here can read, so that no copy can have them (a small picture of the first page is no loss).
PICTURE = re.compile(r"(?:.*/)?(?:media|Pictures)/[^/]+")
DRAWING = re.compile(r".*\.(?:emf|wmf|emz|wmz|pcz|pict?|eps|svm)", re.IGNORECASE)
DRAWN = re.compile(rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", re.DOTALL)  # whatever its name is
SIGNATURES = (b"_xmlsignatures/sig", b"META-INF/documentsignatures.xml")


@dataclass(frozen=True)
class Cleaned:
    kind: Kind
    content: bytes
    pages: int | None  # of a PDF
    seen: str
    said: str
    found: tuple[Finding, ...]  # what in it may belong to one person
    losses: tuple[Loss, ...] = ()  # what cleaning took away, or would have taken away


def clean_and_read(kind: Kind, content: bytes, if_lost: IfLost = IfLost.ASK) -> Cleaned:
    """Raises FileRefused, WouldLose."""
    try:
        return _clean_and_read(kind, content, if_lost)
    except (FileRefused, MemoryError):
        raise
    except Exception:  # whatever a parser makes of a broken file, the visitor gets our sentence
        raise FileRefused(Refusal.DAMAGED) from None


def _clean_and_read(kind: Kind, content: bytes, if_lost: IfLost) -> Cleaned:
    kind = recognise(kind, content)
    cleaned, pages = clean(kind, content)
    losses = _losses(kind, content)
    if losses and if_lost == IfLost.ASK:
        raise WouldLose(losses)
    if losses and if_lost == IfLost.KEEP:
        _check_all_can_be_read(kind, content, losses)
        cleaned = content
    texts = read(kind, cleaned)
    if kind == Kind.PDF and cleaned is content:
        texts = texts._replace(said=f"{texts.said}\n{pdf_text.older_versions(content)}")
    return Cleaned(kind, cleaned, pages, *texts, tuple(find_personal(texts.said)), tuple(losses))


def _check_all_can_be_read(kind: Kind, content: bytes, losses: list[Loss]) -> None:
    """In a file that is kept as it is, nothing stays that nobody looked at. Raises FileRefused, WouldLose."""
    if Loss.DRAWING in losses:
        raise WouldLose([Loss.DRAWING])
    if kind == Kind.PDF and pdf_marks.has_files(open_pdf(content)):
        raise FileRefused(Refusal.EMBEDDED)


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
    if kind not in OFFICE | OPEN_DOCUMENT:
        return []
    is_signed = any(part in content for part in SIGNATURES)
    return [Loss.SIGNATURE] * is_signed + [Loss.DRAWING] * _has_drawing(content)


def _has_drawing(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        pictures = filter(PICTURE.fullmatch, archive.namelist())
        return any(DRAWING.fullmatch(name) or DRAWN.match(archive.open(name).read(44)) for name in pictures)
