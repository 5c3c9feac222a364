"""Everything that stays in a Word, Excel or PowerPoint file is checked; what no reader sees is never indexed."""

import io

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from privacyportal.core.files import FileRefused, IfLost, Kind, Refusal, WouldLose
from privacyportal.core.files.cleaning import clean_and_read

from . import documents as make

SECRET = "123456782"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MS = "http://schemas.microsoft.com/office"
TYPE = "application/vnd.openxmlformats-officedocument"
OPENERS = {Kind.DOCX: docx.Document, Kind.XLSX: openpyxl.load_workbook, Kind.PPTX: pptx.Presentation}


def word_with(xml):
    """A letter with this in its body."""
    document = docx.Document()
    document.add_paragraph("Beste lezer,")
    document.element.body.insert(0, parse_xml(xml.replace("<w:", "<w:", 1).replace(">", f" {W} {R}>", 1)))
    return make.saved(document)


def run(properties):
    return word_with(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{SECRET}</w:t></w:r></w:p>")


def word_part(kind, name, xml, type="wordprocessingml.x+xml"):
    return make.related(
        make.with_parts(make.word(), **{name: xml}), "word/document.xml", (kind, name, f"{TYPE}.{type}")
    )


def hidden_style():
    document = docx.Document()
    style = document.styles.add_style("Verborgen", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    document.add_paragraph().add_run(SECRET, style=style)
    return make.saved(document)


def described_picture():
    document = docx.Document(io.BytesIO(make.word(picture=make.picture())))
    document.inline_shapes[0]._inline.docPr.set("descr", f"Foto van {SECRET}")
    return make.saved(document)


WORD = {
    "vanished text": run("<w:vanish/>"),
    "text of a hidden style": hidden_style(),
    "deleted text": word_with(f'<w:p><w:del w:author="Jan"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>'),
    "moved text": word_with(f'<w:p><w:moveFrom w:author="Jan"><w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom></w:p>'),
    "a code": word_with(f"<w:p><w:r><w:instrText>MERGEFIELD {SECRET}</w:instrText></w:r></w:p>"),
    "a simple code": word_with(f'<w:p><w:fldSimple w:instr="REF {SECRET}"/></w:p>'),
    "the tag of a control": word_with(
        f'<w:sdt><w:sdtPr><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    ),
    "the choices of a list": word_with(
        f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="x" w:value="{SECRET}"/></w:dropDownList></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    ),
    "the hint of a form field": word_with(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        f'<w:helpText w:val="{SECRET}"/></w:ffData></w:fldChar></w:r></w:p>'
    ),
    "the drawing behind a shape": word_with(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:o="urn:schemas-microsoft-com:office:office" o:gfxdata="{SECRET}"/></w:pict></w:r></w:p>'
    ),
    "the sign of a list": word_part(
        "numbering",
        "word/extra.xml",
        f'<w:numbering {W}><w:abstractNum><w:lvl><w:lvlText w:val="{SECRET}"/></w:lvl></w:abstractNum></w:numbering>',
    ),
    "a bookmark": word_with(f'<w:p><w:bookmarkStart w:id="1" w:name="_{SECRET}"/></w:p>'),
    "a comment": word_part("comments", "word/comments.xml", f"<w:comments {W}><w:t>{SECRET}</w:t></w:comments>"),
    "a newer comment": word_part(
        f"{MS}/2016/09/relationships/commentsIds", "word/commentsIds.xml", f"<x:c xmlns:x='x' x:p='{SECRET}'/>"
    ),
    "a building block": word_part(
        "glossaryDocument",
        "word/glossary/document.xml",
        f"<w:glossaryDocument {W}><w:t>{SECRET}</w:t></w:glossaryDocument>",
    ),
    "data behind controls": word_part("customXml", "customXml/item1.xml", f"<a>{SECRET}</a>"),
    "variables": word_part(
        "settings",
        "word/extra.xml",
        f'<w:settings {W}><w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars></w:settings>',
    ),
    "a mail merge": word_part(
        "settings",
        "word/extra.xml",
        f'<w:settings {W}><w:mailMerge><w:query w:val="bsn={SECRET}"/></w:mailMerge></w:settings>',
    ),
    "an unknown part": word_part("http://x/y", "word/onbekend.xml", f"<a>{SECRET}</a>"),
    "a picture's description": described_picture(),
    "a note in the code": make.with_parts(
        make.word(), **{"word/document.xml": f"<w:document {W}><!--{SECRET}--><?x {SECRET}?><w:body/></w:document>"}
    ),
    "its properties": make.with_parts(make.word(), **{"docProps/app.xml": f"<Properties>{SECRET}</Properties>"}),
}


def book(change, *row):
    workbook = openpyxl.Workbook()
    workbook.active.append(row or ["Naam", "Wijk"])
    change(workbook, workbook.active)
    return make.saved(workbook)


def hidden_sheet(state):
    def change(workbook, sheet):
        workbook.create_sheet("Bron").append([123456782])
        workbook["Bron"].sheet_state = state

    return book(change)


def chart_on_a_hidden_sheet(workbook, sheet):
    other = workbook.create_sheet("Bron")
    chart = BarChart()
    chart.title = SECRET
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    other.add_chart(chart)
    other.sheet_state = "hidden"


def hidden_row(workbook, sheet):
    sheet.append([123456782])
    sheet.row_dimensions[2].hidden = True


def hidden_column(workbook, sheet):
    sheet["C1"] = 123456782.0
    sheet.column_dimensions["C"].hidden = True


def choice(workbook, sheet):
    rule = DataValidation(type="list", formula1=f'"{SECRET},b"', promptTitle="x", prompt=SECRET)
    sheet.add_data_validation(rule)
    rule.add("A1")


def filtered(workbook, sheet):
    sheet.auto_filter.ref = "A1:B9"
    sheet.auto_filter.add_filter_column(0, [SECRET])


def excel_part(kind, name, xml, source="xl/workbook.xml", type="spreadsheetml.x+xml"):
    return make.related(make.with_parts(book(lambda *_: 0), **{name: xml}), source, (kind, name, f"{TYPE}.{type}"))


EXCEL = {
    "a hidden sheet": hidden_sheet("hidden"),
    "a very hidden sheet": hidden_sheet("veryHidden"),
    "a chart on a hidden sheet": book(chart_on_a_hidden_sheet),
    "a hidden row": book(hidden_row),
    "a hidden column": book(hidden_column),
    "a note": book(lambda _, sheet: setattr(sheet["A1"], "comment", Comment(SECRET, SECRET))),
    "a name": book(lambda workbook, _: workbook.defined_names.add(DefinedName("bsn", attr_text=f'"{SECRET}"'))),
    "a choice": book(choice),
    "a filter": book(filtered),
    "a formula": book(lambda _, sheet: sheet.append([f"=VLOOKUP({SECRET},A:B,2)"])),
    "a threaded note": excel_part(
        f"{MS}/2017/10/relationships/threadedComment",
        "xl/threadedComments/t1.xml",
        f"<t {S}>{SECRET}</t>",
        "xl/worksheets/sheet1.xml",
    ),
    "who wrote notes": excel_part(
        f"{MS}/2017/10/relationships/person", "xl/persons/person.xml", f"<p {S} displayName='{SECRET}'/>"
    ),
    "a pivot cache": excel_part("pivotCacheDefinition", "xl/pivotCache/p1.xml", f"<p {S}><s v='{SECRET}'/></p>"),
    "an outside book": excel_part(
        "externalLink",
        "xl/externalLinks/externalLink1.xml",
        f"<externalLink {S}><externalBook><sheetDataSet><v>{SECRET}</v></sheetDataSet></externalBook></externalLink>",
    ),
    "a connection": excel_part("connections", "xl/connections.xml", f"<c {S}><dbPr command='bsn={SECRET}'/></c>"),
    "a query": excel_part(
        "queryTable", "xl/queryTables/q1.xml", f"<q {S} name='{SECRET}'/>", "xl/worksheets/sheet1.xml"
    ),
    "what others changed": excel_part("revisionHeaders", "xl/revisions/r.xml", f"<h {S} userName='{SECRET}'/>"),
    "a forgotten text": excel_part(
        "sharedStrings",
        "xl/sharedStrings.xml",
        f"<sst {S}><si><t>{SECRET}</t></si></sst>",
        type="spreadsheetml.sharedStrings+xml",
    ),
    "a printer": excel_part("printerSettings", "xl/printerSettings/p.bin", SECRET, "xl/worksheets/sheet1.xml"),
    "a data model": excel_part("powerPivotData", "xl/model/item.data", SECRET),
    "an xml map": excel_part("xmlMaps", "xl/xmlMaps.xml", f"<MapInfo>{SECRET}</MapInfo>"),
}


def noted(presentation):
    presentation.slides[0].notes_slide.notes_text_frame.text = SECRET


def skipped(presentation):
    presentation.slides[0].shapes.title.text = SECRET
    presentation.slides[0]._element.set("show", "0")


def hidden_shape(presentation):
    box = presentation.slides[0].shapes.add_textbox(0, 0, 9, 9)
    box.text_frame.text = SECRET
    box._element.nvSpPr.cNvPr.set("hidden", "1")


def chart_with_a_book(presentation):
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("Reeks", (1, 2))
    frame = presentation.slides[0].shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(2), Inches(2), data)
    workbook = openpyxl.load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    workbook.create_sheet("Bron").append([123456782])
    frame.chart.part.chart_workbook.xlsx_part._blob = make.saved(workbook)


def slide_part(kind, name, xml):
    return make.related(
        make.powerpoint(**{name: xml}), "ppt/slides/slide1.xml", (kind, name, f"{TYPE}.presentationml.x+xml")
    )


POWERPOINT = {
    "a note of the speaker": make.powerpoint(noted),
    "a slide that is skipped": make.powerpoint(skipped),
    "a hidden shape": make.powerpoint(hidden_shape),
    "the book behind a chart": make.powerpoint(chart_with_a_book),
    "a comment": slide_part(
        "comments", "ppt/comments/comment1.xml", f"<p:cmLst {P}><p:text>{SECRET}</p:text></p:cmLst>"
    ),
    "a newer comment": slide_part(
        f"{MS}/2018/10/relationships/comments", "ppt/comments/modern.xml", f"<p:cmLst {P}>{SECRET}</p:cmLst>"
    ),
    "a tag": slide_part("tags", "ppt/tags/tag1.xml", f"<p:tagLst {P}><p:tag name='a' val='{SECRET}'/></p:tagLst>"),
    "data": slide_part("customXml", "customXml/item1.xml", f"<a>{SECRET}</a>"),
}
UNSEEN = [
    *((Kind.DOCX, name, content) for name, content in WORD.items()),
    *((Kind.XLSX, name, content) for name, content in EXCEL.items()),
    *((Kind.PPTX, name, content) for name, content in POWERPOINT.items()),
]


@pytest.mark.parametrize(("kind", "content"), [case[::2] for case in UNSEEN], ids=[f"{c[0]}: {c[1]}" for c in UNSEEN])
def test_what_no_reader_sees_is_checked_or_left_behind_and_never_indexed(kind, content):
    assert SECRET.encode() in with_books_inside(content)
    file = clean_and_read(kind, content)
    assert SECRET not in file.seen
    assert SECRET in file.said or SECRET.encode() not in with_books_inside(file.content)
    assert OPENERS[kind](io.BytesIO(file.content))


def with_books_inside(content):
    """All bytes, also of an Office file inside."""
    parts = make.unzipped(content)
    inside = [make.everything_in(part) for part in parts.values() if part.startswith(b"PK\x03\x04")]
    return make.everything_in(content) + b"".join(inside)


def footnoted():
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    return word_part("footnotes", "word/footnotes.xml", notes)


def head(name):
    xml = f"<w:hdr {W}><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:hdr>"
    return word_part("header", name, xml, "wordprocessingml.header+xml")


def written_twice():
    kept = f"<w:r><w:t>{SECRET}</w:t></w:r>"
    inside = f'<mc:Choice Requires="wps">{kept}</mc:Choice><mc:Fallback>{kept}</mc:Fallback>'
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return word_with(f"<w:p><mc:AlternateContent {names}>{inside}</mc:AlternateContent></w:p>")


def around(hidden):
    """A number with something in its middle that no reader sees."""
    first, second = "<w:r><w:t>1234</w:t></w:r>", "<w:r><w:t>56782</w:t></w:r>"
    return word_with(f"<w:p>{first}{hidden}{second}</w:p>")


def in_a_footer():
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = SECRET
    return make.saved(document)


def on_a_slide_chart(presentation):
    data = CategoryChartData()
    data.categories = [SECRET, "b"]
    data.add_series("Reeks", (1, 2))
    presentation.slides[0].shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(2), Inches(2), data)


def in_a_slide_table(presentation):
    table = presentation.slides[0].shapes.add_table(1, 2, 0, 0, Inches(2), Inches(2)).table
    table.cell(0, 1).text = SECRET


SEEN = {
    "split over runs": (Kind.DOCX, word_with("<w:p><w:r><w:t>1234</w:t></w:r><w:r><w:b/><w:t>56782</w:t></w:r></w:p>")),
    "added by someone": (
        Kind.DOCX,
        word_with(f'<w:p><w:ins w:author="J"><w:r><w:t>{SECRET}</w:t></w:r></w:ins></w:p>'),
    ),
    "not vanished": (Kind.DOCX, run('<w:vanish w:val="0"/>')),
    "in a footnote": (Kind.DOCX, footnoted()),
    "in a part with another name": (Kind.DOCX, head("word/header1.dat")),
    "in a part named as a list of parts": (Kind.DOCX, head("word/header1.rels")),
    "for a newer and an older Word": (Kind.DOCX, written_twice()),
    "around deleted text": (Kind.DOCX, around('<w:del w:author="J"><w:r><w:delText>99</w:delText></w:r></w:del>')),
    "around vanished text": (Kind.DOCX, around("<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>")),
    "around a code": (Kind.DOCX, around("<w:r><w:instrText>PAGE 9</w:instrText></w:r>")),
    "in a footer": (Kind.DOCX, in_a_footer()),
    "in a cell": (Kind.XLSX, book(lambda *_: 0, 123456782)),
    "in a cell with a decimal": (Kind.XLSX, book(lambda *_: 0, 123456782.0)),
    "on a chart": (Kind.PPTX, make.powerpoint(on_a_slide_chart)),
    "in a table on a slide": (Kind.PPTX, make.powerpoint(in_a_slide_table)),
}


@pytest.mark.parametrize("place", SEEN)
def test_what_a_reader_sees_is_checked_and_indexed(place):
    kind, content = SEEN[place]
    file = clean_and_read(kind, content)
    assert SECRET in file.seen
    assert SECRET in file.said


def test_a_chart_stays_when_its_book_goes():
    slides = pptx.Presentation(io.BytesIO(clean_and_read(Kind.PPTX, make.powerpoint(on_a_slide_chart)).content))
    chart = next(shape.chart for shape in slides.slides[0].shapes if shape.has_chart)
    assert [str(category) for category in chart.plots[0].categories] == [SECRET, "b"]
    assert list(chart.plots[0].series[0].values) == [1, 2]
    frame = next(shape for shape in slides.slides[0].shapes if shape.has_chart)
    assert (frame.width, frame.height) == (Inches(2), Inches(2))


def test_a_formula_that_looks_into_another_book_keeps_its_value_and_its_place():
    link = f'<externalLink {S}><externalBook {R} r:id="extra0"><sheetDataSet/></externalBook></externalLink>'
    content = excel_part("externalLink", "xl/externalLinks/l.xml", link)
    content = make.related(
        content, "xl/externalLinks/l.xml", ("externalLinkPath", "file:///C:/Users/jan/loon.xlsx", None)
    )
    cleaned = make.unzipped(clean_and_read(Kind.XLSX, content).content)
    assert b'Target="verwijderd"' in cleaned["xl/externalLinks/_rels/l.xml.rels"]
    assert b"<externalBook xmlns:r=" in cleaned["xl/externalLinks/l.xml"]


def test_a_big_list_of_authors_stays_behind_unread(monkeypatch):
    monkeypatch.setattr("privacyportal.core.files.markup.MAX_ELEMENTS", 10_000)
    authors = "".join(f"<author>Jan Jansen {number}</author>" for number in range(100_000))
    content = excel_part("comments", "xl/comments1.xml", f"<comments {S}><authors>{authors}</authors></comments>")
    assert b"Jan" not in make.everything_in(clean_and_read(Kind.XLSX, content).content)


def test_a_signed_file_that_is_kept_as_it_is_is_checked_as_it_is():
    signature = {"_xmlsignatures/sig1.xml": "<Signature>x</Signature>"}
    parts = {"word/los.xml": f"<a>{SECRET}</a>", "docProps/app.xml": "<a>Jansen BV</a>"}
    content = make.with_parts(make.word(), **signature, **parts)
    with pytest.raises(WouldLose):
        clean_and_read(Kind.DOCX, content)
    file = clean_and_read(Kind.DOCX, content, IfLost.KEEP)
    assert file.content == content
    assert SECRET in file.said
    assert "Jansen BV" in file.said
    assert SECRET not in file.seen


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_more_elements_than_we_can_check_are_refused_with_a_sentence(monkeypatch, name):
    monkeypatch.setattr("privacyportal.core.files.markup.MAX_ELEMENTS", 10_000)
    cells = "".join(f"<c r='A{number}'/>" for number in range(11_000))
    content = make.with_parts(book(lambda *_: 0), **{name: f"<worksheet {S}>{cells}</worksheet>"})
    with pytest.raises(FileRefused) as refused:
        clean_and_read(Kind.XLSX, content)
    assert refused.value.reason == Refusal.TOO_MUCH


@pytest.mark.parametrize("value", ["a" * 500_000, "aB3" * 150_000, "é" * 300_000, "12345678" * 50_000 + "a" * 300_000])
def test_a_drawing_of_half_a_megabyte_in_an_attribute_does_not_hold_up_the_reading(value):
    shape = f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:v" gfx="{value}"/></w:pict><w:t>zichtbaar</w:t></w:r></w:p>'
    assert "zichtbaar" in clean_and_read(Kind.DOCX, word_with(shape)).seen
