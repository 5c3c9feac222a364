"""OpenDocument text, sheets and slides: no scripts inside, no names of people who worked on it."""

import re

from . import markup
from .archive import OLE, open_archive, rewrite
from .images import without_metadata
from .kinds import FileRefused, Kind, Refusal
from .links import without_outside

MANIFEST = "META-INF/manifest.xml"
PROGRAM_PARTS = re.compile(r"(?:^|/)(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
PROGRAM_ELEMENTS = {
    b"event-listener",
    b"execute-macro",
    b"script",
    b"applet",
    b"plugin",
    b"dde-source",
    b"dde-connection-decl",
}
LEFT_OUT = ("Thumbnails/", "Versions/", "VersionList.xml", "META-INF/documentsignatures", "layout-cache")
NOBODY = b"Auteur"
PROPERTIES = (b"creator", b"initial-creator", b"printed-by", b"user-defined")
AUTHORS = (b"creator", b"creator-initials", b"sender-initials")


def clean(kind: Kind, content: bytes) -> bytes:
    """Raises FileRefused."""
    _check(kind, content)
    cleaned = rewrite(open_archive(content), _clean_part)
    _check(kind, cleaned)
    return cleaned


def _check(kind: Kind, content: bytes) -> None:
    archive = open_archive(content)
    names = archive.namelist()
    if names[0] != "mimetype" or archive.read("mimetype") != kind.content_type.encode():
        raise FileRefused(Refusal.WRONG_TYPE)
    if MANIFEST not in names or "content.xml" not in names or any(map(PROGRAM_PARTS.search, names)):
        raise FileRefused(Refusal.WRONG_TYPE)
    if b"encryption-data" in archive.read(MANIFEST):
        raise FileRefused(Refusal.LOCKED)


def _clean_part(name: str, content: bytes) -> bytes | None:
    if name.startswith(LEFT_OUT):
        return None
    if content.startswith((OLE, b"MZ", b"PK\x03\x04")):
        raise FileRefused(Refusal.WRONG_TYPE)
    if name.endswith((".xml", ".rdf")):
        return _clean_markup(name, markup.checked(content))
    if name.lower().endswith((".png", ".jpg", ".jpeg")):
        return without_metadata(content)
    return content


def _clean_markup(name: str, xml: bytes) -> bytes:
    if name.endswith("meta.xml"):
        xml = markup.fill_elements(xml, PROPERTIES, b"")
    else:
        xml = markup.fill_elements(xml, AUTHORS, NOBODY)
    return markup.rewrite_tags(xml, _clean_reference)


def _clean_reference(tag: bytes, element: bytes) -> bytes:
    """Nothing that we left out, nothing that fetches from outside by itself; a link in the text may stay."""
    if element in PROGRAM_ELEMENTS:
        raise FileRefused(Refusal.WRONG_TYPE)
    if element == b"file-entry":
        path = markup.attributes(tag).get(b"full-path", b"").decode()
        return b"" if path.startswith(LEFT_OUT) and tag.endswith(b"/>") else tag
    return without_outside(tag, b"href", is_followed_by_hand=element == b"a")
