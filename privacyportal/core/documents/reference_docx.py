"""The house style as an example for Word."""

from .house_style import BORDER, FIXED_FONT, FONT, FOOTER, HEAD_BACKGROUND, LANGUAGE, PAGE, STYLES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = ("document", "styles", "settings", "footer", "footnotes", "numbering", "fontTable")
TWIPS = 20  # in a point


def parts():
    """Each part of the package by its name."""
    made = {"document": _document(), "styles": _styles(), "settings": _settings(), "footer": _footer()}
    made |= {"footnotes": _footnotes(), "numbering": _part("numbering", ""), "fontTable": _part("fonts", "")}
    word = {f"word/{_file(name)}": text for name, text in made.items()}
    return (
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations({"document": "word/document.xml"}, "officeDocument"),
        }
        | {"word/_rels/document.xml.rels": _relations({name: _file(name) for name in PARTS[1:]})}
        | word
    )


def _file(name):
    return "footer1.xml" if name == "footer" else f"{name}.xml"


def _types():
    kinds = {name: "document.main" if name == "document" else name for name in PARTS}
    over = "".join(
        f'<Override PartName="/word/{_file(name)}" ContentType="{OFFICE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    known = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    rest = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in known.items())
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rest}{over}</Types>'


def _relations(targets, kind=None):
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind or name}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _part(root, inside):
    return f'{HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{root}>'


def _document():
    width, height, margin = (_from_millimetres(PAGE[side]) for side in ("width", "height", "margin"))
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    page = f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {sides} w:header="709" w:footer="709" w:gutter="0"/>'
    footer = f'<w:footerReference w:type="default" r:id="rId{PARTS.index("footer")}"/>'
    return _part("document", f"<w:body><w:sectPr>{footer}{page}</w:sectPr></w:body>")


def _settings():
    return _part(
        "settings",
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:themeFontLang w:val="{"-".join(LANGUAGE)}"/>',
    )


def _footnotes():
    def mark(number, kind):
        return f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'

    return _part("footnotes", mark(-1, "separator") + mark(0, "continuationSeparator"))


def _footer():
    name, pages = FOOTER
    number, total = (
        f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES")
    )
    words = pages.format("\0", "\0").split("\0")
    runs = _run(words[0]) + number + _run(words[1]) + total
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_from_millimetres(PAGE["width"] - 2 * PAGE["margin"])}"/></w:tabs>'
    return _part(
        "ftr", f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr>{_run(name)}<w:r><w:tab/></w:r>{runs}</w:p>'
    )


def _run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _styles():
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = f'<w:lang w:val="{"-".join(LANGUAGE)}" w:eastAsia="{"-".join(LANGUAGE)}" w:bidi="ar-SA"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{language}</w:rPr></w:rPrDefault></w:docDefaults>"
    written = [_style(style) for style in STYLES if style.name != "Definition link"]
    return _part("styles", defaults + "".join(written) + FOOTNOTE_MARK + TABLE)


def _id(name):
    """As pandoc asks for it."""
    words = name.replace("heading ", "Heading ").replace("footnote text", "Footnote Text").replace("footer", "Footer")
    return words.replace(" ", "")


def _style(style):
    kind = "character" if style.is_text else "paragraph"
    default = ' w:default="1"' if style.name == "Normal" else ""
    based = f'<w:basedOn w:val="{_id(style.based_on)}"/>' if style.based_on and not style.is_text else ""
    paragraph = "" if style.is_text else f"<w:pPr>{_paragraph(style)}</w:pPr>"
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{_id(style.name)}"><w:name w:val="{style.name}"/>{based}'
        f"<w:qFormat/>{paragraph}<w:rPr>{_signs(style)}</w:rPr></w:style>"
    )


def _paragraph(style):
    """In the order of the schema of Word."""
    kept = "<w:keepNext/>" * style.keeps_with_next + "<w:keepLines/>" * (style.keeps_with_next or style.keeps_together)
    shade = _frame(style.background[1:]) + _shade(style) if style.background else ""
    space = style.space and f'<w:spacing w:before="{_twips(style.space[0])}" w:after="{_twips(style.space[1])}"/>'
    indent = f'<w:ind w:left="{_twips(style.indent)}"/>' if style.indent else ""
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return kept + shade + (space or "") + indent + level


def _signs(style):
    fonts = f'<w:rFonts w:ascii="{FIXED_FONT}" w:hAnsi="{FIXED_FONT}" w:cs="{FIXED_FONT}"/>' if style.is_fixed else ""
    shapes = "<w:b/><w:bCs/>" * style.is_bold + "<w:i/><w:iCs/>" * style.is_italic
    colour = f'<w:color w:val="{style.colour[1:]}"/>' if style.colour else ""
    size = f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>' if style.size else ""
    line = '<w:u w:val="single"/>' * style.is_underlined
    return fonts + shapes + colour + size + line + (_shade(style) if style.is_text and style.background else "")


def _frame(colour):
    """Room around a shaded paragraph."""
    sides = (f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{colour}"/>' for side in ("top", "bottom"))
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def _shade(style):
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{style.background[1:]}"/>'


def _from_millimetres(length):
    return _twips(length * 72 / 25.4)


def _twips(points):
    return round(points * TWIPS)


FOOTNOTE_MARK = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{BORDER[1:]}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
ROOM = {"top": 60, "left": 100, "bottom": 60, "right": 100}
CELL = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in ROOM.items())
TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>'
    f'<w:tblPr><w:tblInd w:w="100" w:type="dxa"/>'
    f"<w:tblBorders>{LINES}</w:tblBorders><w:tblCellMar>{CELL}</w:tblCellMar></w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_BACKGROUND[1:]}"/></w:tcPr></w:tblStylePr></w:style>'
)
