"""Files from public bug reports, each with its right end."""

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader

from privacyportal.core.files import FileRefused, IfLost, Kind, Loss, Refusal, WouldLose
from privacyportal.core.files.cleaning import clean_and_read
from privacyportal.core.files.kinds import kind_of
from privacyportal.core.identifiers import Personal, find_personal

from . import documents as make

CASES = Path(__file__).parent / "cases"
BSN_FOUND = """F02-ingevuld-formulier.pdf F08c-bsn-met-voorloopnul.xlsx F11a-komma.csv F11b-puntkomma.csv
    F11d-utf16.csv""".split()
LEFT_BEHIND = {  # what was in it, and is in the download no more
    "F08-draaitabel-bron-verwijderd.xlsx": [b"123456782", b"Voorbeeldsma", b"Piet"],
    "F09-grafiek-met-werkmap.docx": [b"embeddings", b".xlsx"],
    "F10-customxml.docx": [b"customXml"],
    "F17-beelden.docx": [b"word/media"],
    "F19-word-met-opmerking.docx": [b"Piet", b"dossier", b"comments"],
}
TAKEN = {
    "F01-alleen-eigenaarswachtwoord.pdf": "Leesbaar voor iedereen",
    "F03a-bom-ervoor.pdf": "Handreiking bewaartermijnen",
    "F04-pdfa-2a-en-pdfua.pdf": "PDF/A bestand",
    "F06-scan-a4-600dpi.pdf": "",
    "F13a-goed.odt": "Modelbrief",
    "F13b-mimetype-niet-eerst.odt": "Modelbrief",
    "F18-afgebroken-woord.pdf": "steenuilregistratie",
    "F19-word-met-opmerking.docx": "Handreiking",
}
REFUSED = {
    "F14-leeg.pdf": Refusal.EMPTY,
    "F14-webp-als.jpg": Refusal.WEBP,
    "F14-heic-als.jpg": Refusal.HEIC,
    "F14.gif": Refusal.GIF,
}
IMAGES = sorted(path.name for path in CASES.glob("F14*") if path.name not in REFUSED)


def taken(name):
    return clean_and_read(kind_of(name), (CASES / name).read_bytes())


def test_every_case_has_its_right_end_here():
    known = {*BSN_FOUND, *LEFT_BEHIND, *TAKEN, *REFUSED, *IMAGES, "F05-ondertekend.pdf"}
    assert {path.name for path in CASES.iterdir()} == known


@pytest.mark.parametrize("name", BSN_FOUND)
def test_a_bsn_is_found(name):
    assert [found for found in find_personal(taken(name).said) if found.kind == Personal.BSN]


@pytest.mark.parametrize("name", sorted({*LEFT_BEHIND, *TAKEN}))
def test_in_an_ordinary_document_no_bsn_is_found(name):
    assert [found for found in find_personal(taken(name).said) if found.kind == Personal.BSN] == []


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_no_reader_sees_stays_behind(name):
    before, file = make.everything_in((CASES / name).read_bytes()), taken(name)
    after = make.everything_in(file.content)
    for word in LEFT_BEHIND[name]:
        assert word in before
        assert word not in after
        assert word.decode() not in file.seen + file.said
    opens = docx.Document if file.kind == Kind.DOCX else openpyxl.load_workbook
    assert opens(io.BytesIO(file.content))


@pytest.mark.parametrize("name", TAKEN)
def test_an_ordinary_document_is_taken_and_found_by_its_words(name):
    assert TAKEN[name] in taken(name).seen


def test_a_pdf_keeps_its_marks_of_long_keeping_and_accessibility():
    reader = PdfReader(io.BytesIO(taken("F04-pdfa-2a-en-pdfua.pdf").content))
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert (reader.trailer["/Root"]["/Lang"], "/ID" in reader.trailer) == ("nl-NL", True)


def test_a_signature_is_not_taken_away_unasked():
    with pytest.raises(WouldLose) as told:
        taken("F05-ondertekend.pdf")
    assert told.value.losses == (Loss.SIGNATURE,)
    content = (CASES / "F05-ondertekend.pdf").read_bytes()
    assert clean_and_read(Kind.PDF, content, IfLost.KEEP).content == content


@pytest.mark.parametrize("name", REFUSED)
def test_what_we_cannot_take_gets_a_sentence_of_its_own(name):
    with pytest.raises(FileRefused) as refused:
        taken(name)
    assert refused.value.reason == REFUSED[name]


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_is_taken_as_what_it_is_upright_and_without_metadata(name):
    file = taken(name)
    image = Image.open(io.BytesIO(file.content))
    image.load()
    is_png = name.endswith("png-als.jpg") or name == "F14-16bit.png"
    assert (file.kind, image.format) == ((Kind.PNG, "PNG") if is_png else (Kind.JPG, "JPEG"))
    assert dict(image.getexif()) == {}
    assert image.size in ((64, 48), (48, 64))
