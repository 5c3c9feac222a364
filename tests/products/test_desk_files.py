"""Files through the door of the desk: what an editor uploads is stored clean and opens, or is refused by name."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter

from products.models import Product
from tests.core import documents as make
from tests.factories import make_user

from .test_desk import file_answers, form_of

pytestmark = pytest.mark.django_db
WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


@pytest.fixture
def editor(client):
    client.force_login(make_user("Emma", is_staff=True, is_superuser=True))
    return client


def upload(client, name, content):
    file = SimpleUploadedFile(name, content)
    return client.post("/beheer/products/product/add/", form_of(**file_answers(**{"files-0-upload": file})))


def stored(client, name, content):
    assert upload(client, name, content).status_code == 302
    with Product.objects.get().files.get().file.open("rb") as file:
        return file.read()


def word_with_author_and_tracked_change():
    document = docx.Document()
    document.add_paragraph("Dit is een brief.")
    document.core_properties.author = document.core_properties.last_modified_by = make.AUTHOR
    document.core_properties.created = datetime(2026, 1, 1, tzinfo=UTC)
    content = io.BytesIO()
    document.save(content)
    change = f"""<w:document {WORD}><w:body><w:p><w:r><w:t>Dit is een brief.</w:t></w:r>
        <w:ins w:id="1" w:author="{make.AUTHOR}"><w:r><w:t> Erbij.</w:t></w:r></w:ins></w:p></w:body></w:document>"""
    return make.with_parts(content.getvalue(), **{"word/document.xml": change})


def excel_with_author():
    book = openpyxl.Workbook()
    book.active["A1"] = "Verwerking"
    book.properties.creator = book.properties.lastModifiedBy = make.AUTHOR
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def pdf_with_author():
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": make.AUTHOR})
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def test_a_word_file_opens_without_its_author_and_the_author_of_its_changes(editor):
    content = stored(editor, "brief.docx", word_with_author_and_tracked_change())
    assert make.AUTHOR.encode() not in make.everything_in(content)
    assert "Dit is een brief." in docx.Document(io.BytesIO(content)).paragraphs[0].text


def test_an_excel_file_opens_without_its_author(editor):
    content = stored(editor, "register.xlsx", excel_with_author())
    assert make.AUTHOR.encode() not in make.everything_in(content)
    assert openpyxl.load_workbook(io.BytesIO(content)).active["A1"].value == "Verwerking"


def test_a_pdf_opens_without_its_author_and_its_pages_are_counted(editor):
    content = stored(editor, "folder.pdf", pdf_with_author())
    assert make.AUTHOR.encode() not in content
    assert len(PdfReader(io.BytesIO(content)).pages) == Product.objects.get().files.get().pages == 3


def test_a_photo_opens_without_its_place(editor):
    content = stored(editor, "foto.jpg", make.photo_with_location())
    assert dict(Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)) == {}


def bomb():
    content = io.BytesIO(make.word())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 300 * 1024**2)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("brief.pdf", lambda: b"MZ\x90\x00" + b"\0" * 200, "brief.pdf is een programma."),
        ("bom.docx", bomb, "bom.docx kan niet: er zit te veel in om te controleren."),
        (
            "plaatje.svg",
            lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            "plaatje.svg is een ander soort afbeelding.",
        ),
        ("groot.png", lambda: make.picture(size=(8000, 6000)), "Een afbeelding mag 45 megapixels zijn."),
        ("leeg.pdf", lambda: b"", "Het verstuurde bestand is leeg."),
    ],
    ids=["exe as pdf", "zip bomb", "svg", "48 megapixels", "empty"],
)
def test_a_file_that_is_not_welcome_is_refused_and_nothing_is_kept(editor, name, content, sentence):
    answer = upload(editor, name, content())
    assert answer.status_code == 200 and sentence in answer.text
    assert not Product.objects.exists()
