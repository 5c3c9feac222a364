"""How often and how much one member may write: a sentence with the limit and its end, 429, and no word lost."""

import uuid

import pytest
from django.utils import timezone

from community import drafts, posting
from community.attachments import store
from community.models import Attachment, Draft, Post, PostRevision
from privacyportal.core.files import receive
from privacyportal.core.pace import TooFast, check_pace
from tests.community.factories import make_forum, make_known, make_member, make_topic, text_file

pytestmark = pytest.mark.django_db
NEW = "/community/privacy/nieuw/"


@pytest.fixture
def anna(client):
    make_forum()
    anna = make_known(make_member())
    client.force_login(anna)
    return anna


def assert_too_fast(answer, limit, typed=""):
    assert answer.status_code == 429
    assert limit in answer.text and "uur kan het weer." in answer.text and typed in answer.text
    assert 0 < int(answer["Retry-After"]) <= 600


def test_who_edits_too_often_keeps_her_words_and_hears_when_it_is_over(client, anna):
    post = make_topic(author=anna).question
    address, typed = f"/community/reactie/{post.pk}/bewerken/", {"title": post.topic.title}
    for number in range(posting.MOST_EDITS):
        assert client.post(address, {**typed, "body": f"Tekst {number}"}).status_code == 303
    answer = client.post(address, {**typed, "body": "Nog een tekst"})
    assert_too_fast(answer, "U kunt in 10 minuten ten hoogste 10 keer een bericht wijzigen.", "Nog een tekst")
    assert Post.objects.get(pk=post.pk).body == f"Tekst {posting.MOST_EDITS - 1}"


@pytest.mark.parametrize("typed", ["Een tekst\r\nvan twee", "  Een tekst\nvan twee\n", "Een tekst\rvan twee"])
def test_an_edit_that_changes_nothing_leaves_no_revision(client, anna, typed):
    post = make_topic(author=anna, body="Een tekst\nvan twee").question
    client.post(f"/community/reactie/{post.pk}/bewerken/", {"title": post.topic.title, "body": typed})
    assert not PostRevision.objects.exists() and Post.objects.get(pk=post.pk).edited_at is None


def test_who_keeps_concepts_too_often_sees_her_words_and_when_it_is_over(client, anna, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_KEPT", 2)
    typed = {"title": "Een titel", "token": uuid.uuid4(), "keep": ""}
    for number in (1, 2):
        assert client.post(NEW, {**typed, "body": f"Tekst {number}"}).status_code == 200
    answer = client.post(NEW, {**typed, "body": "Nog een tekst"})
    assert_too_fast(answer, "ten hoogste 2 keer een concept bewaren.", "Nog een tekst")


def test_files_are_counted_before_they_are_opened(client, anna, monkeypatch):
    monkeypatch.setattr("community.forms.posts.MOST_UPLOADS", 3)
    monkeypatch.setattr("community.forms.posts.receive_at_once", lambda file: opened.append(file) or receive(file))
    opened, typed = [], {"title": "Een titel", "body": "Een tekst", "keep": ""}
    for expected in (2, 2):
        files = [text_file("a.txt"), text_file("b.txt")]
        answer = client.post(NEW, {**typed, "token": uuid.uuid4(), "attachments": files})
        assert len(opened) == expected
    assert_too_fast(answer, "ten hoogste 3 keer een bestand toevoegen.", "Een tekst")


def test_the_concepts_of_one_member_hold_so_many_files_together(client, anna, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_FILES", 1)
    typed = {"title": "Een titel", "body": "Een tekst", "keep": ""}
    client.post(NEW, {**typed, "token": uuid.uuid4(), "attachments": text_file("a.txt")})
    answer = client.post(NEW, {**typed, "token": uuid.uuid4(), "attachments": text_file("b.txt")})
    assert "In uw concepten passen samen 1 bestanden van 100 MB." in answer.text and "Een tekst" in answer.text
    assert list(Attachment.objects.values_list("name", flat=True)) == ["a.txt"]


def test_the_bytes_of_the_files_in_concepts_count_too(anna, monkeypatch):
    draft = drafts.keep_draft(by=anna, token=uuid.uuid4(), forum=make_forum())
    store([receive(text_file("a.txt"))], draft=draft)
    monkeypatch.setattr(drafts, "MOST_BYTES", Attachment.objects.get().size + 1)
    with pytest.raises(drafts.Refused):
        drafts.keep_draft(by=anna, token=uuid.uuid4(), forum=make_forum(), files=[receive(text_file("b.txt"))])


def test_one_member_has_so_many_concepts(client, anna, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 1)
    typed = {"title": "Een titel", "keep": ""}
    client.post(NEW, {**typed, "body": "Een", "token": uuid.uuid4()})
    answer = client.post(NEW, {**typed, "body": "Twee", "token": uuid.uuid4()})
    assert "U hebt al 1 concepten." in answer.text and "Twee" in answer.text
    assert Draft.objects.get().body == "Een"


def test_the_limit_of_one_is_not_the_limit_of_another(anna):
    limit = {"act": "iets doen", "most": 1, "minutes": 1}
    check_pace(by=anna, **limit)
    check_pace(by=make_member("Bram"), **limit)
    with pytest.raises(TooFast):
        check_pace(by=anna, **limit)


def test_the_history_shows_ten_changes_at_a_time_each_against_the_next(client, anna):
    post = make_topic(author=anna, body="woord 25").question
    for number in range(25):
        moment = timezone.now().replace(microsecond=number)
        PostRevision.objects.create(post=post, body=f"woord {number}", replaced_at=moment)
    address = f"/community/reactie/{post.pk}/geschiedenis/"
    pages = [client.get(f"{address}?pagina={number}").text for number in (1, 2, 3)]
    assert [page.count("Gewijzigd op") for page in pages] == [10, 10, 5]
    assert '<del><span class="visually-hidden">weg: </span> 14</del>' in pages[1]
    assert '<ins><span class="visually-hidden">nieuw: </span> 15</ins>' in pages[1]


def test_the_second_press_at_once_of_the_fifth_message_is_not_a_sixth(anna, monkeypatch):
    """It looked whether its words stand there before the first press had placed them."""
    topic, token = make_topic(author=anna), uuid.uuid4()
    for number in range(posting.MOST_PER_MINUTE - 1):
        posting.reply(topic=topic, author=anna, body=f"Reactie {number}.", token=uuid.uuid4())
    first = posting.reply(topic=topic, author=anna, body="De laatste.", token=token)
    placed, looks = posting._placed_before, []
    monkeypatch.setattr(
        posting, "_placed_before", lambda *who, **how: placed(*who, **how) if looks else looks.append(who)
    )
    assert posting.reply(topic=topic, author=anna, body="De laatste.", token=token) == first
    with pytest.raises(TooFast):
        posting.reply(topic=topic, author=anna, body="Nog een.", token=uuid.uuid4())
