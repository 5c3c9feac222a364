"""Asking is easy: the title shows whole, look-alikes show their answer, a file says what it is; no empty concepts."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from community import posting
from community.models import Attachment, Draft
from community.searchable import lookalikes
from tests.community.factories import make_forum, make_known, make_member, make_reply, make_topic, text_file

pytestmark = pytest.mark.django_db
NEW = "/community/privacy/nieuw/"


@pytest.fixture
def anna(client):
    make_forum()
    anna = make_known(make_member())
    client.force_login(anna)
    return anna


def typed(**fields):
    return {"title": "Mag een camera in het zwembad?", "body": "Onze vraag.", "token": uuid.uuid4(), **fields}


def test_the_title_shows_whole_with_its_maximum(client, anna):
    page = client.get(NEW).text
    field = page[page.index('for="id_title"') : page.index("</textarea>")]
    assert "Maximaal 120 tekens." in field and 'data-count="120"' in field and "data-line" in field
    two_lines = typed(title="Mag een camera\r\nin het zwembad?", place="")
    assert client.post(NEW, two_lines, follow=True).text.count("<h1>Mag een camera in het zwembad?</h1>") == 1


def test_what_looks_alike_shows_its_answer_beside_a_kept_text(client, anna):
    topic = make_topic("Mag een camera in het zwembad?", author=make_member("Dirk"))
    open_one = make_topic("Mag een camera in de sporthal?", author=make_member("Kees"))
    reply = make_reply(topic, "Alleen met **toestemming** van de eigenaar.")
    posting.accept(topic=topic, post=reply, by=topic.question.author)
    page = client.post(NEW, typed(title="camera in het zwembad", body="Half af", similar="")).text
    shown = page[page.index('id="lijkt-erop"') : page.index('<form class="form"')]
    assert "Opgelost · antwoord van Bram, gemeente Schetsendijk" in shown
    assert "Alleen met toestemming van de eigenaar." in shown
    assert "Nog geen oplossing, 0 reacties" in shown and open_one.title in shown
    assert shown.count('target="_blank"') == 2 and "data-takes-focus" in page[: page.index('id="lijkt-erop"')]
    assert Draft.objects.get().body == "Half af" and "Half af" in page
    assert lookalikes(topic.title, anna)[0]["state"] == "Opgelost"


def test_a_file_says_what_it_is_when_it_is_added(client, anna):
    client.post(NEW, typed(attachments=[text_file()], document_kind="policy", keep=""))
    page = client.get(f"{NEW}?concept={Draft.objects.get().pk}").text
    assert "Beleid of regeling" in page[page.index("Al toegevoegd") :]
    placed = typed(
        token=Draft.objects.get().token, attachments=[text_file("twee.txt", "Brief")], document_kind="letter"
    )
    client.post(NEW, {**placed, "place": ""})
    kinds = Attachment.objects.order_by("name").values_list("name", "kind", "post__number")
    assert list(kinds) == [("model.txt", "policy", 0), ("twee.txt", "letter", 0)]
    client.post(NEW, typed(title="Nog een vraag over camera's", attachments=[text_file("drie.txt", "Iets")], place=""))
    assert Attachment.objects.get(name="drie.txt").kind == "other"


@pytest.mark.parametrize(
    "name, text, count", [("model.txt", "Een model van onze gemeente.", 1), ("model.txt", "Anders", 2)]
)
def test_the_same_file_twice_is_there_once(client, anna, name, text, count):
    client.post(NEW, typed(attachments=[text_file()], keep=""))
    again = typed(token=Draft.objects.get().token, attachments=[text_file(), text_file(name, text)], place="")
    client.post(NEW, again)
    assert Attachment.objects.exclude(post=None).count() == count


@pytest.mark.parametrize("button", ["keep", "preview", "place", "similar"])
def test_of_nothing_no_concept_is_kept(client, anna, button):
    page = client.post(NEW, {"title": " ", "body": "\n", "token": uuid.uuid4(), button: ""}).text
    assert not Draft.objects.exists()
    assert ("Er is nog niets om te bewaren." in page) == (button == "keep")
    topic = make_topic(author=make_member("Dirk"))
    client.post(f"{topic.get_absolute_url()}reageren/", {"body": "", "token": uuid.uuid4(), button: ""})
    assert "Dit is uw concept." not in client.get(topic.get_absolute_url()).text


def test_a_file_alone_is_something_to_keep(client, anna):
    file = SimpleUploadedFile("model.txt", b"Een model.", content_type="text/plain")
    client.post(NEW, {"title": "", "body": "", "token": uuid.uuid4(), "attachments": [file], "keep": ""})
    assert Draft.objects.get().attachments.count() == 1
