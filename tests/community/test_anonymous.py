"""A question without a name: nothing that differs per reader, and nothing that changes over time, tells who asked."""

import re

import pytest

from community import following, moderation, posting
from community.models import Draft, Forum, MeToo, ModerationEntry, Post, Topic
from privacyportal.accounts.leaving import leave
from privacyportal.accounts.models import User
from privacyportal.index.models import SearchEntry
from tests.community.factories import (
    make_forum,
    make_known,
    make_member,
    make_moderator,
    make_reply,
    make_topic,
    text_file,
)

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Zwaluwstein", "Ibisdorp")


@pytest.fixture
def asker():
    return make_known(make_member("Zwaluwstein", organisation="Ibisdorp"))


@pytest.fixture
def topic(asker):
    """With an answer, a file, a reply of the asker herself and another question of her municipality by name."""
    topic = make_topic("Mag dit wel?", author=asker, is_anonymous=True, files=[text_file("ons-beleid.txt")])
    make_reply(topic, "Ja, dat mag.", author=make_known(make_member("Bram", organisation="Schetsendijk")))
    make_reply(topic, "Dank.", author=asker, files=[text_file("nog-een.txt")])
    return Topic.objects.get(pk=topic.pk)


@pytest.fixture
def colleague():
    return make_member("Kwartel", organisation="Ibisdorp")


@pytest.fixture
def stranger():
    return make_member("Patrijs", organisation="Modelburg")


def seen_by(client, user, address):
    """The page as this member sees it, without her own name and what is new at every request."""
    client.force_login(user)
    page = client.get(address, follow=True).text
    page = re.sub(r'name="(csrfmiddlewaretoken|token)" value="[^"]*"', "", page)
    page = page.replace(user.name, "LID").replace(str(user.organisation), "GEMEENTE")
    return re.sub(r'nonce-\S+|[0-9a-f]{32,}|datetime="[^"]*"', "", page)


def pages_about(topic):
    return [
        topic.get_absolute_url(),
        f"{topic.get_absolute_url()}reageren/?citeer=2",
        "/community/privacy/",
        "/community/privacy/?sorteer=reacties",
        "/community/privacy/?toon=gevolgd",
        "/community/privacy/bibliotheek/",
        "/community/",
        "/community/logboek/",
        "/account/volgt/",
        "/account/volgt/nieuw/",
        "/zoeken/?q=ibisdorp+beleid",
        f"/community/reactie/{topic.question_id}/geschiedenis/",
        f"/community/reactie/{topic.question_id}/melden/",
    ]


def test_a_colleague_of_the_asker_sees_what_everybody_sees(client, topic, colleague, stranger):
    for address in pages_about(topic):
        assert seen_by(client, colleague, address) == seen_by(client, stranger, address), address


@pytest.mark.parametrize("path", ["wij-ook/", "volgen/", "gelezen/"])
def test_what_a_colleague_does_is_answered_and_counted_alike(client, topic, colleague, stranger, path):
    answers = []
    for user in (colleague, stranger):
        client.force_login(user)
        response = client.post(f"{topic.get_absolute_url()}{path}", {"number": 1}, follow=True)
        answers.append((response.redirect_chain, "Uw gemeente heeft deze vraag ook." in response.text))
        assert ("met deze vraag" in response.text) == (path == "wij-ook/")
    assert answers[0] == answers[1]
    assert MeToo.objects.count() == (2 if path == "wij-ook/" else 0)


@pytest.mark.parametrize("path", ["bewerken", "verwijderen", "modereren"])
def test_the_doors_of_the_writer_answer_a_colleague_as_they_answer_anybody(client, topic, colleague, stranger, path):
    answers = []
    for user in (colleague, stranger):
        client.force_login(user)
        answers.append(client.get(f"/community/reactie/{topic.question_id}/{path}/").status_code)
    assert answers[0] == answers[1] in (403, 404)


def test_merging_into_an_anonymous_question_counts_the_municipality_of_the_asker_as_any_other(topic, colleague):
    other = make_topic("Ook zo'n vraag", author=make_member("Dirk", organisation="Tekenstad"))
    following.say_me_too(by=colleague, topic=other)
    moderation.merge(topic=other, into=topic, by=make_moderator(), reason="double")
    assert MeToo.objects.filter(topic=topic).count() == 1


def test_a_municipality_that_asked_by_name_still_cannot_say_me_too(client, colleague):
    named = make_topic("Met naam", author=make_member("Zwaluwstein", organisation="Ibisdorp"))
    client.force_login(colleague)
    assert "Wij hebben deze vraag ook" not in client.get(named.get_absolute_url()).text
    client.post(f"{named.get_absolute_url()}wij-ook/")
    assert MeToo.objects.count() == 0


def test_after_a_split_the_asker_stays_without_a_name(client, topic, asker, stranger):
    make_reply(topic, "En nu?", author=asker)
    new = moderation.split(topic=topic, number=2, title="Zijpad", by=make_moderator(), reason="order")
    page = seen_by(client, stranger, new.get_absolute_url())
    assert not [name for name in NAMES if name in page]
    make_reply(new, "Nog eens dank.", author=asker)
    assert not [name for name in NAMES if name in seen_by(client, stranger, new.get_absolute_url())]


@pytest.mark.parametrize("became", ["blocked", "gone", "waiting"])
def test_what_became_of_the_asker_is_not_told_to_a_moderator(client, topic, asker, became):
    carla = make_moderator()
    address = f"/community/reactie/{topic.question_id}/modereren/"
    before = seen_by(client, carla, address)
    if became == "blocked":
        User.objects.filter(pk=asker.pk).update(blocked_at="2026-01-01T00:00Z")
    elif became == "waiting":
        User.objects.filter(pk=asker.pk).update(approved_at=None)
    else:
        leave(user=asker, keep_posts=True)
    assert seen_by(client, carla, address) == before


@pytest.mark.parametrize("is_gone", [False, True])
def test_blocking_who_asked_without_a_name_is_logged_as_a_look(client, topic, asker, is_gone):
    if is_gone:
        leave(user=asker, keep_posts=True)
    client.force_login(make_moderator())
    typed = {"act": "block", "reason": "rude", "sure": ""}
    response = client.post(f"/community/reactie/{topic.question_id}/modereren/", typed, follow=True)
    assert "De schrijver is geblokkeerd." in response.text
    assert set(ModerationEntry.objects.values_list("action", flat=True)) == {"block", "reveal"}


def test_an_asker_who_leaves_with_everything_is_not_called_a_former_member(client, topic, asker, stranger):
    leave(user=asker, keep_posts=False)
    page = seen_by(client, stranger, Topic.objects.get(pk=topic.pk).get_absolute_url())
    assert "Ja, dat mag." in page
    assert not [word for word in (*NAMES, "oud-lid", "Mag dit wel?") if word in page]


def test_the_search_index_and_the_library_know_no_municipality(topic):
    known = [f"{entry.title} {entry.text} {entry.label} {entry.tokens}".lower() for entry in SearchEntry.objects.all()]
    assert not [text for text in known for name in NAMES if name.lower() in text]
    assert {file.organisation for post in topic.posts.filter(is_anonymous=True) for file in post.attachments.all()} == {
        None
    }


def test_the_solution_tells_no_more_than_that_it_is_one(client, topic, asker, colleague, stranger):
    answer = Post.objects.get(topic=topic, number=1)
    posting.accept(topic=topic, post=answer, by=asker)
    pages = [seen_by(client, user, topic.get_absolute_url()) for user in (colleague, stranger)]
    assert pages[0] == pages[1]
    assert "Markeer als oplossing" not in pages[0] and "Dit is niet de oplossing" not in pages[0]


def origin(topic, other, carla):
    return topic


def offshoot(topic, other, carla):
    return moderation.split(topic=topic, number=1, title="Zijpad", by=carla, reason="order")


def offshoot_of_the_offshoot(topic, other, carla):
    make_reply(topic, "Ook nog dit.", author=make_member("Dirk", organisation="Tekenstad"))
    new = moderation.split(topic=topic, number=1, title="Zijpad", by=carla, reason="order")
    return moderation.split(topic=new, number=1, title="Nog een zijpad", by=carla, reason="order")


def offshoot_that_was_merged(topic, other, carla):
    new = offshoot(topic, other, carla)
    return moderation.merge(topic=new, into=other, by=carla, reason="double")


def what_is_left_of_the_other(topic, other, carla):
    """Her question went into another topic and out again: there she answered under it without a name."""
    into = moderation.merge(topic=topic, into=other, by=carla, reason="double")
    moderation.split(topic=into, number=1, title="Toch apart", by=carla, reason="order")
    return other


def forum_with_names_only(topic, other, carla):
    forum = make_forum("Met naam", slug="met-naam", is_anonymous_allowed=False)
    return moderation.move(topic=topic, forum=forum, by=carla, reason="order")


PLACES = [
    origin,
    offshoot,
    offshoot_of_the_offshoot,
    offshoot_that_was_merged,
    what_is_left_of_the_other,
    forum_with_names_only,
]


@pytest.mark.parametrize("place", PLACES)
def test_who_asked_without_a_name_has_none_in_all_that_came_of_her_question(client, asker, stranger, place):
    topic = make_topic("Mag dit wel?", author=asker, is_anonymous=True)
    make_reply(topic, "Ja, dat mag.", author=make_member("Bram", organisation="Schetsendijk"))
    other = make_topic("Ook zo'n vraag", author=make_member("Dirk", organisation="Tekenstad"))
    became = Topic.objects.get(pk=place(topic, other, make_moderator()).pk)
    make_reply(became, "Nog eens dank.", author=asker)
    page = seen_by(client, stranger, became.get_absolute_url())
    assert "Nog eens dank." in page and not [name for name in NAMES if name in page]


def test_in_another_conversation_she_has_her_name(client, topic, asker, stranger):
    other = make_topic("Iets heel anders", author=stranger)
    assert make_reply(other, "Zo doen wij dat.", author=asker).byline == "Zwaluwstein, gemeente Ibisdorp"


@pytest.fixture
def typed():
    words = {"title": "Wat nu?", "body": "Dit mag niemand weten."}
    return {**words, "token": "6f9619ff-8b86-d011-b42d-00cf4fc964ff", "is_anonymous": "on"}


GONE = "Hier kunt u niet meer zonder naam vragen."
TICK = 'name="is_anonymous"'


@pytest.mark.parametrize("button", ["place", "preview", "keep", "similar"])
def test_a_tick_that_counts_no_more_comes_back_and_places_nothing_by_name(client, asker, typed, button):
    forum = make_forum("Met naam", slug="met-naam", is_anonymous_allowed=False)
    client.force_login(asker)
    page = client.post("/community/met-naam/nieuw/", {**typed, button: ""}).text
    assert GONE in page and TICK in page and "Dit mag niemand weten." in page
    assert not forum.topics.exists()
    page = client.get(Draft.objects.get(user=asker).form_url).text
    assert GONE in page and re.search(r'<input[^>]*name="is_anonymous"[^>]*checked', page)


def test_who_takes_the_tick_away_asks_by_name(client, asker, typed):
    forum = make_forum("Met naam", slug="met-naam", is_anonymous_allowed=False)
    client.force_login(asker)
    client.post("/community/met-naam/nieuw/", {**typed, "place": ""})
    typed.pop("is_anonymous")
    client.post("/community/met-naam/nieuw/", {**typed, "token": Draft.objects.get().token, "place": ""})
    assert forum.topics.get().question.byline == "Zwaluwstein, gemeente Ibisdorp"
    assert TICK not in client.get("/community/met-naam/nieuw/").text


def test_the_act_asks_it_too_when_the_forum_changes_after_the_form_was_read(asker):
    forum = make_forum()
    Forum.objects.filter(pk=forum.pk).update(is_anonymous_allowed=False)
    with pytest.raises(posting.NamelessNoMore):
        make_topic("Mag dit wel?", author=asker, forum=forum, is_anonymous=True)
    assert not forum.topics.filter(title="Mag dit wel?").exists()
