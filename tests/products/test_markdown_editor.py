"""The two addresses behind the Markdown editor: every hole that dependencies.md §3 found in django-markdownx is shut."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from privacyportal.core import heavy_work
from privacyportal.core.scan import Verdict
from products.text_images import MAX_BYTES
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PREVIEW, UPLOAD = "/beheer/opmaak/voorbeeld/", "/beheer/opmaak/afbeelding/"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


@pytest.fixture
def editor(client):
    client.force_login(make_user("Emma", is_staff=True, is_superuser=True))
    return client


def picture(kind="PNG", size=(40, 20), **options):
    content = io.BytesIO()
    Image.new("RGB", size, "navy").save(content, kind, **options)
    return content.getvalue()


def send(client, content, name="plaatje.png", content_type="image/png"):
    return client.post(UPLOAD, {"image": SimpleUploadedFile(name, content, content_type)})


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
REFUSED = [
    ("evil.html", b"<script>alert(1)</script>", "image/gif"),
    ("x.html", picture(), "text/html"),
    ("plaatje.svg", SVG, "image/svg+xml"),
    ("tekst.png", b"gewoon tekst", "image/png"),
    ("plaatje.gif", picture("GIF"), "image/gif"),
    ("groot.png", picture(size=(6400, 6400)), "image/png"),
    ("zwaar.png", picture() + b"\\0" * MAX_BYTES, "image/png"),
]


@pytest.mark.parametrize(("name", "content", "content_type"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_what_is_no_welcome_image_is_refused(editor, name, content, content_type):
    assert send(editor, content, name, content_type).status_code == 400


@pytest.mark.parametrize(("name", "content", "content_type"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_visitor_is_refused_before_anything_is_read(client, name, content, content_type):
    assert send(client, content, name, content_type).status_code == (413 if len(content) > MAX_BYTES else 403)


def test_a_visitor_gets_neither_preview_nor_upload_and_no_script_comes_back(client):
    answer = client.post(PREVIEW, {"content": "<script>alert(1)</script>"})
    assert answer.status_code == 403 and "<script>alert" not in answer.text
    assert send(client, picture()).status_code == 403
    client.force_login(make_user("Anna"))
    assert client.post(PREVIEW, {"content": "tekst"}).status_code == 403
    assert send(client, picture()).status_code == 403


def test_an_image_is_stored_under_a_name_of_ours_with_the_type_it_has(editor):
    answer = send(editor, picture(), "Mijn foto.jpg", "text/html").json()
    assert answer["image_path"].endswith(".png") and "foto" not in answer["image_path"]
    shown = editor.get(f"/media/{answer['image_path']}")
    assert shown["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(b"".join(shown.streaming_content))).size == (40, 20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_and_maker_are_taken_out_and_the_picture_stands_upright(editor, kind):
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Camera van Emma"
    exif.get_ifd(GPS)[2] = (52.0, 5.0, 0.0)
    answer = send(editor, picture(kind, exif=exif), f"foto.{kind.lower()}", f"image/{kind.lower()}").json()
    content = b"".join(editor.get(f"/media/{answer['image_path']}").streaming_content)
    kept = Image.open(io.BytesIO(content))
    assert dict(kept.getexif()) == {} and b"Camera van Emma" not in content
    assert kept.size == (20, 40)


def test_the_editor_gets_a_place_for_the_description(editor):
    assert send(editor, picture()).json()["image_code"].startswith("![beschrijf hier de afbeelding](/media/images/")


@pytest.mark.parametrize("method", ["get", "put", "delete"])
@pytest.mark.parametrize("address", [PREVIEW, UPLOAD])
def test_only_a_post_is_answered(editor, method, address):
    assert getattr(editor, method)(address).status_code == 405


def test_without_content_or_image_the_answer_is_polite(editor):
    assert editor.post(PREVIEW).status_code == 200
    assert editor.post(UPLOAD).status_code == 400


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", '<img src=x onerror="alert(1)">', SVG.decode()]
)
def test_the_preview_is_the_safe_html_of_the_website(editor, text):
    shown = editor.post(PREVIEW, {"content": text}).text
    for danger in ("<script", 'href="javascript', "<img", "<svg"):
        assert danger not in shown


def test_a_preview_of_too_long_a_text_is_refused(editor):
    assert editor.post(PREVIEW, {"content": "a" * 200_001}).status_code == 413


@pytest.mark.parametrize(
    ("verdict", "sentence"), [(Verdict.INFECTED, "er zit schadelijke code in"), (None, "Probeer het later opnieuw")]
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_an_image_that_the_scanner_does_not_call_clean_is_never_stored(
    editor, settings, monkeypatch, kind, verdict, sentence
):
    settings.CLAMAV_URL = "unix:///nergens"  # where nobody answers
    if verdict:
        monkeypatch.setattr("products.text_images.scan", lambda *_: verdict)
    answer = send(editor, picture(kind), f"foto.{kind.lower()}")
    assert answer.status_code == 400 and sentence in answer.json()["image"][0]
    assert not (settings.MEDIA_ROOT / "images").exists()


def test_the_scanner_gets_the_image_as_it_came(editor, settings, monkeypatch):
    settings.CLAMAV_URL, seen = "unix:///nergens", []
    monkeypatch.setattr("products.text_images.scan", lambda content, _: seen.append(content) or Verdict.CLEAN)
    assert send(editor, picture() + b"achteraan").status_code == 200
    assert seen == [picture() + b"achteraan"]


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (heavy_work.Busy, "Probeer het over een minuut opnieuw."),
        (heavy_work.TookTooLong, "Probeer het over een minuut opnieuw."),
        (heavy_work.TookTooMuch, "foto.png is beschadigd"),
        (heavy_work.Crashed, "foto.png is beschadigd"),
    ],
)
def test_an_image_that_takes_too_long_keeps_no_page_waiting(editor, settings, monkeypatch, why, sentence):
    asked = []

    def refuse(*args, **options):
        asked.append(options)
        raise why

    monkeypatch.setattr("products.text_images.heavy_work.run", refuse)
    answer = send(editor, picture(), "foto.png")
    assert answer.status_code == 400 and sentence in answer.json()["image"][0]
    assert asked == [{"wait": 1, "seconds": settings.UPLOAD_SECONDS}]
    assert not (settings.MEDIA_ROOT / "images").exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_half_an_image_gets_a_sentence(editor, kind):
    content = picture(kind, size=(400, 300))
    answer = send(editor, content[: len(content) // 2], f"foto.{kind.lower()}")
    assert answer.status_code == 400 and answer.json()["image"]


def test_what_was_written_in_an_image_is_not_in_what_is_stored(editor):
    notes = PngInfo()
    notes.add_text("Comment", "BSN 123456782")
    answer = send(editor, picture(pnginfo=notes) + b"BSN 123456782").json()
    content = b"".join(editor.get(f"/media/{answer['image_path']}").streaming_content)
    assert b"123456782" not in content


def test_the_comment_in_a_photo_is_not_in_what_is_stored(editor):
    answer = send(editor, picture("JPEG", comment=b"BSN 123456782"), "foto.jpg", "image/jpeg").json()
    content = b"".join(editor.get(f"/media/{answer['image_path']}").streaming_content)
    assert b"123456782" not in content and Image.open(io.BytesIO(content)).size == (40, 20)
