"""Digests for very many members: told together as each would be told alone, in batches, and nobody twice."""

import random
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import Email

from community import digests, following
from community.digests import send_digests
from community.models import Digest, Post, ReadMark, Topic
from community.recent_posts import RecentPosts
from products.models import Change
from tests.community.factories import make_forum, make_member, make_moderator, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db
STATUSES = ["visible", "visible", "held", "visible", "visible", "hidden", "visible", "deleted"]


@pytest.fixture
def crowd():
    """Members who differ in all that decides what is news: groups, rights, what they wrote, follow and read."""
    chance, council = random.Random(7), Group.objects.create(name="Koplopers")
    open_forum, closed = make_forum("Open", slug="open"), make_forum("Dicht", slug="dicht")
    closed.readers.add(council)
    people = [make_member(f"Lid {number}") for number in range(9)]
    people += [make_moderator(), make_member("Beheer", is_superuser=True)]
    for person in people[::3]:
        person.groups.add(council)
    for number in range(16):
        forum = chance.choice([open_forum, closed])
        topic = make_topic(f"Vraag {number}", author=chance.choice(people[:9:3]), forum=forum)
        for _ in range(chance.randrange(4)):
            make_reply(topic, author=chance.choice(people[:9:3]))
        topic.posts.update(announced_at=timezone.now() - timedelta(days=chance.randrange(5)))
        Topic.objects.filter(pk=topic.pk).update(
            status=STATUSES[number % 8], split_at=chance.choice([None, timezone.now()])
        )
        topic.posts.filter(number=1).update(status=chance.choice(STATUSES), author=None)
        for person in people:
            if chance.random() < 0.7:
                following.follow(by=person, topic=topic)
            if chance.random() < 0.2:
                ReadMark.objects.update_or_create(user=person, topic=topic, defaults={"number": chance.randrange(3)})
    for person in people:
        for forum in (open_forum, closed):
            if chance.random() < 0.6:
                following.follow(by=person, forum=forum)
    return people


def test_what_is_told_to_many_is_what_each_would_be_told_alone(crowd):
    now = timezone.now()
    since = {person.pk: now - timedelta(days=2 + place % 7) for place, person in enumerate(crowd)}
    together = RecentPosts(since=now - timedelta(days=9), until=now).news_of(crowd, since=since)
    alone = {person.pk: list(following.news_of(person, since=since[person.pk], until=now)) for person in crowd}
    assert together == alone
    assert sum(map(bool, alone.values())) > 5


def test_the_lines_of_many_are_told_as_those_of_one(crowd):
    now = timezone.now()
    recent = RecentPosts(since=now - timedelta(days=9), until=now)
    lines = recent.news_of(crowd, since={person.pk: now - timedelta(days=9) for person in crowd})
    for of_her in lines.values():
        told = recent.told(of_her)
        assert [(line["post"], line["count"]) for line in told] == [
            (line["post"], line["count"]) for line in following.told(of_her)
        ]
        assert all(line["url"].endswith(line["post"].get_absolute_url()) for line in told)


def _followers(number, topic, product):
    people = [make_member(f"Volger {place}", mail_rhythm="weekly") for place in range(number)]
    for person in people:
        following.follow(by=person, topic=topic)
        following.follow(by=person, forum=topic.forum)
        following.follow(by=person, product=product)
    return people


def _news(now):
    topic, product = make_topic(author=make_member("Anna", mail_rhythm="never")), make_product()
    make_reply(topic, author=make_member("Bram", mail_rhythm="never"))
    Post.objects.update(announced_at=now)
    return topic, product


def test_digests_for_many_ask_as_much_as_for_few():
    counts, now = [], timezone.now()
    topic, product = _news(now)
    for number in (2, 12):
        Email.objects.all().delete()
        Digest.objects.all().delete()
        people = _followers(number, topic, product)
        Change.objects.create(product=product, version="2", summary="Anders.", changed_at=timezone.now())
        with CaptureQueriesContext(connection) as captured:
            send_digests(timezone.now() + timedelta(days=7))
        assert {mail.to[0] for mail in Email.objects.all()} >= {person.email for person in people}
        assert all("Anders." in mail.message for mail in Email.objects.filter(to=people[0].email))
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_run_that_is_killed_goes_on_where_it_was_and_tells_nobody_twice(monkeypatch):
    topic, product = _news(timezone.now())
    people = _followers(5, topic, product)
    monkeypatch.setattr(digests, "BATCH", 2)
    queue, done = digests.queue_mails, []

    def killed_at_the_second(mails):
        if len(done) == 1:
            raise KeyboardInterrupt  # no Exception: nothing is caught, as when the process is gone
        done.append(mails)
        return queue(mails)

    next_week = timezone.now() + timedelta(days=7)
    with monkeypatch.context() as dying:
        dying.setattr(digests, "queue_mails", killed_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            send_digests(next_week)
    assert Email.objects.count() == 2
    assert send_digests(next_week) == 3
    assert send_digests(next_week) == 0
    assert sorted(mail.to[0] for mail in Email.objects.all()) == sorted(person.email for person in people)


def test_who_was_told_long_ago_still_hears_all_of_it():
    old = timezone.now() - timedelta(days=60)
    topic, _ = _news(old)
    lotte = make_member("Lotte", mail_rhythm="weekly")
    following.follow(by=lotte, topic=topic)
    Digest.objects.create(user=lotte, told_until_at=old - timedelta(days=1))
    assert send_digests(timezone.now() + timedelta(days=7)) == 1
    assert topic.title in Email.objects.get(to=[lotte.email]).message


def test_members_of_different_groups_each_get_only_what_they_may_read():
    council = Group.objects.create(name="Koplopers")
    closed = make_forum("Dicht", slug="dicht")
    closed.readers.add(council)
    inside, outside = make_member("Lotte", mail_rhythm="weekly"), make_member("Sem", mail_rhythm="weekly")
    inside.groups.add(council)
    topic = make_topic("Alleen voor koplopers", author=make_moderator(), forum=closed)
    Post.objects.update(announced_at=timezone.now())
    for person in (inside, outside):
        following.follow(by=person, forum=closed)
        following.follow(by=person, topic=topic)
    send_digests(timezone.now() + timedelta(days=7))
    assert [mail.to for mail in Email.objects.filter(subject="Nieuw in de community")] == [[inside.email]]
