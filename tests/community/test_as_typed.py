"""What members write is shown as they wrote it, wherever it is shown."""

import uuid

import pytest

from community import posting
from community.searchable import document_of
from privacyportal.core.markdown import TextTooLong
from tests.community.factories import make_known, make_member, make_reply, make_topic

pytestmark = pytest.mark.django_db
BODY = "Nodig:\n• www.vng.nl\n• een FG\n\nGroet,\nAnna"
SHOWN = (
    '<p>Nodig:</p>\n<ul>\n<li><a href="https://www.vng.nl" rel="nofollow noopener noreferrer">www.vng.nl</a></li>\n'
    "<li>een FG</li>\n</ul>\n<p>Groet,<br>\nAnna</p>"
)


@pytest.fixture
def bram(client):
    bram = make_known(make_member("Bram"))
    client.force_login(bram)
    return bram


def test_in_the_topic_as_question_and_as_reply(client, bram):
    topic = make_topic(body=BODY, author=make_known(make_member()))
    make_reply(topic, BODY, author=bram)
    assert client.get(topic.get_absolute_url()).text.count(SHOWN) == 2


def test_in_the_preview(client, bram):
    topic = make_topic()
    typed = {"body": BODY.replace("\n", "\r\n"), "token": uuid.uuid4(), "preview": ""}
    assert SHOWN in client.post(f"{topic.get_absolute_url()}reageren/", typed).text


def test_a_quotation_keeps_its_lines(client, bram):
    topic = make_topic(body=BODY, author=make_known(make_member()))
    typed = client.get(f"{topic.get_absolute_url()}reageren/?citeer=0").context["form"]["body"].value()
    assert "> Nodig:\n> • www.vng.nl\n> • een FG\n>\n> Groet,\n> Anna" in typed
    reply = make_reply(topic, f"{typed}Eens.", author=bram)
    page = client.get(reply.topic.get_absolute_url()).text
    assert f"<blockquote>\n{SHOWN}\n</blockquote>\n<p>Eens.</p>" in page


def test_in_search():
    assert (
        document_of(make_topic(body=BODY, author=make_known(make_member())).question).text
        == "Nodig:\nwww.vng.nl\neen FG\nGroet, Anna"
    )


def test_a_text_that_costs_too_much_to_show_is_refused_with_every_word_kept(client, bram):
    topic = make_topic()
    body = "![" * 5_000
    page = client.post(f"{topic.get_absolute_url()}reageren/", {"body": body, "token": uuid.uuid4(), "place": ""})
    assert "Uw tekst heeft te veel haken die niet sluiten." in page.text and body in page.text
    assert topic.posts.count() == 1


def test_no_other_door_takes_a_text_that_costs_too_much_to_show():
    topic = make_topic()
    with pytest.raises(TextTooLong):
        make_reply(topic, "![" * 5_000)
    with pytest.raises(TextTooLong):
        posting.edit(post=topic.question, by=topic.question.author, body="![" * 5_000)
    assert topic.posts.count() == 1
