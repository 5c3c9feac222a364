"""A Word file as we read it: the parts with text, what they refer to, and a file anew of only that for pandoc."""

import posixpath
from collections import Counter
from dataclasses import replace

from ...files import FileRefused, Kind, Refusal
from ...files.archive import pack
from ...files.markup import Budget
from ...files.office import PROGRAM_PARTS, PROGRAM_TYPES
from ...files.office_package import TYPES, Package, Relation, relations_part, write_relations, write_types
from ...files.properties import title_and_language
from ...files.recognising import recognise
from . import markup
from .languages import is_dutch
from .lost import Lost
from .markup import words_of
from .numbers import Numbers, with_our_lists
from .shaping import Shaping
from .styles import Styles

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES = ("footnotes", "endnotes")
SIGNS = {"tc": 3, "footnoteReference": 16, "endnoteReference": 16}  # that Markdown writes around each
NO_PICTURE = b"elsewhere"  # pandoc forgets a picture whose part is not there, and needs to know nothing of it


class WordParts:
    """Raises FileRefused for what is no Word file, or holds a program, or is made to be too much."""

    def __init__(self, content):
        recognise(Kind.DOCX, content)
        self.package, self.budget = Package(content), Budget()
        if any(map(PROGRAM_TYPES.search, self.package.all_types())) or any(
            map(PROGRAM_PARTS.search, self.package.parts)
        ):
            raise FileRefused(Refusal.PROGRAM_INSIDE)
        self.main = self._one("", "officeDocument")
        if not self.main:
            raise FileRefused(Refusal.DAMAGED)
        self.lost, self.pictures = Counter(), {}
        self.styles = self._read(self._one(self.main, "styles"))
        self.numbering = with_our_lists(self._read(self._one(self.main, "numbering")))
        names = {"document": self.main} | {kind: self._one(self.main, kind) for kind in NOTES}
        self.roots = {kind: (name, self._read(name)) for kind, name in names.items() if name}

    def shape(self, takes_changes):
        """Change all text for the better; `lost` has what stays behind by that."""
        keeps_languages = is_dutch(self.styles, [root for _, root in self.roots.values()])
        shaping = Shaping(Styles(self.styles), Numbers(self.numbering), takes_changes, keeps_languages)
        for name, root in self.roots.values():
            shaping.shape(root, self._outside(name))
        self.lost = shaping.lost + self._around()

    def length(self):
        """How many signs its text has, at least, with those that cells and notes add."""
        roots = [root for _, root in self.roots.values()]
        count = {name: sum(1 for root in roots for _ in root.iter(f"{markup.W}{name}")) for name in SIGNS}
        return sum(len(words_of(root)) for root in roots) + sum(SIGNS[name] * number for name, number in count.items())

    def title(self):
        """The property of that name."""
        name = self._one("", "core-properties")
        return title_and_language(self.package.parts[name])[0] if name else ""

    def for_pandoc(self):
        """The bytes of a Word file with what is shaped and no more; each picture has a name of `pictures`."""
        parts = {f"word/{kind}.xml": markup.written(root) for kind, (_, root) in self.roots.items()}
        about = {"numbering": self.numbering} | ({} if self.styles is None else {"styles": self.styles})
        parts |= {f"word/{kind}.xml": markup.written(root) for kind, root in about.items()}
        lists = {f"word/{kind}.xml": self._relations(name) for kind, (name, _) in self.roots.items()}
        known = [kind for kind in (*NOTES, *about) if f"word/{kind}.xml" in parts]
        lists["word/document.xml"] += [_relation(kind, f"word/{kind}.xml") for kind in known]
        lists[""] = [_relation("officeDocument", "word/document.xml")]
        types = {name: f"{MAIN_TYPE}.{name[5:-4]}+xml" for name in parts}
        types["word/document.xml"] = f"{MAIN_TYPE}.document.main+xml"
        return pack(
            {TYPES: write_types(types)}
            | parts
            | {relations_part(source): write_relations(listed) for source, listed in lists.items()}
            | dict.fromkeys(self.pictures, NO_PICTURE)
        )

    def _relations(self, source):
        return [kept for relation in self.package.relations(source) if (kept := self._kept(relation))]

    def _kept(self, relation):
        if relation.is_outside:
            return relation if relation.kind == "hyperlink" else None
        if relation.kind != "image" or not relation.target:
            return None
        name = f"word/media/{len(self.pictures)}{posixpath.splitext(relation.target)[1]}"
        self.pictures[name] = self.package.parts[relation.target]
        return replace(relation, target=name)

    def _outside(self, source):
        lost = [relation for relation in self.package.relations(source) if relation.kind == "image"]
        return frozenset(relation.id for relation in lost if relation.is_outside or not relation.target)

    def _around(self):
        """What stands in the margin of each page: counted once, when any of it says something."""
        names = [part.target for part in self.package.relations(self.main) if part.kind in ("header", "footer")]
        says = any(words_of(self._read(name)).strip() for name in filter(None, names))
        return Counter({Lost.MARGINS: 1} if says else {})

    def _one(self, source, kind):
        found = [part.target for part in self.package.relations(source) if part.kind == kind and not part.is_outside]
        return found[0] if found else ""

    def _read(self, name):
        return markup.read(self.package.parts[name], self.budget) if name else None


def _relation(kind, target) -> Relation:
    return Relation(f"own-{kind}", f"{OFFICE}/{kind}", target, False)
