"""Who wrote, changed or photographed something does not leave with the file; what people read stays."""

import io
import zipfile

import docx
import openpyxl
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from privacyportal.core.files import Kind
from privacyportal.core.files.cleaning import clean

from . import documents as make

WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cleaned(kind, content):
    return clean(kind, content)[0]


def test_word_forgets_authors_of_the_file_its_changes_and_its_comments():
    changes = f"""<w:document {WORD}><w:body><w:p>
        <w:ins w:id="1" w:author="Jan Jansen" w:date="2026-01-01T00:00:00Z"><w:r><w:t>erbij</w:t></w:r></w:ins>
        <w:del w:id="2" w:author='Jan "J" Jansen'><w:r><w:delText>eraf</w:delText></w:r></w:del>
        <w:r><w:t>De zin w:author="Piet" blijft.</w:t></w:r></w:p></w:body></w:document>"""
    comments = f'<w:comments {WORD}><w:comment w:id="0" w:author="Jan Jansen" w:initials="JJ"/></w:comments>'
    presence = '<w15:presenceInfo w15:userId="jan@x.nl"/>'
    people = f'<w15:people xmlns:w15="x"><w15:person w15:author="Jan Jansen">{presence}</w15:person></w15:people>'
    parts = {"word/document.xml": changes, "word/comments.xml": comments, "word/people.xml": people}
    parts["customXml/item1.xml"] = "<p xmlns='p'><UserInfo><DisplayName>Jan Jansen</DisplayName></UserInfo></p>"
    content = cleaned(Kind.DOCX, make.with_parts(make.word(), **parts))
    everything = make.everything_in(content)
    assert b"Jan" not in everything
    assert b"jan@x.nl" not in everything
    assert b'JJ"' not in everything
    paragraph = docx.Document(io.BytesIO(content)).paragraphs[0]
    assert paragraph.text.strip() == 'De zin w:author="Piet" blijft.'
    assert [
        change.get(docx.oxml.ns.qn("w:author")) for change in paragraph._p if change.tag.endswith(("ins", "del"))
    ] == ["Auteur", "Auteur"]


def test_excel_loses_its_notes_and_who_wrote_them():
    content = cleaned(Kind.XLSX, make.excel("Naam", 3))
    everything = make.everything_in(content)
    assert b"Jan" not in everything
    assert b"kijk hier" not in everything
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[1]] == ["Naam", 3]
    assert sheet["A1"].comment is None


def test_of_what_a_file_says_about_itself_only_title_and_language_stay():
    about = {
        "docProps/custom.xml": "<Properties><property>Jan Jansen</property></Properties>",
        "docProps/app.xml": "<Properties><Company>Jansen BV</Company><Manager>Jan Jansen</Manager></Properties>",
        "docProps/core.xml": """<c:p xmlns:c='c' xmlns:dc='d'><dc:title>Een &lt;brief&gt;</dc:title>
            <dc:language>nl-NL</dc:language><dc:subject>Jan Jansen</dc:subject><c:keywords>Jan</c:keywords></c:p>""",
    }
    content = cleaned(Kind.DOCX, make.with_parts(make.word(), **about))
    assert b"Jan" not in make.everything_in(content)
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.title, properties.language, properties.author) == ("Een <brief>", "nl-NL", "")


def test_an_open_document_forgets_who_worked_on_it_and_its_older_versions():
    note = "<office:annotation><dc:creator>Jan Jansen</dc:creator><text:p>Let op</text:p></office:annotation>"
    older = {"Versions/1": "Jan Jansen", "Thumbnails/thumbnail.png": make.picture()}
    content = cleaned(Kind.ODT, make.open_document("text", note, **older))
    parts = make.unzipped(content)
    assert b"Jan" not in make.everything_in(content)
    assert b"Let op" not in make.everything_in(content)
    assert list(parts) == ["mimetype", "content.xml", "meta.xml", "META-INF/manifest.xml"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED  # else it is no OpenDocument


def test_a_document_fetches_nothing_from_outside_but_its_links_stay():
    outside = [
        ("attachedTemplate", "file:///C:/Users/jan/Normal.dotm"),
        ("image", "https://volger.example/pixel.png"),
        ("image", "&#104;ttps://volger.example/pixel.png"),
        ("oleObject", "\\\\server\\jan\\x.xlsx"),
        ("frame", "https://volger.example/frame"),
        ("hyperlink", "javascript:alert(1)"),
        ("hyperlink", "https://www.vng.nl/"),
    ]
    armed = make.related(make.word(), "word/document.xml", *[(kind, target, None) for kind, target in outside])
    written = make.unzipped(cleaned(Kind.DOCX, armed))["word/_rels/document.xml.rels"].decode()
    assert [part.split('"')[0] for part in written.split('Target="') if "External" in part] == [
        "verwijderd",
        "https://www.vng.nl/",
    ]
    assert "volger" not in written


def test_an_open_document_fetches_nothing_from_outside_but_its_links_stay():
    body = '<draw:image xlink:href="https://volger.example/p.png"/><text:a xlink:href="https://www.vng.nl/">x</text:a>'
    body += '<draw:image xlink:href="Pictures/a.png"/><text:a xlink:href="vnd.sun.star.script:x">y</text:a>'
    document = make.open_document("text", body, **{"Pictures/a.png": make.picture()})
    written = make.unzipped(cleaned(Kind.ODT, document))["content.xml"].decode()
    assert "volger" not in written
    assert "script:x" not in written
    assert 'xlink:href="https://www.vng.nl/"' in written
    assert 'xlink:href="Pictures/a.png"' in written


def test_a_photo_loses_its_location_and_stands_upright():
    image = Image.open(io.BytesIO(cleaned(Kind.JPG, make.photo_with_location(orientation=6))))
    assert (image.size, dict(image.getexif()), image.info.get("comment")) == ((4, 8), {}, None)


def test_a_drawing_loses_what_was_written_in_it():
    notes = PngInfo()
    notes.add_text("Author", make.AUTHOR)
    notes.add_itxt("XML:com.adobe.xmp", make.AUTHOR)
    drawing = make.picture(pnginfo=notes)
    assert make.AUTHOR.encode() in drawing
    assert make.AUTHOR.encode() not in cleaned(Kind.PNG, drawing)


def test_a_transparent_drawing_stays_transparent():
    image = Image.open(io.BytesIO(cleaned(Kind.PNG, make.picture(mode="RGBA"))))
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_photo_in_a_letter_loses_its_location_and_keeps_its_turn():
    content = cleaned(Kind.DOCX, make.word(picture=make.photo_with_location(orientation=6)))
    photo = next(part for name, part in make.unzipped(content).items() if name.endswith(".jpeg"))
    assert make.AUTHOR.encode() not in photo
    image = Image.open(io.BytesIO(photo))
    assert (image.size, dict(image.getexif())) == ((8, 4), {0x0112: 6})


def everything_in_pdf(content):
    """All objects of a PDF as text, unpacked."""
    reader = PdfReader(io.BytesIO(content))
    parts = [repr(reader.trailer)]
    for number in range(1, reader.trailer["/Size"]):
        thing = reader.get_object(number)
        parts += [repr(thing), repr(thing.get_data()) if hasattr(thing, "get_data") else ""]
    return " ".join(parts)


def name(word):
    return NameObject(f"/{word}")


def stream(text, **keys):
    made = DecodedStreamObject()
    made.set_data(text)
    made.update({name(key): value for key, value in keys.items()})
    return made


def test_a_pdf_forgets_its_author_also_in_notes_and_xmp():
    def sign(writer):
        xmp = stream(b"<x>Jan Jansen</x>", Type=name("Metadata"))
        writer.root_object[name("Metadata")] = writer._add_object(xmp)
        for note in (Text(rect=(0, 0, 9, 9), text="Let op"), FreeText(rect=(0, 0, 9, 9), text="Lees dit")):
            note[name("T")] = TextStringObject(make.AUTHOR)
            writer.add_annotation(0, note)

    content = cleaned(Kind.PDF, make.pdf(sign))
    everything = everything_in_pdf(content)
    assert "Jan" not in everything
    assert "pypdf" not in everything
    assert "Let op" not in everything  # a note for each other
    assert "Lees dit" in everything  # text that stands on the page


def test_a_pdf_keeps_the_names_of_its_form_fields_and_loses_a_signature():
    def form(writer):
        signature = DictionaryObject({name("Type"): name("Sig"), name("Name"): TextStringObject(make.AUTHOR)})
        field = {
            "Type": name("Annot"),
            "Subtype": name("Widget"),
            "Rect": RectangleObject((0, 0, 9, 9)),
            "FT": name("Sig"),
            "T": TextStringObject("handtekening"),
            "V": writer._add_object(signature),
        }
        writer.add_annotation(0, {name(key): value for key, value in field.items()})

    everything = everything_in_pdf(cleaned(Kind.PDF, make.pdf(form)))
    assert "handtekening" in everything
    assert make.AUTHOR not in everything


def add_script(writer):
    """A script that runs when the document opens."""
    action = {name("S"): name("JavaScript"), name("JS"): TextStringObject("gevaarlijk()")}
    scripts = ArrayObject([TextStringObject("start"), writer._add_object(DictionaryObject(action))])
    tree = DictionaryObject({name("Names"): scripts})
    writer.root_object[name("Names")] = DictionaryObject({name("JavaScript"): tree})


def test_a_pdf_loses_scripts_attachments_and_programs_and_keeps_its_links():
    def arm(writer):
        add_script(writer)
        writer.add_attachment("gevaarlijk.exe", b"MZ gevaarlijk")
        launch = {name("S"): name("Launch"), name("F"): TextStringObject("gevaarlijk.exe")}
        hidden = {name("S"): writer._add_object(name("JavaScript")), name("X"): TextStringObject("gevaarlijk")}
        chain = {name("S"): name("GoTo"), name("Next"): ArrayObject([writer._add_object(DictionaryObject(launch))])}
        writer.root_object[name("OpenAction")] = writer._add_object(DictionaryObject(launch))
        writer.pages[0][name("AA")] = DictionaryObject({name("O"): DictionaryObject(hidden)})
        for action in (launch, hidden, chain):
            writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://www.vng.nl/"))
            writer.pages[0]["/Annots"][-1].get_object()[name("A")] = DictionaryObject(action)
        for url in ("https://www.vng.nl/", "javascript:gevaarlijk()", "file:///gevaarlijk"):
            writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=url))
        movie = {
            "Type": name("Annot"),
            "Subtype": name("RichMedia"),
            "Rect": RectangleObject((0, 0, 9, 9)),
            "NM": TextStringObject("gevaarlijk"),
        }
        writer.add_annotation(0, {name(key): value for key, value in movie.items()})

    armed = make.pdf(arm)
    assert "gevaarlijk" in everything_in_pdf(armed)
    everything = everything_in_pdf(cleaned(Kind.PDF, armed))
    assert "gevaarlijk" not in everything
    assert "https://www.vng.nl/" in everything
    for word in ("/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction", "/AA", "/RichMedia"):
        assert word not in everything


def test_a_name_written_in_code_does_not_hide_a_script():
    armed = make.pdf(add_script).replace(b"/JavaScript", b"/J#61v#61Script")
    armed = armed.replace(b"/JS", b"/J#53")
    assert "gevaarlijk" in everything_in_pdf(armed)
    assert "gevaarlijk" not in everything_in_pdf(cleaned(Kind.PDF, armed))


def test_a_photo_in_a_pdf_loses_its_location():
    def show(writer):
        photo = stream(
            make.photo_with_location(),
            Subtype=name("Image"),
            Filter=name("DCTDecode"),
            Width=NumberObject(8),
            Height=NumberObject(4),
        )
        writer.pages[0][name("Resources")][name("XObject")] = DictionaryObject({name("Im0"): writer._add_object(photo)})

    armed = make.pdf(show)
    content = cleaned(Kind.PDF, armed)
    assert (make.AUTHOR.encode() in armed, make.AUTHOR.encode() in content) == (True, False)
    assert b"\xff\xd8\xff" in content  # the photo itself is still there


def test_an_older_version_inside_a_pdf_is_gone():
    first = make.pdf(lambda writer: writer.pages[0].update({name("Oud"): TextStringObject("te vroeg gezien")}))
    writer = PdfWriter(io.BytesIO(first), incremental=True)
    del writer.pages[0]["/Oud"]
    second = make.saved(writer)
    assert (b"te vroeg" in second, b"te vroeg" in cleaned(Kind.PDF, second)) == (True, False)


@pytest.mark.parametrize("text", ["Eén\r\n".encode(), "\ufeffEén".encode()])
def test_a_text_in_utf_8_stays_as_it_is(text):
    assert cleaned(Kind.TXT, text) == cleaned(Kind.CSV, text) == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "cp437", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_from_windows_or_dos_becomes_utf_8(encoding):
    text = "naam;plaats\r\nZoë;Súdwest\r\nCafé;één\r\n"
    assert cleaned(Kind.TXT, text.encode(encoding)) == text.encode()
    assert cleaned(Kind.CSV, text.encode(encoding)) == text.encode("utf-8-sig")  # else Excel shows ZoÃ«


def test_the_end_of_a_dos_file_is_not_part_of_it():
    assert cleaned(Kind.TXT, b"een regel\r\n\x1a") == b"een regel\r\n"
