"""Word, Excel and PowerPoint: written anew from the parts that we know, without programs, notes and names of makers."""

import re
from dataclasses import replace
from xml.sax.saxutils import escape

from . import office_relations as relations
from .archive import pack
from .kinds import FileRefused, Kind, Refusal
from .links import NOWHERE, is_for_readers
from .markup import HEADER, Budget, rewrite
from .office_package import TYPES, Package, Relation, relations_part, write_relations, write_types
from .office_rules import CONTAINERS, PartRules
from .pictures import without_metadata
from .properties import title_and_language

XML_TYPE = re.compile(r"application/vnd\.(?:openxmlformats-|ms-)[\w.+-]+\+xml")
PROGRAM_TYPES = re.compile(r"vbaProject|macroEnabled|macrosheet|activeX", re.IGNORECASE)
PROGRAM_PARTS = re.compile(r"vbaProject|vbaData|/macrosheets/|/activeX/", re.IGNORECASE)
DATA_FROM_PROGRAMS = re.compile(rb"<(?:\w+:)?ddeLink\b|<(?:\w+:)?instrText\b[^>]*>\s*DDE(?:AUTO)?\b", re.IGNORECASE)
PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
PICTURE_TYPES = {
    b"\xff\xd8": "jpeg",
    b"\x89P": "png",
    b"GI": "gif",
    b"BM": "bmp",
    b"RI": "webp",
    b"II": "tiff",
    b"MM": "tiff",
}


def clean(kind: Kind, content: bytes) -> bytes:
    """Raises FileRefused."""
    package = Package(content)
    if any(map(PROGRAM_TYPES.search, package.all_types())) or any(map(PROGRAM_PARTS.search, package.parts)):
        raise FileRefused(Refusal.PROGRAM_INSIDE)
    return _Copy(package).written()


class _Copy:
    def __init__(self, package: Package):
        self.package, self.budget = package, Budget()
        self.parts, self.types, self.pictures = {}, {}, {}

    def written(self) -> bytes:
        waiting, seen = [""], {""}
        while waiting:
            source = waiting.pop(0)
            kept = [kept for relation in self.package.relations(source) if (kept := self._kept(source, relation))]
            if source:
                self._copy(source, kept)
            if kept:
                self.parts[relations_part(source)] = write_relations(kept)
            parts = {relation.target for relation in kept if self._is_xml(relation)}
            waiting += sorted(parts - seen)
            seen |= parts
        if len(seen) < 2:
            raise FileRefused(Refusal.DAMAGED)  # nothing but an envelope
        return pack({TYPES: write_types(self.types), **self.parts})

    def _kept(self, source: str, relation: Relation) -> Relation | None:
        """The relation as it goes into the copy; None for what stays behind. Raises FileRefused."""
        kind = relation.kind
        if kind in relations.PROGRAMS:
            raise FileRefused(Refusal.PROGRAM_INSIDE)
        if not relation.is_outside and (kind in relations.FILES_INSIDE or self._is_file_inside(source, relation)):
            raise FileRefused(Refusal.EMBEDDED)
        if relation.is_outside or kind in relations.STAYS_WITHOUT_TARGET:
            return self._leading_outside(relation)
        if not relation.target:
            return None
        if kind == relations.IMAGE:
            return self._with_picture(relation)
        if kind == relations.PROPERTIES:
            self._copy_properties(relation.target)
            return relation
        return relation if self._is_xml(relation) else None

    def _is_file_inside(self, source: str, relation: Relation) -> bool:
        """Anything but the numbers behind a chart, which the chart has itself."""
        return relation.kind == "package" and "/charts/" not in f"/{source}"

    @staticmethod
    def _leading_outside(relation: Relation) -> Relation | None:
        if relation.kind not in relations.STAYS_WITHOUT_TARGET:
            return None
        by_hand = relation.kind in relations.FOLLOWED_BY_HAND and relation.is_outside
        return relation if by_hand and is_for_readers(relation.target) else _nowhere(relation)

    def _with_picture(self, relation: Relation) -> Relation | None:
        name = relation.target
        if name not in self.pictures:
            self.pictures[name] = self._copy_picture(name)
        return self.pictures[name] and replace(relation, target=self.pictures[name])

    def _copy_picture(self, name: str) -> str:
        """Its new name; '' when it is of no kind that we know."""
        picture = without_metadata(self.package.parts[name])
        if picture is None:
            return ""
        format = PICTURE_TYPES[picture[:2]]
        new_name = f"{name.partition('/')[0]}/media/image{len(self.pictures) + 1}.{format}"
        self.parts[new_name], self.types[new_name] = picture, f"image/{format}"
        return new_name

    def _copy_properties(self, name: str) -> None:
        title, language = title_and_language(self.package.parts[name])
        about = f"<dc:title>{escape(title)}</dc:title>" + (
            f"<dc:language>{escape(language)}</dc:language>" if language else ""
        )
        names = f'xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        self.parts[name] = HEADER + f"<cp:coreProperties {names}>{about}</cp:coreProperties>".encode()
        self.types[name] = PROPERTIES_TYPE

    def _copy(self, name: str, kept: list[Relation]) -> None:
        type = self.package.type_of(name)
        if not XML_TYPE.fullmatch(type):
            raise FileRefused(Refusal.DAMAGED)
        xml = rewrite(self.package.parts[name], PartRules({relation.id for relation in kept}), CONTAINERS, self.budget)
        if DATA_FROM_PROGRAMS.search(xml):
            raise FileRefused(Refusal.PROGRAM_INSIDE)
        self.parts[name], self.types[name] = xml, type

    def _is_xml(self, relation: Relation) -> bool:
        known = relation.kind in relations.READ | relations.NEEDED
        return known and not relation.is_outside and bool(relation.target)


def _nowhere(relation: Relation) -> Relation:
    return replace(relation, target=NOWHERE, is_outside=True)
