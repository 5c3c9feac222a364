"""What OpenDocument files say."""

from .archive import unpack
from .kinds import Kind
from .markup import Budget, local, named_elements
from .markup_text import MarkupText
from .texts import Texts, plain_number

HIDDEN_STATES = ("collapse", "filter", "hidden")
HIDES_IN_STYLE = {"text-properties": "none", "table-properties": "false", "section-properties": "none"}

ABOUT_STYLES = ["style", *HIDES_IN_STYLE, "drawing-page-properties", "table-row-properties", "table-column-properties"]


class OpenText(MarkupText):
    SPACES = frozenset("tab line-break s".split())
    CELLS = frozenset(["table-cell"])
    LINES = frozenset("p h table-row list-item".split())
    UNSEEN = frozenset(
        """tracked-changes hidden-text hidden-paragraph notes automatic-styles styles title desc
        variable-decls user-field-decls sequence-decls content-validations forms""".split()
    )

    def __init__(self, hidden_styles=frozenset(), **options):
        super().__init__(**options)
        self.hidden_styles = hidden_styles

    def hides(self, element, attributes):
        is_off = attributes.get("visibility") in HIDDEN_STATES or attributes.get("display") in ("none", "false")
        has_hidden_style = any(
            key.endswith("style-name") and value in self.hidden_styles for key, value in attributes.items()
        )
        is_place_holder = element == "frame" and "master-styles" in self.path
        if is_off or has_hidden_style or is_place_holder:
            return 1
        return super().hides(element, attributes)

    def _start(self, name, attributes):
        super()._start(name, attributes)
        if kept := next((value for key, value in attributes.items() if local(key) == "value"), ""):
            self.aside.append(plain_number(kept))


def read(kind: Kind, content: bytes) -> Texts:
    """Of a cleaned file. Raises FileRefused."""
    parts, budget = unpack(content), Budget()
    xml = [name for name in parts if name.endswith(".xml") and not name.startswith("META-INF/")]
    hidden = frozenset(style for name in xml for style in _hidden_styles(parts[name]))
    seen, said = [], []
    for name in xml:
        text = OpenText(hidden, is_seen=not name.endswith("meta.xml"), budget=budget).read(parts[name])
        seen += text.seen
        said += [f"{name}\n", *text.said]
    return Texts.of(seen, said)


def _hidden_styles(xml: bytes) -> set[str]:
    hidden, style = set(), ""
    for element, about in named_elements(xml, *ABOUT_STYLES):
        style = about.get("name", "") if element == "style" else style
        if about.get("display") == HIDES_IN_STYLE.get(element, "-") or about.get("visibility") in HIDDEN_STATES:
            hidden.add(style)
    return hidden - {""}
