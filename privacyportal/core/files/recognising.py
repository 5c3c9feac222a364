"""What a file really is, by its first bytes."""

import re
import zipfile
from io import BytesIO

from .kinds import CONTENT_TYPES, IMAGES, OFFICE, OPEN_DOCUMENT, PLAIN, FileRefused, Kind, Refusal

MAX_BEFORE_PDF = 1024  # bytes of something else that PDF readers put up with
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, mails of Outlook, and new Office files behind a password
LOCKED_OFFICE_FILE, OUTLOOK = "EncryptedPackage".encode("utf-16-le"), "__properties_version1".encode("utf-16-le")
STARTS = (
    (rb"\x89PNG\r\n\x1a\n", Kind.PNG),
    (rb"\xff\xd8\xff", Kind.JPG),
    (rb"MZ.{0,62}\0|\x7fELF|\xfe\xed\xfa|\xcf\xfa\xed\xfe", Refusal.PROGRAM),
    (rb"GIF8", Refusal.GIF),
    (rb"RIFF....WEBP", Refusal.WEBP),
    (rb"....ftyp(?:hei|hev|mif|msf|avi)", Refusal.HEIC),
    (rb"....ftyp|ID3|OggS|fLaC|RIFF....(?:AVI |WAVE)|\x1aE\xdf\xa3", Refusal.FILM),
    (rb"II\*\0|MM\0\*|BM....\0\0\0\0|8BPS|\0\0\x01\0|%!PS|\0\0\0\x0cjP|\xd7\xcd\xc6\x9a", Refusal.OTHER_IMAGE),
    (rb"Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ|MSCF", Refusal.ARCHIVE),
    (rb"\{\\rtf", Refusal.RICH_TEXT),
    (
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b",
        Refusal.OTHER_IMAGE,
    ),
    (rb"(?:\xef\xbb\xbf)?\s*(?i:<\?xml|<!doctype|<html|<script)", Refusal.WEB_PAGE),
    (rb"(?:From |Return-Path:|Received:|Delivered-To:|MIME-Version:)", Refusal.MAIL),
)
PATTERNS = [(re.compile(pattern, re.DOTALL), what) for pattern, what in STARTS]
MAIN_TYPES = {
    Kind.DOCX: b"wordprocessingml.document.main+xml",
    Kind.XLSX: b"spreadsheetml.sheet.main+xml",
    Kind.PPTX: b"presentationml.presentation.main+xml",
}
PROGRAM_TYPE = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
TEMPLATE_TYPE = re.compile(rb"(?:template|slideshow)\.main\+xml")


def recognise(kind: Kind, content: bytes) -> Kind:
    """The kind to treat it as: `kind`, or the other of PNG and JPG. Raises FileRefused, which says what it is."""
    if not content:
        raise FileRefused(Refusal.EMPTY)
    found = what_is(content)
    if found == kind or {found, kind} <= IMAGES:
        return found
    if isinstance(found, Refusal) and not (kind in PLAIN and found in (Refusal.WEB_PAGE, Refusal.MAIL)):
        raise FileRefused(found)
    if isinstance(found, Kind):
        raise FileRefused(Refusal.RENAMED, real=found.value)
    if kind not in PLAIN:
        raise FileRefused(Refusal.RENAMED, real="txt") if _is_text(content) else FileRefused(Refusal.DAMAGED)
    return kind


def what_is(content: bytes) -> Kind | Refusal | None:
    """None for text, and for what nobody knows."""
    if content.startswith(b"PK\x03\x04"):
        return _what_is_packed(content)
    if content.startswith(OLE):
        return _what_is_compound(content)
    for pattern, what in PATTERNS:
        if pattern.match(content):
            return what
    return Kind.PDF if b"%PDF-" in content[: MAX_BEFORE_PDF + 5] else None


def _what_is_compound(content: bytes) -> Refusal:
    if LOCKED_OFFICE_FILE in content:
        return Refusal.LOCKED
    return Refusal.MAIL if OUTLOOK in content else Refusal.OLD_OFFICE


def _what_is_packed(content: bytes) -> Kind | Refusal:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _what_is_office(_start_of(archive, "[Content_Types].xml"))
            if "mimetype" in names:
                return _what_is_open_document(_start_of(archive, "mimetype"))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        return Refusal.DAMAGED
    except RuntimeError:  # zipfile's word for a part behind a password
        return Refusal.LOCKED
    return Refusal.APPLE if any(name.startswith("Index/") for name in names) else Refusal.ARCHIVE


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(1024**2)


def _what_is_office(types: bytes) -> Kind | Refusal:
    if PROGRAM_TYPE.search(types):
        return Refusal.PROGRAM_INSIDE
    if TEMPLATE_TYPE.search(types):
        return Refusal.TEMPLATE
    return next((kind for kind in OFFICE if MAIN_TYPES[kind] in types), Refusal.DAMAGED)


def _what_is_open_document(mimetype: bytes) -> Kind | Refusal:
    said = mimetype.strip().decode("ascii", "replace")
    known = {CONTENT_TYPES[kind]: kind for kind in OPEN_DOCUMENT}
    return known.get(said, Refusal.TEMPLATE if "opendocument" in said else Refusal.ARCHIVE)


def _is_text(content: bytes) -> bool:
    start = content[:1000]
    return not re.search(rb"[\x00-\x08\x0e-\x1f\x7f-\xff]", start)
