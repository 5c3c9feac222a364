"""Personal data is stopped before others read it: in the text, in the title, and inside files."""

import re
import uuid
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from community.models import Attachment, Post
from tests.community.factories import make_forum, make_known, make_member, text_file

pytestmark = pytest.mark.django_db
BSN = "111222333"


@pytest.fixture
def ask(client):
    make_forum()
    client.force_login(make_known(make_member()))

    def send(**fields):
        typed = {"title": "Mag een camera?", "body": "Een tekst.", "token": uuid.uuid4(), "place": "", **fields}
        return client.post("/community/privacy/nieuw/", typed)

    return send


def posted():
    return Post.objects.filter(topic__forum__slug="privacy").count()


def word_file(text):
    written, document = BytesIO(), docx.Document()
    document.add_paragraph(text)
    document.save(written)
    return SimpleUploadedFile("brief.docx", written.getvalue())


@pytest.mark.parametrize("field", ["title", "body"])
def test_a_bsn_must_go_and_cannot_be_confirmed(ask, field):
    response = ask(**{field: f"Het gaat om {BSN} van een inwoner"}, confirmed="on")
    assert "In uw bericht staat een getal dat op een BSN lijkt (eindigt op 333). Haal het weg." in response.text
    assert posted() == 0


@pytest.mark.parametrize("file", [word_file(f"Dossier van {BSN}."), text_file("lijst.csv", f"naam;{BSN}")])
def test_a_bsn_inside_a_file_is_refused_and_the_file_is_not_kept(ask, file):
    response = ask(attachments=[file])
    assert f"In {file.name} staat een getal dat op een BSN lijkt" in response.text
    assert (posted(), Attachment.objects.count()) == (0, 0)


def test_other_personal_data_is_listed_once_and_can_be_confirmed(ask):
    text = "Bel 06-12345678, mail jan@example.nl en nog eens jan@example.nl. Rekening NL91ABNA0417164300."
    response = ask(body=text)
    assert posted() == 0
    for shown in ("Telefoonnummer: 06-12345678", "Rekeningnummer: NL91ABNA0417164300", "E-mailadres: jan@example.nl"):
        assert response.text.count(shown) == 1
    seal = re.search(r'name="confirmed" id="id_confirmed" value="(\w+)"', response.text)[1]
    assert ask(body=f"{text} En piet@example.nl.", confirmed=seal).status_code == 200
    assert posted() == 0
    assert ask(body=text, confirmed=seal).status_code == 303
    assert posted() == 1


def test_an_address_inside_a_word_file_is_listed_too(ask):
    assert "E-mailadres: mevrouw@example.nl" in ask(attachments=[word_file("Mail mevrouw@example.nl")]).text
    assert posted() == 0


def test_an_edit_lets_no_bsn_in(ask, client):
    ask()
    post = Post.objects.get(topic__forum__slug="privacy")
    response = client.post(f"/community/reactie/{post.pk}/bewerken/", {"title": "Mag een camera?", "body": BSN})
    assert "op een BSN lijkt" in response.text
    assert Post.objects.get(pk=post.pk).body == "Een tekst."


def test_what_was_found_is_not_logged(ask, caplog):
    with caplog.at_level("DEBUG"):
        ask(body=f"{BSN} en jan@example.nl")
    assert BSN not in caplog.text and "jan@example.nl" not in caplog.text
