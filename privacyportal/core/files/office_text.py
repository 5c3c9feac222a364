"""What Word, Excel and PowerPoint files say."""

from collections.abc import Iterator

from .kinds import Kind
from .markup import Budget, elements_of
from .markup_text import MarkupText
from .office_package import TYPES, Package
from .office_relations import READ
from .sheet_text import SharedStrings, SheetText
from .texts import Texts

NO = ("0", "false", "off", "none")


class OfficeText(MarkupText):
    SPACES, LINES = frozenset("tab br cr Choice Fallback".split()), frozenset("p si row tr".split())
    CELLS = frozenset("c v pt tc".split())
    UNSEEN = frozenset("del moveFrom delText delInstrText instrText f rPh Fallback formatCode definedName".split())
    UNSAID = frozenset("col row colOff rowOff posOffset pctWidth pctHeight pctPosHOffset pctPosVOffset".split())

    def __init__(self, hidden_styles=frozenset(), **options):
        super().__init__(**options)
        self.hidden_styles = hidden_styles

    def hides(self, element, attributes):
        if element in ("vanish", "webHidden") and self._belongs_to("rPr", "r"):
            return 3 if attributes.get("val") not in NO else 0
        if element in ("rStyle", "pStyle") and attributes.get("val") in self.hidden_styles:
            return 3
        if attributes.get("hidden") in ("1", "true") and element in ("cNvPr", "docPr"):
            return 3 if element == "cNvPr" else 2
        if element == "sld" and attributes.get("show") in NO:
            return 1
        return super().hides(element, attributes)

    def _belongs_to(self, *parents):
        return tuple(self.path[-3:-1]) == parents[::-1]


def read(kind: Kind, content: bytes) -> Texts:
    """Of a cleaned file. Raises FileRefused."""
    return _Reading(Package(content)).texts()


class _Reading:
    def __init__(self, package: Package):
        self.package, self.budget = package, Budget()
        self.hidden_styles = self._styles_that_hide()
        self.shared = self._shared_strings()

    def texts(self) -> Texts:
        seen, said = [], []
        for name, is_seen in self._parts():
            said.append(f"{name}\n")
            if self._is_xml(name):
                text = self._reader(name, is_seen).read(self.package.parts[name])
                seen += text.seen
                said += text.said
            said += [f"{relation.target}\n" for relation in self.package.relations(name) if relation.is_outside]
        return Texts.of(seen, said)

    def _parts(self) -> Iterator[tuple[str, bool]]:
        """Each part once, a part that is seen from anywhere as seen."""
        waiting, done = [("", True)], {}
        while waiting:
            source, is_seen = waiting.pop(0)
            if source in done and done[source] >= is_seen:
                continue
            done[source] = is_seen
            hidden = self._hidden_from(source)
            for relation in self.package.relations(source):
                if relation.target and not relation.is_outside:
                    shows = is_seen and relation.kind in READ and relation.id not in hidden
                    waiting.append((relation.target, shows))
        # Only in a file that is kept as it is are there parts that nothing leads to.
        unreached = dict.fromkeys(sorted(self.package.parts.keys() - done.keys()), False)
        return ((name, is_seen) for name, is_seen in (done | unreached).items() if self._is_readable(name))

    def _is_readable(self, name: str) -> bool:
        return bool(name) and not self.package.type_of(name).startswith("image/")

    def _is_xml(self, name: str) -> bool:
        """By its type: a part may have any name."""
        return name == TYPES or self.package.type_of(name).endswith("xml")

    def _hidden_from(self, source: str) -> set[str]:
        """The sheets that a workbook hides; all that hangs on a slide that is skipped."""
        if not source or not self._main_type(source):
            return set()
        found = elements_of(self.package.parts[source], "sheet", "sld")
        hidden = {about.get("id", "") for about in found if about.get("state", "visible") != "visible"}
        skipped = any(about.get("show") in NO for about in found)
        return {relation.id for relation in self.package.relations(source)} if skipped else hidden

    def _main_type(self, source: str) -> bool:
        return self.package.type_of(source).endswith((".sheet.main+xml", ".slide+xml"))

    def _reader(self, name: str, is_seen: bool) -> MarkupText:
        type = self.package.type_of(name)
        if type.endswith(".worksheet+xml"):
            return SheetText(self.shared, is_seen=is_seen, budget=self.budget)
        if type.endswith(".sharedStrings+xml"):
            is_seen = False  # each is seen in the cell that shows it
        return OfficeText(self.hidden_styles, is_seen=is_seen, budget=self.budget)

    def _styles_that_hide(self) -> frozenset[str]:
        styles, style = set(), ""
        names = [name for name in self.package.parts if self.package.type_of(name).endswith("ml.styles+xml")]
        for name in names:
            for about in elements_of(self.package.parts[name], "style", "vanish"):
                style = about.get("styleId", style)
                if "styleId" not in about and about.get("val") not in NO:
                    styles.add(style)
        return frozenset(styles - {""})

    def _shared_strings(self) -> list[str]:
        names = [name for name in self.package.parts if self.package.type_of(name).endswith(".sharedStrings+xml")]
        return SharedStrings(budget=self.budget).listed(self.package.parts[names[0]]) if names else []
