"""Word, Excel and PowerPoint: no programs inside, no names of people who worked on it."""

import re
from functools import partial

from . import markup
from .archive import OLE, open_archive, rewrite
from .images import without_metadata
from .kinds import FileRefused, Kind, Refusal, kind_of
from .links import without_outside

MAIN_PARTS = {
    Kind.DOCX: (r"word/document\d*\.xml", b"wordprocessingml.document.main+xml"),
    Kind.XLSX: (r"xl/workbook\d*\.xml", b"spreadsheetml.sheet.main+xml"),
    Kind.PPTX: (r"ppt/presentation\d*\.xml", b"presentationml.presentation.main+xml"),
}
TYPES = "[Content_Types].xml"
PROGRAM_TYPES = re.compile(rb"vbaProject|macroEnabled|macrosheet|activeX", re.IGNORECASE)
PROGRAM_PARTS = re.compile(r"vbaProject|vbaData|/macrosheets/|/activeX/", re.IGNORECASE)
DATA_FROM_PROGRAMS = re.compile(rb"<(?:\w+:)?ddeLink\b|<(?:\w+:)?instrText\b[^>]*>\s*DDE(?:AUTO)?\b", re.IGNORECASE)
LEFT_OUT = ("docProps/custom.xml", "docProps/thumbnail", "_xmlsignatures/")  # and what refers to them

# What an element or attribute says about people, and what it says afterwards.
NOBODY, INITIALS = b"Auteur", b"A"
PROPERTIES = (b"creator", b"lastModifiedBy", b"Company", b"Manager", b"HyperlinkBase", b"Template")
ELEMENTS = {
    r"docProps/.*": (PROPERTIES, b""),
    r"xl/comments.*": ((b"author",), NOBODY),
    r"customXml/.*": ((b"DisplayName", b"AccountId"), b""),
}
ATTRIBUTES_ANYWHERE = {b"author": NOBODY, b"initials": INITIALS, b"userId": b"", b"refreshedBy": b""}
ATTRIBUTES_OF = {
    b"person": {b"displayName": NOBODY},
    b"author": {b"name": NOBODY},
    b"cmAuthor": {b"name": NOBODY},
    b"userInfo": {b"name": NOBODY},
    b"fileSharing": {b"userName": NOBODY},
    b"header": {b"userName": NOBODY},
    b"absPath": {b"url": b""},
}
PEOPLE = re.compile(rb"author|initials|userId|refreshedBy|displayName|userName|absPath|userInfo", re.IGNORECASE)
SPOKEN_AUTHOR = re.compile(rb"<(?:\w+:)?author>([^<]+)</")


def clean(kind: Kind, content: bytes, is_inside: bool = False) -> bytes:
    """Raises FileRefused."""
    _check(kind, content)
    cleaned = rewrite(open_archive(content), partial(_clean_part, is_inside))
    _check(kind, cleaned)
    return cleaned


def _check(kind: Kind, content: bytes) -> None:
    archive = open_archive(content)
    names = archive.namelist()
    types = archive.read(TYPES) if TYPES in names else b""
    pattern, main_type = MAIN_PARTS[kind]
    has_main_part = main_type in types and any(re.fullmatch(pattern, name) for name in names)
    has_program = PROGRAM_TYPES.search(types) or any(PROGRAM_PARTS.search(name) for name in names)
    if has_program or not has_main_part:
        raise FileRefused(Refusal.WRONG_TYPE)


def _clean_part(is_inside: bool, name: str, content: bytes) -> bytes | None:
    if name.startswith(LEFT_OUT):
        return None
    if content.startswith((OLE, b"MZ")):  # an old Office file, a macro, any file behind an icon
        raise FileRefused(Refusal.WRONG_TYPE)
    if content.startswith(b"PK\x03\x04"):
        return _clean_inside(is_inside, name, content)
    if name.endswith((".xml", ".rels")):
        return _clean_markup(name, markup.checked(content))
    if name.lower().endswith((".png", ".jpg", ".jpeg")):
        return without_metadata(content)
    return content


def _clean_inside(is_inside: bool, name: str, content: bytes) -> bytes:
    """The workbook behind a chart is an Office file too; one in one in one is not."""
    kind = kind_of(name)
    if is_inside or kind not in MAIN_PARTS:
        raise FileRefused(Refusal.WRONG_TYPE)
    return clean(kind, content, is_inside=True)


def _clean_markup(name: str, xml: bytes) -> bytes:
    if DATA_FROM_PROGRAMS.search(xml):
        raise FileRefused(Refusal.WRONG_TYPE)
    if name == TYPES or name.endswith(".rels"):
        return markup.rewrite_tags(xml, _clean_reference)
    for pattern, (elements, text) in ELEMENTS.items():
        if re.fullmatch(pattern, name):
            xml = markup.fill_elements(_without_spoken_authors(xml), elements, text)
    return markup.rewrite_tags(xml, _without_people) if PEOPLE.search(xml) else xml


def _without_spoken_authors(xml: bytes) -> bytes:
    """Excel begins the text of a note with the name of who wrote it."""
    for author in set(SPOKEN_AUTHOR.findall(xml)):
        xml = xml.replace(b">" + author + b":", b">" + NOBODY + b":")
    return xml


def _without_people(tag: bytes, element: bytes) -> bytes:
    return markup.with_attributes(tag, ATTRIBUTES_ANYWHERE | ATTRIBUTES_OF.get(element, {}))


def _clean_reference(tag: bytes, element: bytes) -> bytes:
    """Of content types and relationships: nothing that we left out, nothing that fetches from outside by itself."""
    values = markup.attributes(tag)
    target = values.get(b"PartName", values.get(b"Target", b"")).decode().lstrip("/")
    if target.startswith(LEFT_OUT) and tag.endswith(b"/>"):
        return b""
    if values.get(b"TargetMode") != b"External":
        return tag
    is_followed_by_hand = values.get(b"Type", b"").endswith(b"/hyperlink")
    return without_outside(tag, b"Target", is_followed_by_hand)
