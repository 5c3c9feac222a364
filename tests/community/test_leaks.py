"""Personal data is stopped before others read it: in the text, in the title, and inside files."""

import re
import uuid
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from post_office.models import Email

from community import moderation, posting
from community.models import Attachment, Draft, Forum, Post, Report, Topic
from privacyportal.core import leaks
from privacyportal.core.files import receive
from privacyportal.core.identifiers import find_personal
from tests.community.factories import (
    make_forum,
    make_known,
    make_member,
    make_moderator,
    make_reply,
    make_topic,
    text_file,
)

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


def test_an_address_in_the_name_of_a_file_is_listed_once_and_asked_by_the_act(ask):
    file = text_file("mail van jan@utrecht.nl.txt")
    page = ask(attachments=[file]).text
    assert page.count("E-mailadres: jan@utrecht.nl") == 1 and posted() == 0
    topic = make_topic()
    for name, body in (("bsn_111222333.txt", "Zie."), ("jan@utrecht.nl.txt", "Zie ook.")):
        received = receive(SimpleUploadedFile(name, b"Een regel."))
        with pytest.raises(leaks.PersonalData):
            posting.reply(topic=topic, author=make_member(), body=body, token=uuid.uuid4(), files=[received])
    assert topic.posts.count() == 1


PERSONAL = {"phone": "(06) 12345678", "address": "jan@example.nl", "account": "NL91ABNA0417164300"}


@pytest.fixture
def doors(client):
    """Every act that shows words to others, by the form that does it: its address, its fields, and the field typed in."""
    make_forum("Open", slug="open", visibility="everyone")
    topic = make_topic(author=make_known(make_member()))
    reply = make_reply(topic, files=[text_file()], author=topic.question.author)
    place, act = topic.get_absolute_url(), {"act": "split", "reason": "order", "number": 1}
    return {
        "ask: title": ("/community/privacy/nieuw/", {"title": "?", "body": "Tekst.", "place": ""}, "title"),
        "ask: body": ("/community/privacy/nieuw/", {"title": "Mag een camera?", "body": "?", "place": ""}, "body"),
        "reply": (f"{place}reageren/", {"body": "?", "place": ""}, "body"),
        "quote": (f"{place}reageren/?citeer=1", {"body": "> ?", "place": ""}, "body"),
        "edit: title": (f"/community/reactie/{topic.question.pk}/bewerken/", {"title": "?", "body": "Tekst."}, "title"),
        "edit: body": (f"/community/reactie/{reply.pk}/bewerken/", {"body": "?"}, "body"),
        "report": (f"/community/reactie/{reply.pk}/melden/", {"reason": "rude", "explanation": "?"}, "explanation"),
        "split": (f"{place}modereren/", {**act, "title": "?"}, "title"),
        "file": (
            f"/community/bijlage/{reply.attachments.get().pk}/gegevens/",
            {"kind": "other", "product_version": "?"},
            "product_version",
        ),
    }


DOORS = ["ask: title", "ask: body", "reply", "quote", "edit: title", "edit: body", "report", "split", "file"]


def words_of_the_community():
    written = (Topic, ["title"]), (Post, ["body"]), (Report, ["explanation"]), (Attachment, ["product_version"])
    return str([list(model.objects.values_list(*names)) for model, names in written])


@pytest.fixture
def through(client, doors):
    """Type `words` at a door as a moderator who wrote all that stands there; returns the answer."""
    author = Post.objects.first().author
    author.groups.add(*make_moderator().groups.all())
    client.force_login(author)

    def type_in(door, words, **more):
        address, fields, _ = doors[door]
        typed = {name: value.replace("?", words) if isinstance(value, str) else value for name, value in fields.items()}
        return client.post(address, {"token": uuid.uuid4(), **typed, **more})

    return type_in


@pytest.mark.parametrize("door", DOORS)
def test_no_bsn_comes_in_by_any_door_confirmed_or_not(through, door):
    seal = leaks.seal(find_personal(BSN))
    assert "op een BSN lijkt (eindigt op 333)" in through(door, BSN, confirmed=seal).text
    assert BSN not in words_of_the_community()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("words", PERSONAL.values(), ids=PERSONAL)
def test_other_personal_data_is_asked_at_every_door_and_comes_in_when_it_is_confirmed(through, door, words):
    asked = through(door, words)
    assert (asked.status_code, words in words_of_the_community()) == (200, False)
    assert f": {words}</li>" in asked.text
    seal = re.search(r'name="confirmed" id="id_confirmed" value="(\w+)"', asked.text)[1]
    assert through(door, words, confirmed=seal).status_code == 303
    assert words in words_of_the_community()


def test_what_an_edit_leaves_standing_is_not_asked_again(through, doors):
    reply = Post.objects.get(number=1)
    Post.objects.filter(pk=reply.pk).update(body="Bel 06-12345678.")
    assert through("edit: body", "Bel 06-12345678 nu.").status_code == 303
    assert through("edit: body", "Bel 06-12345678 of 06-12345679.").status_code == 200


@pytest.mark.parametrize("act", [moderation.hide, moderation.block])
def test_a_moderator_mails_nobody_a_bsn(doors, act):
    with pytest.raises(leaks.PersonalData):
        act(post=Post.objects.get(number=1), by=make_moderator("Truus"), reason="order", explanation=f"Zie {BSN}.")
    assert not Email.objects.exists()


@pytest.mark.parametrize("act", ["move", "merge"])
def test_what_members_wrote_becomes_public_only_when_a_moderator_looked(client, doors, act):
    topic, public = Topic.objects.get(reply_count=1), Forum.objects.get(slug="open")
    into = make_topic("In het openbaar", forum=public, author=topic.question.author)
    Post.objects.filter(number=1).update(body="Bel 06-12345678.")
    client.force_login(make_moderator("Truus"))
    asked = {"act": act, "reason": "order", "forum": public.pk, "into": into.pk}
    page = client.post(f"{topic.get_absolute_url()}modereren/", asked)
    assert "Telefoonnummer: 06-12345678" in page.text and Topic.objects.get(pk=topic.pk).forum.slug == "privacy"
    seal = re.search(r'name="confirmed" id="id_confirmed" value="(\w+)"', page.text)[1]
    assert client.post(f"{topic.get_absolute_url()}modereren/", {**asked, "confirmed": seal}).status_code == 303


def test_a_topic_with_a_bsn_becomes_public_for_nobody(doors):
    Post.objects.filter(number=1).update(body=f"Het gaat om {BSN}.")
    with pytest.raises(leaks.PersonalData, match="In reactie 1 staat een getal dat op een BSN lijkt"):
        moderation.move(
            topic=Topic.objects.get(reply_count=1),
            by=make_moderator("Truus"),
            reason="order",
            forum=Forum.objects.get(slug="open"),
        )


def test_a_concept_is_kept_unchecked_and_placing_it_asks(ask, client):
    typed = {"title": "Mag een camera?", "body": f"Over {BSN}.", "token": uuid.uuid4()}
    client.post("/community/privacy/nieuw/", {**typed, "keep": ""})
    assert Draft.objects.get().body == f"Over {BSN}."
    assert "op een BSN lijkt" in client.post("/community/privacy/nieuw/", {**typed, "place": ""}).text
    assert posted() == 0


def test_what_was_found_is_not_logged(ask, caplog):
    with caplog.at_level("DEBUG"):
        ask(body=f"{BSN} en jan@example.nl")
    assert BSN not in caplog.text and "jan@example.nl" not in caplog.text
