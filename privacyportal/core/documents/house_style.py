"""How our documents look: one list of styles, from which `reference` makes the examples that pandoc follows."""

from dataclasses import dataclass

FONT, FIXED_FONT = "Arial", "Courier New"
INK, SUBTLE, DEEP, LINK = "#16202b", "#4a5866", "#0a2c4d", "#0b4f8a"
BORDER, HEAD_BACKGROUND, QUIET, OPEN = "#c5ced6", "#e8f1f9", "#f2f5f8", "#fff2a8"
PAGE = {"width": 210, "height": 297, "margin": 25}  # millimetres
LANGUAGE = ("nl", "NL")


@dataclass(frozen=True)
class Style:
    """Sizes in points, spaces in points before and after. `odt` is its name there when pandoc uses another.

    `level` is that of a heading; `is_text` a style of signs instead of paragraphs.
    """

    name: str
    odt: str = ""
    based_on: str = "Normal"
    size: float | None = None
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    colour: str = ""
    background: str = ""
    space: tuple[float, float] | None = None
    indent: float = 0
    level: int = 0
    keeps_with_next: bool = False
    keeps_together: bool = False
    is_text: bool = False
    is_fixed: bool = False

    @property
    def odt_name(self):
        return self.odt or self.name


def _heading(level, size, before):
    colour = DEEP if level < 3 else INK
    looks = {"size": size, "is_bold": True, "colour": colour, "space": (before, 4), "keeps_with_next": True}
    return Style(f"heading {level}", f"Heading {level}", level=level, **looks)


NORMAL = Style("Normal", "Standard", based_on="", size=11, colour=INK, space=(4, 4))
STYLES = (
    NORMAL,
    Style("Body Text", "Text body", space=(4, 4)),
    Style("First Paragraph", "First paragraph", based_on="Body Text"),
    Style("Compact", "Compact", based_on="Body Text", space=(2, 2), keeps_together=True),
    Style("Title", "Title", size=22, is_bold=True, colour=DEEP, space=(0, 4), keeps_with_next=True),
    Style("Subtitle", "Subtitle", size=12, colour=SUBTLE, space=(0, 14)),
    _heading(1, 16, 18),
    _heading(2, 13, 14),
    _heading(3, 11.5, 12),
    _heading(4, 11, 10),
    _heading(5, 11, 8),
    _heading(6, 11, 8),
    Style("Block Text", "Quotations", based_on="Body Text", is_italic=True, indent=18),
    Style("Source Code", "Preformatted Text", based_on="Body Text", size=10, is_fixed=True, background=QUIET),
    Style("Definition Term", "Definition Term", based_on="Body Text", is_bold=True, keeps_with_next=True),
    Style("Definition", "Definition Definition", based_on="Body Text", indent=18),
    Style("footnote text", "Footnote", size=9, space=(0, 2)),
    Style("footer", "Footer", size=9, colour=SUBTLE),
    Style("Table Contents", "Table Contents", based_on="Body Text", space=(1, 1), keeps_together=True),
    Style("Table Heading", "Table Heading", based_on="Table Contents", is_bold=True, colour=DEEP),
    Style("Kernzin", size=13, is_bold=True, colour=DEEP, background=HEAD_BACKGROUND, space=(4, 10)),
    Style("Samenvatting", size=13, colour=DEEP, space=(4, 10)),
    Style("Waarschuwing", background=OPEN, space=(6, 10)),
    Style("Toelichting", size=10, colour=SUBTLE, space=(0, 6)),
    Style("Hyperlink", "Internet link", is_text=True, colour=LINK, is_underlined=True),
    Style(
        "Definition link", "Definition", is_text=True, colour=LINK, is_underlined=True
    ),  # pandoc's own name for a link
    Style("Verbatim Char", "Source Text", is_text=True, size=10, is_fixed=True),
    Style("OpenPlek", is_text=True, background=OPEN),
)
FOOTER = ("Privacy voor gemeenten", "Pagina {} van {}")
