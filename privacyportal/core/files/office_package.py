"""An Office file as Office sees it: parts that refer to each other. What nothing refers to is not there."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from .archive import unpack
from .kinds import FileRefused, Refusal
from .markup import HEADER, elements_of

TYPES = "[Content_Types].xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True)
class Relation:
    id: str
    type: str
    target: str  # the name of a part, or an address outside
    is_outside: bool

    @property
    def kind(self) -> str:
        """`image`, `worksheet` …: the last word of its type."""
        return self.type.rsplit("/", 1)[-1]


class Package:
    """Read from an archive. Raises FileRefused."""

    def __init__(self, content: bytes):
        self.parts = unpack(content)
        self._names = {name.lower(): name for name in self.parts}
        if TYPES not in self.parts:
            raise FileRefused(Refusal.DAMAGED)
        found = elements_of(self.parts[TYPES], "Default", "Override")
        self._types = {about["PartName"].lower(): about["ContentType"] for about in found if "PartName" in about}
        self._defaults = {about["Extension"].lower(): about["ContentType"] for about in found if "Extension" in about}

    def type_of(self, name: str) -> str:
        extension = name.rpartition(".")[2].lower()
        return self._types.get(f"/{name}".lower()) or self._defaults.get(extension, "")

    def all_types(self) -> list[str]:
        return [*self._types.values(), *self._defaults.values()]

    def relations(self, source: str) -> list[Relation]:
        """What a part refers to; of the package itself for the source ''."""
        folder, _, name = source.rpartition("/")
        listed = self._names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
        found = elements_of(self.parts[listed], "Relationship") if listed else []
        return [self._relation(folder, about) for about in found if {"Id", "Type", "Target"} <= about.keys()]

    def _relation(self, folder: str, about: dict[str, str]) -> Relation:
        target = about["Target"]
        if about.get("TargetMode") == "External":
            return Relation(about["Id"], about["Type"], target, True)
        path = posixpath.normpath(posixpath.join("/" + folder, unquote(target.partition("#")[0])))
        name = self._names.get(path.lstrip("/").lower(), "")
        return Relation(about["Id"], about["Type"], name, False)


def relations_part(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def write_relations(relations: list[Relation]) -> bytes:
    lines = "".join(map(_relation_line, relations))
    return HEADER + f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _relation_line(relation: Relation) -> str:
    target = relation.target if relation.is_outside else f"/{relation.target}"
    mode = ' TargetMode="External"' if relation.is_outside else ""
    about = f"Id={quoteattr(relation.id)} Type={quoteattr(relation.type)} Target={quoteattr(target)}"
    return f"<Relationship {about}{mode}/>"


def write_types(types: dict[str, str]) -> bytes:
    lines = [
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        *(
            f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(type)}/>"
            for name, type in types.items()
        ),
    ]
    return HEADER + f'<Types xmlns="{PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()
