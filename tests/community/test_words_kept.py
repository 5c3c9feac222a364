"""Nothing typed is lost: what cannot be placed is kept and shown, and no window writes over what another one sent."""

import re
import uuid

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver
from django.utils import timezone
from post_office.models import Email

from community import drafts, moderation, posting
from community.drafts import keep_draft
from community.models import Attachment, Draft, Forum, Post, Report, Topic
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
WORDS = "Een zin die niet weg mag."


@pytest.fixture
def anna(client):
    anna = make_known(make_member())
    client.force_login(anna)
    return anna


@pytest.fixture
def carla():
    return make_moderator()


def token_of(response):
    return re.search(r'name="token" value="([^"]+)"', response.text)[1]


def reply(client, topic, body=WORDS, token=None, how="place", **fields):
    typed = {"body": body, "token": token or uuid.uuid4(), how: "", **fields}
    return client.post(f"{topic.get_absolute_url()}reageren/", typed)


def closed_forum(name="Besloten"):
    forum = make_forum(name, slug="besloten")
    forum.readers.add(Group.objects.create(name="klankbord"))
    return forum


def merged(topic, carla):
    return moderation.merge(topic=topic, into=make_topic("Hier gaat het verder"), by=carla, reason="double")


def merged_twice(topic, carla):
    return moderation.merge(topic=merged(topic, carla), into=make_topic("En nu hier"), by=carla, reason="double")


def moved(topic, carla):
    forum = make_forum("Archief", slug="archief")
    return moderation.move(topic=topic, forum=forum, by=carla, reason="order")


def locked(topic, carla):
    moderation.lock(topic=topic, by=carla, reason="order")


def hidden(topic, carla):
    moderation.hide(post=topic.question, by=carla, reason="rude")


def deleted(topic, carla):
    posting.take_back(post=topic.question, by=topic.question.author)


def moved_out_of_sight(topic, carla):
    moderation.move(topic=topic, forum=closed_forum(), by=carla, reason="order")


def no_writer_any_more(topic, carla):
    topic.forum.writers.add(Group.objects.create(name="schrijvers"))


def never_there(topic, carla):
    Topic.objects.filter(pk=topic.pk).update(solution=None, question=None)
    Topic.objects.get(pk=topic.pk).posts.all().delete()
    Topic.objects.filter(pk=topic.pk).delete()


WENT_ON = [merged, merged_twice, moved]
GONE = [locked, hidden, deleted, moved_out_of_sight, no_writer_any_more, never_there]


@pytest.mark.parametrize("how", ["place", "preview", "keep"])
@pytest.mark.parametrize("happens", WENT_ON + GONE)
def test_a_reply_that_cannot_be_placed_is_kept_with_its_file_and_shown(client, anna, carla, happens, how):
    topic = make_topic(author=make_member("Bram"))
    place = happens(topic, carla)
    response = reply(client, topic, how=how, attachments=[text_file("bijlage.txt")])
    assert response.status_code in (403, 409) or (happens is locked and response.status_code == 200)
    assert WORDS in response.text
    assert [draft.body for draft in Draft.objects.filter(user=anna)] == [WORDS]
    assert [file.name for file in Attachment.objects.filter(draft__user=anna)] == ["bijlage.txt"]
    assert not Post.objects.filter(body=WORDS).exists()
    shown = client.get(Draft.objects.get().get_absolute_url(), follow=True)
    assert shown.status_code == 200 and WORDS in shown.text
    if place:
        assert place.get_absolute_url() in response.text
        assert reply(client, place, token=Draft.objects.get().token).status_code == 303
        assert [file.name for file in Post.objects.get(topic=place, body=WORDS).attachments.all()] == ["bijlage.txt"]


@pytest.mark.parametrize("happens", WENT_ON + GONE)
def test_a_concept_of_before_opens_and_shows_its_text(client, anna, carla, happens):
    topic = make_topic(author=make_member("Bram"))
    draft = keep_draft(by=anna, token=uuid.uuid4(), forum=topic.forum, topic=topic, body=WORDS)
    happens(topic, carla)
    for address in (draft.get_absolute_url(), f"{topic.get_absolute_url()}reageren/?concept={draft.pk}"):
        page = client.get(address, follow=True)
        assert page.status_code == 200 and (WORDS in page.text or happens is locked)
    assert WORDS in client.get(draft.get_absolute_url(), follow=True).text
    assert client.get("/account/concepten/").status_code == 200
    assert client.post(f"/community/concept/{draft.pk}/verwijderen/").status_code == 303
    assert not Draft.objects.exists()


def test_a_topic_that_moved_out_of_sight_tells_its_new_title_to_no_concept(client, anna, carla):
    topic = make_topic("Eerst voor iedereen", author=make_member("Bram"))
    keep_draft(by=anna, token=uuid.uuid4(), forum=topic.forum, topic=topic, body=WORDS)
    moved_out_of_sight(topic, carla)
    Topic.objects.filter(pk=topic.pk).update(title="Nachtegaal")
    pages = [
        client.get("/account/concepten/"),
        client.get(Draft.objects.get().get_absolute_url()),
        reply(client, topic),
    ]
    assert [word for page in pages for word in ("Nachtegaal", "Besloten") if word in page.text] == []


@pytest.mark.parametrize("forum", ["hidden", "read only", "unknown"])
def test_a_question_in_a_forum_that_closed_is_kept_and_shown_with_its_title(client, anna, forum):
    if forum == "hidden":
        closed_forum()
    elif forum == "read only":
        make_forum("Besloten", slug="besloten").writers.add(Group.objects.create(name="schrijvers"))
    typed = {"title": "Een titel die blijft", "body": WORDS, "token": uuid.uuid4(), "is_anonymous": "on", "place": ""}
    response = client.post("/community/besloten/nieuw/", typed)
    assert response.status_code == 409
    assert "Een titel die blijft" in response.text and WORDS in response.text
    draft = Draft.objects.get(user=anna)
    assert (draft.title, draft.body, draft.is_anonymous) == ("Een titel die blijft", WORDS, True)
    assert WORDS in client.get(draft.get_absolute_url()).text


def hide_post(post, carla):
    moderation.hide(post=post, by=carla, reason="rude")


def take_back(post, carla):
    posting.take_back(post=post, by=post.author)


def age(post, carla):
    Post.objects.filter(pk=post.pk).update(created_at="2020-01-01T00:00Z")


def lock_topic(post, carla):
    moderation.lock(topic=post.topic, by=carla, reason="order")


def close_forum(post, carla):
    moderation.move(topic=post.topic, forum=closed_forum(), by=carla, reason="order")


@pytest.mark.parametrize("how", ["save", "preview"])
@pytest.mark.parametrize("happens", [hide_post, take_back, age, lock_topic, close_forum])
def test_an_edit_that_comes_too_late_is_kept_once_and_shown(client, anna, carla, happens, how):
    post = make_reply(make_topic(author=make_member("Bram")), author=anna)
    happens(post, carla)
    for _ in range(2):
        response = client.post(f"/community/reactie/{post.pk}/bewerken/", {"body": WORDS, how: ""})
        assert response.status_code == 409 and WORDS in response.text
    assert [draft.body for draft in Draft.objects.all()] == [WORDS]


@pytest.mark.parametrize("happens", [hide_post, take_back, close_forum])
def test_a_report_that_comes_too_late_shows_the_explanation(client, anna, carla, happens):
    post = make_reply(make_topic(author=make_member("Bram")), author=make_member("Dirk"))
    happens(post, carla)
    response = client.post(f"/community/reactie/{post.pk}/melden/", {"reason": "rude", "explanation": WORDS})
    assert response.status_code == 409 and WORDS in response.text


def test_a_moderators_explanation_survives_a_writer_who_was_faster(client, carla):
    post = make_reply(make_topic())
    posting.take_back(post=post, by=post.author)
    client.force_login(carla)
    typed = {"act": "hide", "reason": "rude", "explanation": WORDS}
    assert WORDS in client.post(f"/community/reactie/{post.pk}/modereren/", typed).text


@pytest.mark.parametrize("act", ["hide", "restore", "lock", "unlock", "pin", "unpin", "move"])
def test_an_explanation_for_what_another_moderator_did_meanwhile_is_given_back(client, carla, act):
    post = make_reply(make_topic())
    topic, undone = post.topic, {"restore": "hide", "unlock": "lock", "unpin": "pin"}
    moved = {"forum": make_forum("Archief", slug="archief").pk} if act == "move" else {}
    client.force_login(carla)
    for name in [undone[act], act, act] if act in undone else [act, act]:
        topic.refresh_from_db()
        place = f"/community/reactie/{post.pk}/" if name in ("hide", "restore") else topic.get_absolute_url()
        typed = {"act": name, "reason": "order", "explanation": WORDS, **moved}
        response = client.post(f"{place}modereren/", typed, follow=True)
    assert "Uw toelichting is niet verstuurd." in response.text and WORDS in response.text
    assert Email.objects.filter(message__contains=WORDS).count() == (2 if act in undone else 1)


def test_every_form_of_the_community_gives_a_blocked_member_her_words_back(client, anna):
    type(anna).objects.filter(pk=anna.pk).update(blocked_at=timezone.now())
    make_topic(author=make_member("Bram"))
    response = reply(client, Topic.objects.get(forum__slug="privacy"))
    assert response.status_code == 403 and WORDS in response.text


def test_every_address_that_takes_words_gives_them_back_when_nothing_is_there(client, anna):
    """Walks the addresses, so that a new form cannot forget it; buttons without a text have nothing to lose."""
    buttons = {"follow_forum", "follow_topic", "mark_read", "me_too", "solution", "delete", "delete_draft", "stop"}
    buttons |= {"bookmark_topic", "bookmark_product"}
    values = {"pk": 987654, "slug": "weg", "forum": "bestaat-niet", "title": "weg", "name": "x.txt", "token": "x"}
    routes = get_resolver().url_patterns
    community = next(one for one in routes if getattr(one, "app_name", "") == "community")
    for route in community.url_patterns:
        names = route.pattern.converters
        address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(values[name[1]]), str(route.pattern))
        response = client.post(address, {"body": WORDS, "explanation": WORDS, "token": uuid.uuid4()})
        if response.status_code != 405 and route.name not in buttons and names:
            assert WORDS in response.text, address


def test_a_text_that_no_concept_has_room_for_is_shown_and_not_called_kept(client, anna, carla, monkeypatch):
    topic = make_topic(author=make_member("Bram"))
    hidden(topic, carla)
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 0)
    response = reply(client, topic)
    assert WORDS in response.text and "bewaard als concept" not in response.text


# Two windows


def test_two_windows_with_one_token_and_other_words_are_two_replies(client, anna):
    topic = make_topic(author=make_member("Bram"))
    reply(client, topic, "Bewaard", how="keep")
    token = token_of(client.get(topic.get_absolute_url()))
    for body in ("De ene tekst", "De andere tekst", "De ene tekst"):
        assert reply(client, topic, body, token).status_code == 303
    assert [post.body for post in topic.posts.filter(number__gt=0)] == ["De ene tekst", "De andere tekst"]


def test_a_changed_file_with_the_same_words_is_kept_too(client, anna):
    topic, token = make_topic(author=make_member("Bram")), uuid.uuid4()
    for text in ("een", "twee", "een"):
        reply(client, topic, token=token, attachments=[text_file("bijlage.txt", text)])
    assert [file.text for file in Attachment.objects.order_by("pk")] == ["een", "twee"]


def test_a_changed_question_sent_again_is_another_topic(client, anna):
    make_forum()
    token = uuid.uuid4()
    for title in ("Een eerste vraag", "Een tweede vraag", "Een eerste vraag"):
        client.post("/community/privacy/nieuw/", {"title": title, "body": WORDS, "token": token, "place": ""})
    assert list(Forum.objects.get(slug="privacy").topics.order_by("pk").values_list("title", flat=True)) == [
        "Een eerste vraag",
        "Een tweede vraag",
    ]


def test_two_windows_that_write_one_concept_keep_both_and_are_told(client, anna):
    topic = make_topic(author=make_member("Bram"))
    token = token_of(reply(client, topic, "Begin", how="keep"))
    first = reply(client, topic, "Begin, en verder in het ene venster", token, how="keep")
    second = reply(client, topic, "Begin, en verder in het andere venster", token, how="keep")
    assert "U hebt hier nog een andere tekst." not in first.text
    assert "U hebt hier nog een andere tekst." in second.text
    assert "in het ene venster" in second.text and "in het andere venster" in second.text
    assert sorted(draft.body for draft in Draft.objects.all()) == [
        "Begin, en verder in het andere venster",
        "Begin, en verder in het ene venster",
    ]
    on = reply(client, topic, "Nog verder", token_of(second), how="preview")
    assert "Nog verder" in on.text and Draft.objects.count() == 2


def test_placing_from_an_old_window_leaves_the_concept_of_the_new_one(client, anna):
    topic = make_topic(author=make_member("Bram"))
    token = token_of(reply(client, topic, "Begin", how="keep"))
    reply(client, topic, "Veel verder", token, how="keep", attachments=[text_file()])
    assert reply(client, topic, "Begin en klaar", token).status_code == 303
    assert [draft.body for draft in Draft.objects.all()] == ["Veel verder"]
    assert [file.draft.body for file in Attachment.objects.all()] == ["Veel verder"]


def test_a_mistake_gives_a_form_that_goes_on_with_its_own_concept(client, anna):
    topic = make_topic(author=make_member("Bram"))
    wrong = reply(client, topic, "x" * 10_001)
    assert reply(client, topic, "Kort", token_of(wrong)).status_code == 303
    assert not Draft.objects.exists()


@pytest.mark.parametrize("length", [201, 100_001])
def test_a_concept_keeps_every_sign_however_long(client, anna, length):
    make_forum()
    typed = {"title": "t" * length, "body": "b" * length, "token": uuid.uuid4(), "keep": ""}
    client.post("/community/privacy/nieuw/", typed)
    draft = Draft.objects.get()
    assert (len(draft.title), len(draft.body)) == (length, length)


def test_two_windows_that_change_one_post_see_both_texts_before_either_is_replaced(client, anna):
    post = make_topic(author=anna, body="Het begin van deze tekst.").question
    address = f"/community/reactie/{post.pk}/bewerken/"
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(address).text)[1]
    one = {"title": post.topic.title, "body": "Het eerste venster schreef dit.", "seen": seen, "save": ""}
    other = {"title": "Een andere titel", "body": "Het tweede venster schreef dat.", "seen": seen, "save": ""}
    assert client.post(address, one).status_code == 303
    shown = client.post(address, other)
    assert shown.status_code == 409
    for words in ("Het eerste venster schreef dit.", "Het tweede venster schreef dat.", "Een andere titel"):
        assert words in shown.text
    post.refresh_from_db()
    assert post.body == "Het eerste venster schreef dit."
    again = other | {"seen": re.search(r'name="seen" value="([^"]+)"', shown.text)[1]}
    assert client.post(address, again).status_code == 303
    assert client.post(address, again).status_code == 303  # the same words sent twice are no other change
    assert [revision.body for revision in post.revisions.order_by("pk")] == [
        "Het begin van deze tekst.",
        "Het eerste venster schreef dit.",
    ]


def test_a_second_report_is_added_to_the_first(client, anna, carla):
    post = make_reply(make_topic(author=make_member("Bram")), author=make_member("Dirk"))
    for reason, explanation in [("rude", "De toon."), ("advertising", "En reclame."), ("advertising", "En reclame.")]:
        client.post(f"/community/reactie/{post.pk}/melden/", {"reason": reason, "explanation": explanation})
    report = Report.objects.get()
    assert (report.reason, report.explanation) == ("rude", "De toon.\n\nHet is reclame. En reclame.")
