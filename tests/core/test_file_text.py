"""The text of a file, for the search index and the leak check."""

import docx
import pytest
from pypdf.generic import ContentStream, DictionaryObject, NameObject

from privacyportal.core.files import Kind, extract_text
from privacyportal.core.files.cleaning import clean, read

from . import documents as make


def written_in(writer):
    """Write "Bladzijde" on each page."""
    font = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"}
    fonts = DictionaryObject({NameObject(f"/{key}"): NameObject(value) for key, value in font.items()})
    for page in writer.pages:
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): fonts})}
        )
        lines = ContentStream(None, writer)
        lines.set_data(b"BT /F1 12 Tf 20 100 Td (Bladzijde) Tj ET")
        page[NameObject("/Contents")] = writer._add_object(lines)


def split_word():
    """Word cuts words into runs; a table has cells."""
    document = docx.Document()
    paragraph = document.add_paragraph("Ver")
    paragraph.add_run("werker")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "links", "rechts"
    document.sections[0].footer.paragraphs[0].text = "voettekst"
    return make.saved(document)


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        (Kind.PDF, make.pdf(written_in, pages=2), ["Bladzijde", "Bladzijde"]),
        (Kind.DOCX, split_word(), ["Verwerker", "links", "rechts", "voettekst"]),
        (Kind.XLSX, make.excel("Naam", 123456782, "twee woorden"), ["Naam", "123456782", "twee", "woorden"]),
        (Kind.PPTX, make.powerpoint(), ["Welkom"]),
        (Kind.ODT, make.open_document("text"), ["Dit", "is", "een", "open", "brief."]),
        (Kind.TXT, "Eén regel".encode("cp1252"), ["Eén", "regel"]),
        (Kind.CSV, b"a;b\n1;2", ["a;b", "1;2"]),
        (Kind.PNG, make.picture(), []),
    ],
)
def test_the_words_of_a_file_are_found(kind, content, words):
    found = extract_text(content, kind).split()
    assert [word for word in found if word in words] == words


def test_of_a_shared_text_in_excel_the_text_is_read_where_a_cell_shows_it():
    shared = "<sst><si><r><t>alleen </t></r><r><t>dit</t></r></si><si><t>vergeten</t></si></sst>"
    row = "<c t='s'><v>0</v></c><c><f>3+4</f><v>7</v></c><c t='str'><v>acht</v></c>"
    sheet = f"<worksheet><sheetData><row>{row}</row></sheetData></worksheet>"
    parts = {"xl/sharedStrings.xml": shared, "xl/worksheets/sheet1.xml": sheet}
    relation = ("sharedStrings", "xl/sharedStrings.xml", f"{make.OFFICE}.spreadsheetml.sharedStrings+xml")
    book = make.related(make.with_parts(make.excel(), **parts), "xl/workbook.xml", relation)
    texts = read(Kind.XLSX, book)
    assert texts.seen.split() == ["alleen", "dit", "7", "acht"]
    assert {"vergeten", "3+4"} < set(texts.said.split())


def test_at_most_a_million_characters_are_read():
    assert extract_text(b"a" * 3_000_000, Kind.TXT) == "a" * 1_000_000
    assert len(extract_text(make.word("woord " * 400_000), Kind.DOCX)) == 1_000_000


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 stuk", b"PK\x03\x04 stuk", b"\x00\x01\x02\x81"])
def test_an_odd_file_has_no_text_and_gives_no_error(kind, content):
    assert extract_text(content, kind) == ""


def test_entities_of_a_document_are_not_unfolded():
    lol = b"<!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]><w:document xmlns:w='w'>&b;</w:document>"
    assert "lol" not in extract_text(make.with_parts(make.word(), **{"word/document.xml": lol}), Kind.DOCX)


def test_the_text_of_a_cleaned_file_is_the_text_of_the_file():
    cleaned, _ = clean(Kind.DOCX, split_word())
    assert extract_text(cleaned, Kind.DOCX) == extract_text(split_word(), Kind.DOCX) != ""
