"""Word files for the tests: as Word writes them, with what python-docx has no words for as XML."""

import io

import docx
from docx.oxml import parse_xml

from . import documents as make

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
NAMES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
WHO = 'w:author="Jan Jansen" w:date="2026-11-01T10:00:00Z"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Word:
    """`Word().paragraph("…").xml("<w:p>…</w:p>").bytes`"""

    def __init__(self):
        self.document = docx.Document()
        self.document.core_properties.title = ""
        self.notes, self.more = [], {}

    def heading(self, words, level=1):
        self.document.add_heading(words, level)
        return self

    def paragraph(self, words, style=None):
        self.document.add_paragraph(words, style)
        return self

    def paragraphs(self, style, *many):
        for words in many:
            self.paragraph(words, style)
        return self

    def xml(self, body):
        """Blocks as Word has them, without the names of its spaces."""
        root = parse_xml(f"<w:body {NAMES}>{body}</w:body>")
        for block in list(root):
            self.document.element.body.insert(len(self.document.element.body) - 1, block)
        return self

    def runs(self, *runs):
        return self.xml(f"<w:p>{''.join(runs)}</w:p>")

    def table(self, *rows, style="Table Grid", change=None):
        table = self.document.add_table(len(rows), len(rows[0]), style)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        if change:
            change(table)
        return self

    def picture(self, content, description=""):
        shape = self.document.add_picture(io.BytesIO(content))
        shape._inline.docPr.set("descr", description)
        return self

    def with_note(self, words, note):
        """A paragraph with a footnote."""
        number = len(self.notes) + 2
        self.notes.append(f'<w:footnote w:id="{number}"><w:p>{run(note)}</w:p></w:footnote>')
        return self.runs(run(words), f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')

    @property
    def bytes(self):
        content = make.with_parts(make.saved(self.document), **self.more)
        if not self.notes:
            return content
        notes = f"<w:footnotes {NAMES}>{''.join(self.notes)}</w:footnotes>"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        with_notes = make.with_parts(content, **{"word/footnotes.xml": notes})
        return make.related(with_notes, "word/document.xml", ("footnotes", "word/footnotes.xml", kind))


def run(words, layout=""):
    return f'<w:r><w:rPr>{layout}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def added(words):
    return f'<w:ins w:id="1" {WHO}>{run(words)}</w:ins>'


def taken_out(words):
    return f'<w:del w:id="2" {WHO}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def field(instruction, shown):
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{between}{run(shown)}{end}"


def text_box(*paragraphs):
    inside = "".join(f"<w:p>{run(words)}</w:p>" for words in paragraphs)
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        f'uri="{SPACES["wps"]}"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def graphic(kind):
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    return (
        f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="{uri}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def shape():
    return '<w:r><w:pict><v:line from="0,0" to="9,9"/></w:pict></w:r>'


def embedded():
    return '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId99"/></w:object></w:r>'


def contents():
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run(words)}</w:p>' for words in ("Inleiding 3", "Doel 4")
    )
    about = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    return f"<w:sdt>{about}<w:sdtContent>{lines}</w:sdtContent></w:sdt>"


def numbering(*levels, number="77"):
    """A list whose levels are ("decimal", "%1.%2") and so on, for `with_numbering`."""
    written = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{written}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def item(words, level=0, number="77", style=""):
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{kind}{place}</w:pPr>{run(words)}</w:p>"
