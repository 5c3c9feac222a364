"""What may come in: every file is what it says, and gets a sentence when it is not."""

import io
import random
import zipfile

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

from privacyportal.core.files import FileRefused, Kind, Refusal, accept, apart
from privacyportal.core.files.cleaning import clean
from privacyportal.core.files.kinds import kind_of
from privacyportal.core.files.opening import cleaned_or_reason

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
        clean(kind_of(name), content)
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
def test_a_file_that_calls_itself_something_else_is_refused(real, said):
    assert refusal(said, HONEST[real]()) == Refusal.WRONG_TYPE


def test_the_visitor_reads_the_sentences_of_the_design():
    def lock(writer):
        writer.encrypt("geheim", algorithm="RC4-128")

    assert [
        sentence("brief.pdf", b"%PDF-" + bytes(10 * 1024**2)),
        sentence("brief.exe", b"MZ"),
        sentence("brief.pdf", b""),
        sentence("brief.pdf", make.pdf(lock)),
        sentence("brief.pdf", b"%PDF-1.7 en toen viel de verbinding weg"),
    ] == [
        "brief.pdf is te groot. Een bestand mag 10 MB zijn.",
        "brief.exe kan niet. Kies een PDF, Word-, Excel-, OpenDocument-, tekst- of beeldbestand.",
        "brief.pdf is leeg. Kies een ander bestand.",
        "brief.pdf heeft een wachtwoord. Haal het wachtwoord eraf.",
        "brief.pdf is niet toegevoegd. Probeer het opnieuw.",
    ]
    assert str(FileRefused(Refusal.INFECTED, "brief.pdf")) == ("brief.pdf is geweigerd: er zit schadelijke code in.")


def test_a_size_that_lies_does_not_help():
    liar = make.upload("brief.txt", b"a" * (10 * 1024**2 + 1))
    liar.size = 5
    with pytest.raises(FileRefused, match="te groot"):
        accept(liar)


@pytest.mark.parametrize(
    ("name", "content"),
    {
        "programma.exe": b"MZ\x90\x00",
        "programma.pdf": b"MZ\x90\x00" + b"%PDF-1.7",
        "tekening.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "tekening.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "pagina.html": b"<script>alert(1)</script>",
        "foto.jpg": b"<script>alert(1)</script>",
        "brief.pdf": b"<html><script>alert(1)</script>%PDF-1.7",
        "brief.doc": OLE,
        "brief.docm": b"PK\x03\x04",
        "pakket.zip": b"PK\x03\x04",
        "brief.docx": OLE + bytes(500),
        "lijst.xlsx": make.zipped({"a.txt": "een gewoon archief"}),
        "brief.odt": make.zipped({"mimetype": "application/zip", "content.xml": "<a/>"}),
        "brief.txt": b"geen\x00tekst",
        "lijst.csv": b"\x1b[31mrood",
        "zonder-extensie": b"tekst",
        "brief.pdf.exe": b"%PDF-1.7",
        ".docx": b"PK\x03\x04",
    }.items(),
)
def test_what_is_not_on_the_list_is_refused(name, content):
    assert refusal(name, content) == Refusal.WRONG_TYPE


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


MACRO_TYPE = b"<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>"
DDE = b"<w:document xmlns:w='w'><w:instrText>DDEAUTO cmd x</w:instrText></w:document>"
DOCTYPE = b"<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>"


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"macro"},
        {"word/ander.bin": OLE + b"macro"},
        {"word/embeddings/oleObject1.bin": OLE},
        {"word/media/programma.bin": b"MZ\x90"},
        {"word/activeX/activeX1.xml": b"<a/>"},
        {"word/embeddings/pakket.zip": make.zipped({"a": "b"})},
        {"word/embeddings/brief.docx": make.zipped({"a": "b"})},
        {"[Content_Types].xml": MACRO_TYPE},
        {"word/document.xml": DDE},
        {"word/document.xml": DOCTYPE},
        {"word/document.xml": b"<a><b></a>"},
        {"../../boven.xml": b"<a/>"},
        {"/etc/passwd": b""},
        {"C:evil.xml": b"<a/>"},
        {"Word/Document.xml": b"<a/>"},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_an_office_file_with_a_program_or_a_trick_inside_is_refused(parts):
    assert refusal("brief.docx", make.with_parts(make.word(), **parts)) == Refusal.WRONG_TYPE


@pytest.mark.parametrize("element", ["<script:event-listener/>", "<draw:plugin/>", "<text:execute-macro/>"])
def test_an_open_document_that_runs_something_is_refused(element):
    assert refusal("brief.odt", make.open_document("text", element)) == Refusal.WRONG_TYPE
    assert refusal("brief.odt", make.open_document("text", **{"Basic/a.xml": "<a/>"})) == Refusal.WRONG_TYPE


def test_archives_that_unpack_to_too_much_are_refused():
    bomb = make.with_parts(make.word(), **{"word/media/leeg.emf": bytes(99 * 1024**2)})
    crowd = make.with_parts(make.word(), **{f"word/a{number}.bin": b"" for number in range(5_001)})
    assert [refusal("brief.docx", bomb), refusal("brief.docx", crowd)] == [Refusal.WRONG_TYPE] * 2


def test_an_archive_that_lies_about_its_size_is_refused():
    content = bytearray(make.with_parts(make.word(), **{"word/media/a.emf": bytes(1024**2)}))
    size = (1024**2).to_bytes(4, "little")
    while size in content:
        place = content.index(size)
        content[place : place + 4] = (10).to_bytes(4, "little")
    assert sentence("brief.docx", bytes(content)).startswith("brief.docx is niet toegevoegd.")


def test_an_archive_packed_in_an_unusual_way_is_refused():
    assert refusal("brief.docx", make.zipped(make.unzipped(make.word()), zipfile.ZIP_LZMA)) == Refusal.WRONG_TYPE


def test_pictures_with_too_many_pixels_are_refused_before_they_are_drawn():
    forty_megapixels = make.picture(size=(8000, 5000), mode="1")
    in_a_letter = make.with_parts(make.word(), **{"word/media/a.png": forty_megapixels})
    assert len(forty_megapixels) < 100_000
    assert refusal("tekening.png", forty_megapixels) == Refusal.TOO_MANY_PIXELS
    assert refusal("brief.docx", in_a_letter) == Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize("name", ["brief.pdf", "brief.docx", "brief.odt", "tekening.png", "foto.jpg"])
def test_what_is_stuck_behind_a_file_does_not_come_along(name):
    payload = b"<script>alert(1)</script>" + make.zipped({"verstopt.exe": b"MZ"})
    try:
        file = accept(make.upload(name, HONEST[name]() + payload))
    except FileRefused as refused:
        assert name.endswith((".docx", ".odt"))
        assert refused.reason == Refusal.WRONG_TYPE
    else:
        assert b"<script>" not in file.content
        assert b"verstopt.exe" not in file.content


@pytest.mark.parametrize("name", [name for name in HONEST if name not in TEXTS])
def test_half_a_file_is_refused_with_a_sentence(name):
    half = HONEST[name]()[: len(HONEST[name]()) // 2]
    assert sentence(name, half).startswith((f"{name} is niet toegevoegd.", f"{name} kan niet."))


@pytest.mark.parametrize("name", HONEST)
def test_a_file_with_random_damage_is_cleaned_or_refused(name):
    chance, kind = random.Random(name), Kind(name.split(".")[1])
    honest = HONEST[name]()
    for _ in range(40):
        damaged = bytearray(honest)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        answer = cleaned_or_reason(kind, bytes(damaged))
        assert answer.startswith((b'{"pages": ', b'{"refused": ', b'{"failed": '))


def test_a_pdf_that_refers_to_itself_ends():
    def circle(writer):
        circular = writer._add_object(ArrayObject())
        circular.get_object().append(circular)
        writer.root_object[NameObject("/Circle")] = circular

    assert accept(make.upload("brief.pdf", make.pdf(circle))).pages == 1


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(apart, "MAX_WAIT", 0.001)
    assert sentence("brief.pdf", make.pdf()).startswith("brief.pdf is niet toegevoegd.")


def test_files_are_opened_by_a_process_without_our_secrets(monkeypatch):
    asked = {}

    def record(command, **options):
        asked.update(options)
        raise OSError

    monkeypatch.setattr(apart.subprocess, "run", record)
    monkeypatch.setenv("SECRET_KEY", "geheim")
    assert sentence("brief.pdf", make.pdf()).startswith("brief.pdf is niet toegevoegd.")
    assert "SECRET_KEY" not in asked["env"]


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
