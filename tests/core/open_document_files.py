"""A document as LibreOffice has it, in one XML file, that it can write as .docx: for `test_word_office`."""

import base64

from . import documents as make

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {name: f"{OASIS}:{name}:1.0" for name in ("office", "text", "table", "style")} | {
    "draw": f"{OASIS}:drawing:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
NAMES = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
PLACE = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="{}cm" fo:text-indent="-0.6cm"/>'
    "</style:list-level-properties>"
)
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    f'style:num-suffix=".">{PLACE.format(1.2)}</text:list-level-style-number><text:list-level-style-bullet '
    f'text:level="2" text:bullet-char="•">{PLACE.format(2.4)}</text:list-level-style-bullet></text:list-style>'
)
SENTENCE = (
    "De gemeente verwerkt persoonsgegevens alleen voor een doel dat vooraf vaststaat en dat past bij haar taak. Zij legt "
    "vast wie wat doet, hoe lang zij gegevens bewaart en wie erbij kan. "
)


def document(body, changes="", title="Handreiking verwerken"):
    about = f"<office:meta><dc:title>{title}</dc:title></office:meta>"
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{about}<office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:text>{tracked}{body}</office:text></office:body></office:document>"
    )


def heading(words, level=1):
    return f'<text:h text:outline-level="{level}">{words}</text:h>'


def paragraph(inside, style="Standard"):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def bold(words):
    return f'<text:span text:style-name="B">{words}</text:span>'


def link(words, address):
    return f'<text:a xlink:href="{address}">{words}</text:a>'


def note(words):
    body = f"<text:note-body>{paragraph(words)}</text:note-body>"
    return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>{body}</text:note>'


def comment(words):
    return f"<office:annotation><dc:creator>{make.AUTHOR}</dc:creator>{paragraph(words)}</office:annotation>"


def items(*many):
    """Each a text, or a list of items below the last text."""
    written = ""
    for one in many:
        if isinstance(one, str):
            written += f"<text:list-item>{paragraph(one)}</text:list-item>"
        else:
            written = f"{written[: -len('</text:list-item>')]}{items(*one)}</text:list-item>"
    return f'<text:list text:style-name="L">{written}</text:list>'


def table(*rows, merged=""):
    """The first row is its head; `merged` is a last row of one cell."""
    width = len(rows[0])
    head, *others = [f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows]
    span = f'<table:table-cell table:number-columns-spanned="{width}">{paragraph(merged)}</table:table-cell>'
    last = f"<table:table-row>{span}{'<table:covered-table-cell/>' * (width - 1)}</table:table-row>" if merged else ""
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    return f"<table:table>{columns}{head}{''.join(others)}{last}</table:table>"


def _cell(words):
    return f"<table:table-cell>{paragraph(words)}</table:table-cell>"


def picture(content, description):
    data = base64.b64encode(content).decode()
    image = (
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image><svg:desc>{description}</svg:desc>"
    )
    return f'<draw:frame text:anchor-type="as-char" svg:width="8cm" svg:height="5cm">{image}</draw:frame>'


def text_box(words):
    box = f"<draw:text-box>{paragraph(words)}</draw:text-box>"
    return f'<draw:frame text:anchor-type="paragraph" svg:width="8cm" svg:height="2cm">{box}</draw:frame>'


def contents():
    source, body = '<text:table-of-content-source text:outline-level="2"/>', paragraph("Doel 3")
    inside = f"{source}<text:index-body>{body}</text:index-body>"
    return f'<text:table-of-content text:name="Inhoud">{inside}</text:table-of-content>'


def change(number, kind, inside=""):
    who = f"<dc:creator>{make.AUTHOR}</dc:creator><dc:date>2026-11-01T10:00:00</dc:date>"
    about = f"<office:change-info>{who}</office:change-info>"
    return f'<text:changed-region text:id="c{number}"><text:{kind}>{about}{inside}</text:{kind}></text:changed-region>'


def inserted(number, words):
    return f'<text:change-start text:change-id="c{number}"/>{words}<text:change-end text:change-id="c{number}"/>'


def deleted(number):
    return f'<text:change text:change-id="c{number}"/>'


def long(pages):
    """An official document of about so many pages, with something of everything on them."""
    body = paragraph("Handreiking verwerken", "Title") + contents()
    for page in range(pages):
        body += heading(f"Hoofdstuk {page // 6 + 1}") if page % 6 == 0 else ""
        body += heading(f"Onderdeel {page + 1}", 2)
        for article in range(5, 9):
            uitleg = link("de uitleg", f"https://www.autoriteitpersoonsgegevens.nl/themas/{page}")
            body += paragraph(f"{SENTENCE * 3}{bold('Belangrijk')} is {uitleg}.{note(f'Artikel {article} AVG.')}")
        body += items("Vraag de FG om advies.", ["Doe dat op tijd.", "Leg het vast."], "Neem een besluit.")
        body += table(["Rol", "Taak"], ["FG", "advies"], ["PO", "register"]) if page % 5 == 0 else ""
        body += paragraph(f"Zie het kader.{text_box('Meld een datalek op tijd.')}") if page % 15 == 7 else ""
        body += paragraph(f"Nog een vraag.{comment('klopt dit?')}") if page % 12 == 1 else ""
        body += paragraph(picture(make.picture("JPEG", size=(800, 500 + page)), "Schema")) if page % 10 == 3 else ""
    return document(body)
