"""What may come in: every file is what it says, and gets a sentence when it is not."""

import io
import random
import zipfile

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

from privacyportal.core import heavy_work
from privacyportal.core.files import FileRefused, Kind, Refusal, StillChecking, accept, receive_at_once, uploads
from privacyportal.core.files.cleaning import clean_and_read
from privacyportal.core.files.kinds import kind_of

from . import documents as make

HONEST = {
    "brief.pdf": lambda: make.pdf(pages=3),
    "brief.docx": make.word,
    "lijst.xlsx": make.excel,
    "verhaal.pptx": make.powerpoint,
    "brief.odt": lambda: make.open_document("text"),
    "lijst.ods": lambda: make.open_document("spreadsheet"),
    "verhaal.odp": lambda: make.open_document("presentation"),
    "brief.txt": lambda: "Eén regel\r\n".encode(),
    "lijst.csv": lambda: "naam;plaats\nZoë;Súdwest-Fryslân\n".encode("cp1252"),
    "tekening.png": make.picture,
    "foto.jpg": lambda: make.picture("JPEG"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


DISGUISES = [(real, said) for real in HONEST for said in HONEST if real != said]
TEXTS = ("brief.txt", "lijst.csv")  # one text can pass for another


def refusal(name, content):
    """Why a file is refused; opened in this process, which is quicker."""
    with pytest.raises(FileRefused) as refused:
        clean_and_read(kind_of(name), content)
    return refused.value.reason


def sentence(name, content):
    """What the visitor reads."""
    with pytest.raises(FileRefused) as refused:
        accept(make.upload(name, content))
    return str(refused.value)


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_of_each_kind_is_accepted(name):
    file = accept(make.upload(name, HONEST[name]()))
    assert (file.name, file.kind, file.size) == (name, Kind(name.split(".")[1]), len(file.content))
    assert file.pages == (3 if file.kind == Kind.PDF else None)
    assert accept(make.upload(name, file.content)).kind == file.kind  # what we keep would be welcome again


@pytest.mark.parametrize(("real", "said"), [pair for pair in DISGUISES if not set(pair) <= set(TEXTS)])
def test_a_file_that_calls_itself_something_else_is_told_what_it_is(real, said):
    if {real, said} == {"tekening.png", "foto.jpg"}:
        assert clean_and_read(kind_of(said), HONEST[real]()).kind == kind_of(real)
    elif real == "lijst.csv":
        assert refusal(said, HONEST[real]()) == Refusal.DAMAGED  # these letters could be anything
    else:
        assert refusal(said, HONEST[real]()) in (Refusal.RENAMED, Refusal.DAMAGED)


def test_the_visitor_reads_what_the_file_is_and_what_to_do():
    def lock(writer):
        writer.encrypt("geheim", algorithm="RC4-128")

    assert [
        sentence("brief.pdf", b"%PDF-" + bytes(10 * 1024**2)),
        sentence("brief.onbekend", b"1"),
        sentence("brief.pdf", b""),
        sentence("brief.pdf", make.pdf(lock)),
        sentence("brief.pdf", b"%PDF-1.7 en toen viel de verbinding weg"),
        sentence("brief.docx", make.pdf()),
    ] == [
        "brief.pdf is te groot. Een bestand mag 10 MB zijn.",
        "brief.onbekend kan niet. Kies een PDF, Word-, Excel-, PowerPoint-, OpenDocument-, tekst- of beeldbestand.",
        "brief.pdf is leeg. Kies een ander bestand.",
        "brief.pdf heeft een wachtwoord. Haal het wachtwoord eraf.",
        "brief.pdf is beschadigd of niet compleet. Open het op uw computer, bewaar het opnieuw en voeg dat bestand toe.",
        "brief.docx is een PDF-bestand met een andere naam. Geef het een naam die eindigt op .pdf.",
    ]
    assert str(FileRefused(Refusal.INFECTED, "brief.pdf")) == ("brief.pdf is geweigerd: er zit schadelijke code in.")


def test_a_size_that_lies_does_not_help():
    liar = make.upload("brief.txt", b"a" * (10 * 1024**2 + 1))
    liar.size = 5
    with pytest.raises(FileRefused, match="te groot"):
        accept(liar)


SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
UNWANTED = [
    ("programma.exe", b"MZ\x90\x00", Refusal.PROGRAM),
    ("programma.pdf", b"MZ\x90\x00" + b"%PDF-1.7", Refusal.PROGRAM),
    ("programma.docx", b"\x7fELF" + bytes(90), Refusal.PROGRAM),
    ("tekening.svg", SVG, Refusal.OTHER_IMAGE),
    ("tekening.png", SVG, Refusal.OTHER_IMAGE),
    ("scan.tiff", b"II*\0", Refusal.OTHER_IMAGE),
    ("scan.jpg", b"II*\0" + bytes(20), Refusal.OTHER_IMAGE),
    ("boek.epub", b"PK\x03\x04", Refusal.OTHER_DOCUMENT),
    ("tekening.vsdx", b"PK\x03\x04", Refusal.OTHER_DOCUMENT),
    ("notities.one", b"x", Refusal.OTHER_DOCUMENT),
    ("afspraak.ics", b"BEGIN:VCALENDAR", Refusal.CALENDAR),
    ("brief.pdf.crdownload", b"%PDF-1.7", Refusal.HALF_DOWNLOAD),
    ("foto.heic", b"\0\0\0\x18ftypheic", Refusal.HEIC),
    ("foto.png", b"\0\0\0\x18ftypmif1" + bytes(20), Refusal.HEIC),
    ("foto.webp", b"RIFF", Refusal.WEBP),
    ("film.mp4", b"\0\0\0\x18ftypisom", Refusal.FILM),
    ("pagina.html", b"<script>alert(1)</script>", Refusal.WEB_PAGE),
    ("foto.jpg", b"<script>alert(1)</script>", Refusal.WEB_PAGE),
    ("brief.pdf", b"<html><script>alert(1)</script>%PDF-1.7", Refusal.WEB_PAGE),
    ("brief.doc", OLE, Refusal.OLD_OFFICE),
    ("brief.docx", OLE + bytes(500), Refusal.OLD_OFFICE),
    ("brief.rtf", b"{\\rtf1", Refusal.RICH_TEXT),
    ("brief.docx", b"{\\rtf1 brief}", Refusal.RICH_TEXT),
    ("brief.docm", b"PK\x03\x04", Refusal.PROGRAM_INSIDE),
    ("brief.dotx", b"PK\x03\x04", Refusal.TEMPLATE),
    ("tekening.odg", b"PK\x03\x04", Refusal.TEMPLATE),
    ("pakket.zip", b"PK\x03\x04", Refusal.ARCHIVE),
    ("lijst.xlsx", make.zipped({"a.txt": "een gewoon archief"}), Refusal.ARCHIVE),
    ("brief.odt", make.zipped({"mimetype": "application/zip", "content.xml": "<a/>"}), Refusal.ARCHIVE),
    ("brief.docx", make.zipped({"Index/Document.iwa": "x"}), Refusal.APPLE),
    ("brief.pages", b"PK\x03\x04", Refusal.APPLE),
    ("bericht.msg", OLE, Refusal.MAIL),
    ("bericht.eml", b"From: x", Refusal.MAIL),
    ("bericht.pdf", b"Received: from x by y", Refusal.MAIL),
    ("bericht.docx", OLE + "__properties_version1".encode("utf-16-le"), Refusal.MAIL),
    ("brief.txt", b"geen\x00tekst", Refusal.WRONG_TYPE),
    ("lijst.csv", b"\x1b[31mrood", Refusal.WRONG_TYPE),
    ("zonder-extensie", b"tekst", Refusal.WRONG_TYPE),
    ("brief.pdf.exe", b"%PDF-1.7", Refusal.PROGRAM),
    ("lege.docx", b"", Refusal.EMPTY),
    (".docx", b"PK\x03\x04", Refusal.WRONG_TYPE),
    ("half.docx", b"PK\x03\x04", Refusal.DAMAGED),
]


@pytest.mark.parametrize(("name", "content", "reason"), UNWANTED)
def test_what_is_not_on_the_list_is_refused_by_its_own_name(name, content, reason):
    assert refusal(name, content) == reason


@pytest.mark.parametrize("reason", Refusal)
def test_each_refusal_is_a_sentence_about_the_file(reason):
    said = str(FileRefused(reason, "brief.pdf", "docx"))
    assert "brief.pdf" in said
    assert said.endswith(".")
    assert "{" not in said


def test_office_files_behind_a_password_are_recognised():
    locked_office = OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    manifest = {"META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"}
    locked_part = bytearray(make.word())
    for header in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = locked_part.index(header) + (6 if header == b"PK\x03\x04" else 8)
        locked_part[flags] |= 1
    assert [
        refusal("brief.docx", locked_office),
        refusal("brief.odt", make.open_document("text", **manifest)),
        refusal("brief.docx", bytes(locked_part)),
    ] == [Refusal.LOCKED] * 3


MACRO_TYPE = b"application/vnd.ms-office.vbaProject"
DDE = b"<w:document xmlns:w='w'><w:instrText>DDEAUTO cmd x</w:instrText></w:document>"
DOCTYPE = b"<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>"


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/vbaProject.bin": b"macro"}, Refusal.PROGRAM_INSIDE),
        ({"word/activeX/activeX1.xml": b"<a/>"}, Refusal.PROGRAM_INSIDE),
        ({"word/document.xml": DDE}, Refusal.PROGRAM_INSIDE),
        ({"word/document.xml": DOCTYPE}, Refusal.WRONG_TYPE),
        ({"word/document.xml": b"<a><b></a>"}, Refusal.DAMAGED),
        ({"[Content_Types].xml": b"<Types/>"}, Refusal.DAMAGED),
        ({"../../boven.xml": b"<a/>"}, Refusal.WRONG_TYPE),
        ({"/etc/passwd": b""}, Refusal.WRONG_TYPE),
        ({"C:evil.xml": b"<a/>"}, Refusal.WRONG_TYPE),
        ({"Word/Document.xml": b"<a/>"}, Refusal.WRONG_TYPE),
    ],
)
def test_an_office_file_with_a_program_or_a_trick_inside_is_refused(parts, reason):
    assert refusal("brief.docx", make.with_parts(make.word(), **parts)) == reason


@pytest.mark.parametrize(
    ("kind", "target", "reason"),
    [
        ("oleObject", "word/embeddings/oleObject1.bin", Refusal.EMBEDDED),
        ("package", "word/embeddings/lijst.xlsx", Refusal.EMBEDDED),
        ("aFChunk", "word/pagina.html", Refusal.EMBEDDED),
        ("control", "word/knop.xml", Refusal.PROGRAM_INSIDE),
        ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "word/stil.bin", Refusal.PROGRAM_INSIDE),
    ],
)
def test_a_file_or_program_inside_a_document_is_refused_by_what_refers_to_it(kind, target, reason):
    armed = make.with_parts(make.word(), **{target: b"inhoud"})
    assert refusal("brief.docx", make.related(armed, "word/document.xml", (kind, target, "application/x"))) == reason


@pytest.mark.parametrize(
    "name", ["word/ander.bin", "word/media/programma.bin", "word/embeddings/pakket.zip", "word/los.xml", "extra.txt"]
)
def test_a_part_that_nothing_refers_to_stays_behind(name):
    file = clean_and_read(Kind.DOCX, make.with_parts(make.word(), **{name: OLE + b"verstopt"}))
    assert b"verstopt" not in make.everything_in(file.content)


@pytest.mark.parametrize("element", ["<script:event-listener/>", "<draw:plugin/>", "<text:execute-macro/>"])
def test_an_open_document_that_runs_something_is_refused(element):
    assert refusal("brief.odt", make.open_document("text", element)) == Refusal.PROGRAM_INSIDE
    armed = make.open_document("text", **{"Basic/a.xml": "<a/>"})
    assert refusal("brief.odt", armed) == Refusal.PROGRAM_INSIDE


def test_archives_that_unpack_to_too_much_are_refused():
    bomb = make.with_parts(make.word(), **{"word/media/leeg.emf": bytes(99 * 1024**2)})
    crowd = make.with_parts(make.word(), **{f"word/a{number}.bin": b"" for number in range(5_001)})
    assert [refusal("brief.docx", bomb), refusal("brief.docx", crowd)] == [Refusal.TOO_MUCH] * 2


def test_an_archive_that_lies_about_its_size_is_refused():
    content = bytearray(make.with_parts(make.word(), **{"word/media/a.emf": bytes(1024**2)}))
    size = (1024**2).to_bytes(4, "little")
    while size in content:
        place = content.index(size)
        content[place : place + 4] = (10).to_bytes(4, "little")
    assert refusal("brief.docx", bytes(content)) == Refusal.DAMAGED


def test_an_archive_packed_in_an_unusual_way_is_refused():
    assert refusal("brief.docx", make.zipped(make.unzipped(make.word()), zipfile.ZIP_LZMA)) == Refusal.WRONG_TYPE


def test_pictures_with_too_many_pixels_are_refused_before_they_are_drawn():
    sixty_megapixels = make.picture(size=(8000, 7500), mode="1")
    assert len(sixty_megapixels) < 100_000
    assert refusal("tekening.png", sixty_megapixels) == Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_page_scanned_at_600_dots_per_inch_is_an_ordinary_image(format):
    page = make.picture(format, size=(4961, 7016), mode="L")
    assert clean_and_read(Kind.PNG if format == "PNG" else Kind.JPG, page)


@pytest.mark.parametrize("name", ["brief.pdf", "brief.docx", "brief.odt", "tekening.png", "foto.jpg"])
def test_what_is_stuck_behind_a_file_does_not_come_along(name):
    payload = b"<script>alert(1)</script>" + make.zipped({"verstopt.exe": b"MZ"})
    try:
        file = clean_and_read(kind_of(name), HONEST[name]() + payload)
    except FileRefused as refused:
        assert name.endswith((".docx", ".odt"))
        assert refused.reason == Refusal.ARCHIVE
    else:
        assert b"<script>" not in file.content
        assert b"verstopt.exe" not in file.content


@pytest.mark.parametrize("name", [name for name in HONEST if name not in TEXTS])
def test_half_a_file_is_said_to_be_damaged(name):
    half = HONEST[name]()[: len(HONEST[name]()) // 2]
    assert refusal(name, half) == Refusal.DAMAGED


@pytest.mark.parametrize("name", HONEST)
def test_a_file_with_random_damage_is_cleaned_or_refused(name):
    chance, kind = random.Random(name), Kind(name.split(".")[1])
    honest = HONEST[name]()
    for _ in range(40):
        damaged = bytearray(honest)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            assert clean_and_read(kind, bytes(damaged)).content
        except FileRefused as refused:
            assert str(refused).endswith(".")


def test_a_pdf_that_refers_to_itself_ends():
    def circle(writer):
        circular = writer._add_object(ArrayObject())
        circular.get_object().append(circular)
        writer.root_object[NameObject("/Circle")] = circular

    assert accept(make.upload("brief.pdf", make.pdf(circle))).pages == 1


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        (heavy_work.TookTooLong, Refusal.TOO_MUCH),
        (heavy_work.TookTooMuch, Refusal.TOO_MUCH),
        (heavy_work.Crashed, Refusal.DAMAGED),
        (heavy_work.Busy, Refusal.NOT_CHECKED),
    ],
)
def test_a_file_that_cannot_be_checked_is_refused_with_a_sentence(monkeypatch, why, reason):
    def fail(*args, **options):
        raise why

    monkeypatch.setattr(uploads.heavy_work, "run", fail)
    assert sentence("brief.pdf", make.pdf()) == reason.format(name="brief.pdf")


@pytest.mark.parametrize("why", [heavy_work.TookTooLong, heavy_work.Busy])
def test_a_file_that_is_not_checked_at_once_waits(monkeypatch, why):
    def fail(*args, **options):
        raise why

    monkeypatch.setattr(uploads.heavy_work, "run", fail)
    with pytest.raises(StillChecking):
        receive_at_once(make.upload("brief.pdf", make.pdf()))


def test_a_cleaned_word_file_opens_with_the_same_text():
    cleaned = docx.Document(io.BytesIO(accept(make.upload("brief.docx", make.word("Beste lezer,"))).content))
    assert [paragraph.text for paragraph in cleaned.paragraphs] == ["Beste lezer,"]
    assert cleaned.core_properties.title == "Een brief"


def test_a_cleaned_pdf_keeps_its_pages_title_and_bookmarks():
    def mark(writer: PdfWriter):
        writer.add_outline_item("Hoofdstuk 2", 1)

    cleaned = PdfReader(io.BytesIO(accept(make.upload("brief.pdf", make.pdf(mark, pages=2))).content))
    assert [item.title for item in cleaned.outline] == ["Hoofdstuk 2"]
    assert (len(cleaned.pages), cleaned.metadata.title) == (2, "Een brief")
