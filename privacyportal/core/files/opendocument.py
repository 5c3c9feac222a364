"""OpenDocument text, sheets and slides: written anew from the parts that we know, without programs, notes and names."""

import re
from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from .archive import pack, unpack
from .kinds import FileRefused, Kind, Refusal
from .links import NOWHERE, is_for_readers, is_inside
from .markup import HEADER, Attributes, Budget, elements_of, local, rewrite
from .pictures import without_metadata
from .properties import title_and_language

MANIFEST, META = "META-INF/manifest.xml", "meta.xml"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
TEXT_PART = re.compile(r"(?:Object [0-9]+/)?(?:content|styles)\.xml")
PICTURE_PART = re.compile(r"(?:Object [0-9]+/)?(?:Pictures|media)/[^/]+")
PROGRAM_PARTS = re.compile(r"(?:^|/)(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
PROGRAM_ELEMENTS = frozenset(
    "event-listener event-listeners execute-macro script applet plugin dde-source dde-connection-decl".split()
)
DROPPED = frozenset(
    """annotation annotation-end creator creator-initials print-date printed-by initial-creator font-face-src
    editing-cycles editing-duration author-name author-initials sender-firstname sender-lastname sender-initials
    sender-title sender-position sender-email sender-phone-private sender-fax sender-company sender-phone-work
    sender-street sender-city sender-postal-code sender-country sender-state-or-province
    database-source-sql database-source-table database-source-query connection-resource
    change-track-table-cell-previous binary-data""".split()
)
EMPTY_FRAMES = frozenset(["frame"])
FOLLOWED_BY_HAND = frozenset(["a"])
NEEDS_ITS_TARGET = frozenset(["image", "object", "fill-image", "background-image", "marker", "list-level-style-image"])


def clean(kind: Kind, content: bytes) -> bytes:
    """Raises FileRefused."""
    parts = unpack(content)
    _check(parts)
    pictures = {
        name: picture for name in parts if PICTURE_PART.fullmatch(name) and (picture := without_metadata(parts[name]))
    }
    budget = Budget()
    copy = {"mimetype": kind.content_type.encode()}
    for name in filter(TEXT_PART.fullmatch, parts):
        copy[name] = rewrite(parts[name], PartRules(name, pictures), EMPTY_FRAMES, budget)
    copy[META] = _about(parts.get(META))
    copy |= pictures
    copy[MANIFEST] = _manifest(kind, copy, _media_types(parts))
    return pack(copy)


def _check(parts: dict[str, bytes]) -> None:
    """Raises FileRefused."""
    if MANIFEST not in parts or "content.xml" not in parts:
        raise FileRefused(Refusal.DAMAGED)
    if b"encryption-data" in parts[MANIFEST]:
        raise FileRefused(Refusal.LOCKED)
    if any(map(PROGRAM_PARTS.search, parts)):
        raise FileRefused(Refusal.PROGRAM_INSIDE)
    inside = [type for name, type in _media_types(parts).items() if name.endswith("/") and name != "/"]
    if any("opendocument" in type and not type.endswith((".chart", ".formula")) for type in inside):
        raise FileRefused(Refusal.EMBEDDED)


def _media_types(parts: dict[str, bytes]) -> dict[str, str]:
    entries = elements_of(parts[MANIFEST], "file-entry")
    return {about.get("full-path", ""): about.get("media-type", "") for about in entries}


def _about(meta: bytes | None) -> bytes:
    title, language = title_and_language(meta) if meta else ("", "")
    about = f"<dc:title>{escape(title)}</dc:title>" + (
        f"<dc:language>{escape(language)}</dc:language>" if language else ""
    )
    names = f'xmlns:office="{OFFICE}:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
    return HEADER + f"<office:document-meta {names}><office:meta>{about}</office:meta></office:document-meta>".encode()


def _manifest(kind: Kind, copy: dict[str, bytes], types: dict[str, str]) -> bytes:
    entries = {"/": kind.content_type} | {name: _type_of(name) for name in copy if name != "mimetype"}
    folders = {name.rpartition("/")[0] + "/" for name in copy if name.startswith("Object ")}
    entries |= {folder: types.get(folder, "") for folder in sorted(folders) if folder in types}
    lines = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type={quoteattr(type)}/>"
        for name, type in entries.items()
    )
    about = f'xmlns:manifest="{OFFICE}:manifest:1.0" manifest:version="1.2"'
    return HEADER + f"<manifest:manifest {about}>{lines}</manifest:manifest>".encode()


def _type_of(name: str) -> str:
    return "text/xml" if name.endswith(".xml") else ""


class PartRules:
    """The change that one part undergoes."""

    def __init__(self, name: str, pictures: Collection[str]):
        self.folder, self.pictures = name.rpartition("/")[0], pictures

    def __call__(self, element: str, attributes: Attributes) -> Attributes | None:
        if element in PROGRAM_ELEMENTS:
            raise FileRefused(Refusal.PROGRAM_INSIDE)
        if element in ("object-ole", "floating-frame"):
            raise FileRefused(Refusal.EMBEDDED)
        is_copy_of_other_file = element == "table" and "'#" in _value(attributes, "name")
        if element in DROPPED or is_copy_of_other_file:
            return None
        if element in NEEDS_ITS_TARGET and not self._is_here(_value(attributes, "href")):
            return None
        return {name: self._kept(element, name, value) for name, value in attributes.items()}

    def _is_here(self, address: str) -> bool:
        if not address:
            return True
        path = f"{self.folder}/{address}".replace("/./", "/").strip("./")
        return path in self.pictures or address.removeprefix("./").startswith("Object ")

    @staticmethod
    def _kept(element: str, name: str, value: str) -> str:
        if local(name) != "href":
            return value
        is_fine = is_for_readers(value) if element in FOLLOWED_BY_HAND else is_inside(value)
        return value if is_fine else NOWHERE


def _value(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")
