"""Two at once: whatever comes together ends in one consistent state, on SQLite and on PostgreSQL."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from community import following, moderation, posting
from community.drafts import keep_draft
from community.models import Draft, Following, Forum, MeToo, Post, ReadMark, Topic
from community.posting import TopicLocked
from privacyportal.core.refusals import Refused
from privacyportal.index.models import SearchEntry
from tests.community.factories import make_forum, make_member, make_moderator, make_reply, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do all acts in threads of their own, started together; returns what each returned or raised."""
    ready = Barrier(len(acts))

    def do(act):
        try:
            ready.wait(timeout=10)
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


def test_twelve_replies_at_once_get_twelve_numbers(settings):
    topic = make_topic()
    members = [make_member(f"Lid{number}") for number in range(12)]
    done = at_once(
        *[
            lambda member=member: posting.reply(topic=topic, author=member, body="Ja.", token=uuid.uuid4())
            for member in members
        ]
    )
    assert [post for post in done if isinstance(post, Exception)] == []
    assert sorted(topic.posts.values_list("number", flat=True)) == list(range(13))
    topic.refresh_from_db()
    assert (topic.reply_count, topic.last_number) == (12, 12)


def test_a_double_click_is_one_reply():
    topic, bram, token = make_topic(), make_member("Bram"), uuid.uuid4()
    done = at_once(*[lambda: posting.reply(topic=topic, author=bram, body="Ja.", token=token)] * 6)
    assert len({post.pk for post in done}) == 1
    topic.refresh_from_db()
    assert (topic.posts.count(), topic.reply_count) == (2, 1)


def test_a_double_click_is_one_topic():
    forum, anna, token = make_forum(), make_member(), uuid.uuid4()
    done = at_once(*[lambda: posting.ask(forum=forum, author=anna, title="Een vraag", body="Tekst", token=token)] * 6)
    assert len({topic.pk for topic in done}) == 1
    forum.refresh_from_db()
    assert (Topic.objects.count(), Post.objects.count(), forum.topic_count) == (1, 1, 1)


def test_a_lock_during_replies_lets_each_reply_in_whole_or_not_at_all():
    topic, carla = make_topic(), make_moderator()
    members = [make_member(f"Lid{number}") for number in range(6)]
    replies = [
        lambda member=member: posting.reply(topic=topic, author=member, body="Ja.", token=uuid.uuid4())
        for member in members
    ]
    done = at_once(lambda: moderation.lock(topic=topic, by=carla, reason="double"), *replies)
    came_in = [post for post in done[1:] if isinstance(post, Post)]
    assert all(isinstance(refused, Post | TopicLocked) for refused in done[1:])
    topic.refresh_from_db()
    assert topic.is_locked
    assert topic.reply_count == topic.last_number == len(came_in) == topic.posts.filter(number__gt=0).count()


def test_two_acceptances_at_once_leave_one_solution_and_one_count():
    anna = make_member()
    topic = make_topic(author=anna)
    replies = [make_reply(topic, author=make_member(f"Lid{number}")) for number in range(4)]
    at_once(*[lambda reply=reply: posting.accept(topic=topic, post=reply, by=anna) for reply in replies])
    topic.refresh_from_db()
    assert topic.solution in replies
    assert Forum.objects.get().solved_count == 1


def test_hiding_and_accepting_at_once_never_leaves_a_hidden_solution():
    anna, carla = make_member(), make_moderator()
    for _ in range(5):
        topic = make_topic(author=anna)
        reply = make_reply(topic)
        at_once(
            lambda topic=topic, reply=reply: posting.accept(topic=topic, post=reply, by=anna),
            lambda reply=reply: moderation.hide(post=reply, by=carla, reason="rude"),
        )
        topic.refresh_from_db()
        assert topic.solution is None
        assert not SearchEntry.objects.filter(key=f"post:{reply.pk}").exclude(audience="").exists()
    assert Forum.objects.get().solved_count == 0


def test_following_reading_and_me_too_twice_at_once_are_said_once():
    topic, bram = make_topic(), make_member("Bram", organisation="Schetsendijk")
    done = at_once(
        *[lambda: following.follow(by=bram, topic=topic)] * 3,
        *[lambda: following.mark_read(by=bram, topic=topic, number=0)] * 3,
        *[lambda: following.say_me_too(by=bram, topic=topic)] * 3,
    )
    assert [answer for answer in done if isinstance(answer, Exception)] == []
    assert (Following.objects.filter(user=bram).count(), ReadMark.objects.count(), MeToo.objects.count()) == (1, 1, 1)


def test_other_words_with_one_token_at_once_are_each_placed():
    topic, bram, token = make_topic(), make_member("Bram"), uuid.uuid4()
    words = ["De ene tekst.", "De andere tekst."] * 3
    at_once(*[lambda body=body: posting.reply(topic=topic, author=bram, body=body, token=token) for body in words])
    assert sorted(topic.posts.filter(number__gt=0).values_list("body", flat=True)) == sorted(set(words))


def test_concepts_that_are_kept_at_once_from_one_form_are_one_for_each_text():
    topic, bram = make_topic(), make_member("Bram")
    begin = keep_draft(by=bram, token=uuid.uuid4(), forum=topic.forum, topic=topic, body="Begin")
    words = ["De ene tekst.", "De andere tekst."] * 3
    kept = [
        lambda body=body: keep_draft(by=bram, token=begin.token, forum=topic.forum, topic=topic, body=body)
        for body in words
    ]
    assert [done for done in at_once(*kept) if isinstance(done, Exception)] == []
    assert sorted(Draft.objects.values_list("body", flat=True)) == sorted(set(words))


def test_an_edit_and_a_split_at_once_keep_the_words_and_the_numbers():
    carla, bram = make_moderator(), make_member("Bram")
    for _ in range(3):
        topic = make_topic()
        reply = make_reply(topic, author=bram)
        done = at_once(
            lambda topic=topic: moderation.split(topic=topic, number=1, title="Zijpad", by=carla, reason="order"),
            lambda reply=reply: posting.edit(post=reply, by=bram, body="Nieuwe woorden."),
        )
        assert [error for error in done if isinstance(error, Exception)] == []
        reply.refresh_from_db(), topic.refresh_from_db()
        assert (reply.body, reply.number, reply.topic.title) == ("Nieuwe woorden.", 0, "Zijpad")
        assert (topic.last_number, topic.reply_count, reply.topic.reply_count) == (0, 0, 0)


def test_two_merges_at_once_of_one_topic_leave_every_post_in_one_place():
    topic, carla = make_topic(), make_moderator()
    targets = [make_topic("Hierin"), make_topic("Of daarin")]
    done = at_once(
        *[lambda into=into: moderation.merge(topic=topic, into=into, by=carla, reason="double") for into in targets],
        lambda: moderation.merge(topic=targets[0], into=topic, by=carla, reason="double"),
    )
    assert all(isinstance(one, Topic | Refused) for one in done)
    listed = Topic.objects.listed()
    assert Post.objects.filter(topic__in=listed).count() == Post.objects.count() == 3
    assert Forum.objects.get().topic_count == listed.count()
