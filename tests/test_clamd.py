"""With a real scanner: no file leaves before it was called clean, at the forum, at a product and in a text."""

import socket
import tempfile
import threading
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL.PngImagePlugin import PngInfo

from community.attachments import scan_attachments
from privacyportal.core import scan
from products import files
from products.models import Product
from tests.clamd import VIRUS, Clamd, is_installed
from tests.community.factories import make_known, make_member, make_topic, text_file
from tests.core import documents as make
from tests.factories import make_user
from tests.products.test_desk import file_answers, form_of

pytestmark = [
    pytest.mark.deep,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not is_installed(), reason="clamd is not installed"),
]
REFUSED = "is geweigerd: er zit schadelijke code in."


@pytest.fixture(scope="module")
def clamd():
    with tempfile.TemporaryDirectory(prefix="clamd-") as folder, Clamd(folder) as running:
        yield running


@pytest.fixture(autouse=True)
def scanner(settings, clamd):
    settings.CLAMAV_URL = clamd.url


@pytest.fixture
def editor(client):
    client.force_login(make_user("Emma", is_staff=True, is_superuser=True))
    return client


def at_the_forum(client, text):
    """A file at a question, and its writer is who asks."""
    member = make_known(make_member())
    client.force_login(member)
    topic = make_topic(author=member, files=[text_file(text=text)])
    return topic, topic.question.attachments.get()


def test_at_the_forum_a_clean_file_leaves_after_its_verdict(client):
    _, attachment = at_the_forum(client, "Een model.")
    assert client.get(attachment.get_absolute_url()).status_code == 503
    assert scan_attachments() == 1
    assert b"".join(client.get(attachment.get_absolute_url()).streaming_content) == b"Een model."


@pytest.mark.parametrize(("name", "content"), [("model.txt", VIRUS.encode()), ("brief.docx", make.word(VIRUS))])
def test_at_the_forum_a_virus_is_refused_and_gone(client, name, content):
    member = make_known(make_member())
    client.force_login(member)
    topic = make_topic(author=member, files=[SimpleUploadedFile(name, content)])
    attachment = topic.question.attachments.get()
    path = Path(attachment.file.path)
    assert scan_attachments() == 1
    response = client.get(attachment.get_absolute_url())
    assert (response.status_code, f"{name} {REFUSED}" in response.text) == (410, True)
    assert "pimpelmees" not in client.get(topic.get_absolute_url()).text
    assert not path.exists()


def test_at_the_forum_a_file_waits_while_the_scanner_is_away_and_goes_on_later(client, settings, clamd):
    _, attachment = at_the_forum(client, "Een model.")
    settings.CLAMAV_URL = "unix:///nergens/clamd.sock"
    assert scan_attachments() == 0
    assert client.get(attachment.get_absolute_url()).status_code == 503
    settings.CLAMAV_URL = clamd.url
    assert scan_attachments() == 1
    assert client.get(attachment.get_absolute_url()).status_code == 200


def test_a_scanner_that_does_not_answer_keeps_the_file_waiting(client, settings, monkeypatch):
    monkeypatch.setattr(scan, "MAX_WAIT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as slow:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{slow.getsockname()[1]}"
        holding = threading.Thread(target=slow.accept)
        holding.start()
        _, attachment = at_the_forum(client, "Een model.")
        assert scan_attachments() == 0
        holding.join(5)
    assert client.get(attachment.get_absolute_url()).status_code == 503


@pytest.mark.parametrize(("words", "state"), [("Een model.", "clean"), (VIRUS, "refused")])
def test_a_file_of_a_product_gets_its_verdict(editor, words, state):
    upload = SimpleUploadedFile("model.txt", words.encode())
    answer = editor.post("/beheer/products/product/add/", form_of(**file_answers(**{"files-0-upload": upload})))
    assert answer.status_code == 302
    assert Product.objects.get().files.get().scan == "pending"
    assert files.scan_files() == 1
    assert Product.objects.get().files.get().scan == state


@pytest.mark.parametrize(("words", "status"), [("Een plaatje.", 200), (VIRUS, 400)])
def test_an_image_in_a_text_gets_its_verdict_at_once(editor, words, status):
    notes = PngInfo()
    notes.add_text("Comment", words)
    image = SimpleUploadedFile("plaatje.png", make.picture(pnginfo=notes), "image/png")
    answer = editor.post("/beheer/opmaak/afbeelding/", {"image": image})
    assert answer.status_code == status
    assert (REFUSED in answer.text) == (status == 400)
