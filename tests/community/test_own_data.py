"""Taking one's words along, or taking them away: rows, files, index and queued mail."""

import json
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from community import following, moderation
from community.drafts import keep_draft
from community.models import Attachment, Draft, Following, Post, PostRevision, Topic
from community.notifications import announce_posts
from community.own_data import export
from privacyportal.accounts.leaving import leave
from privacyportal.accounts.own_data_zip import zip_of
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


@pytest.fixture
def zoe():
    zoe = make_known(make_member("Kwartelstaart", organisation="Ibisdorp"))
    topic = make_topic(
        "Ooievaarsnest op het dak", author=zoe, body="Roerdomp in de tuin.", files=[text_file("patrijs.txt")]
    )
    follower = make_member("Lotte", mail_rhythm="direct")
    following.follow(by=follower, topic=topic)
    make_reply(topic, "Antwoord van Bram.", author=make_member("Bram"))
    make_reply(topic, "Nog een Roerdomp.", author=zoe)
    PostRevision.objects.create(post=topic.question, body="Eerst stond hier Roerdomp.")
    keep_draft(by=zoe, token="6f9619ff-8b86-d011-b42d-00cf4fc964ff", forum=topic.forum, body="Roerdomp", title="x")
    zoe.topic = topic
    return zoe


def test_the_download_holds_every_word_and_file(zoe):
    with zipfile.ZipFile(zip_of(zoe)) as archive:
        community = json.loads(archive.read("gegevens.json"))["community"]
        files = [name for name in archive.namelist() if name.endswith("patrijs.txt")]
        assert archive.read(files[0]) == b"Een model van onze gemeente."
    texts = [post["tekst"] for post in community["reacties"]]
    assert "Roerdomp in de tuin." in texts and "Nog een Roerdomp." in texts
    assert community["concepten"][0]["tekst" if "tekst" in community["concepten"][0] else "body"] == "Roerdomp"


def closed_forum():
    forum = make_forum("Directie", slug="directie")
    forum.readers.add(Group.objects.create(name="directie"))
    return forum


def move_to_closed(topic):
    moderation.move(topic=topic, forum=closed_forum(), by=make_moderator(), reason="order")


def hide_question(topic):
    moderation.hide(post=topic.question, by=make_moderator(), reason="rude")


def split_and_hide(topic):
    carla = make_moderator()
    new = moderation.split(topic=topic, number=1, title="Havik op het dak", by=carla, reason="order")
    moderation.hide(post=Post.objects.get(topic=new, number=0), by=carla, reason="rude")
    hide_question(Topic.objects.get(pk=topic.pk))


@pytest.mark.parametrize("happens", [move_to_closed, hide_question, split_and_hide])
def test_the_download_names_no_topic_that_she_may_no_longer_read(happens):
    lotte = make_member("Lotte")
    topic = make_topic("Havik in de toren", author=make_member("Bram"))
    make_reply(topic, "Wat ik zei.", author=lotte)
    following.follow(by=lotte, topic=topic)
    mine = make_topic("Mijn eigen vraag", author=lotte)
    happens(Topic.objects.get(pk=topic.pk))
    hide_question(mine)
    facts, _ = export(lotte)
    assert "Havik" not in str(facts)
    titles = {post["tekst"]: post["onderwerp"] for post in facts["reacties"]}
    assert titles["Wat ik zei."] == "Onderwerp dat u niet meer kunt lezen"
    assert "Mijn eigen vraag" in titles.values()  # her own words are hers


def test_the_download_names_no_forum_that_she_may_no_longer_read():
    lotte, forum = make_member("Lotte"), closed_forum()
    following.follow(by=lotte, forum=forum)
    following.follow(by=lotte, forum=make_forum())
    assert sorted(export(lotte)[0]["volgt"]) == ["Privacy", "Subforum dat u niet meer kunt lezen"]


def test_the_download_asks_the_database_as_often_for_one_as_for_many():
    lotte, counts = make_member("Lotte"), []
    for number in range(2):
        for again in range(1 + 2 * number):
            topic = make_topic(f"Vraag {number}{again}", author=make_member(f"Bram{number}{again}"))
            following.follow(by=lotte, topic=topic)
            make_reply(topic, "Wat ik zei.", author=lotte)
        with CaptureQueriesContext(connection) as asked:
            export(lotte)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_leaving_with_posts_kept_takes_the_name_everywhere(zoe, client):
    leave(user=zoe, keep_posts=True)
    client.force_login(make_member("Dirk"))
    page = client.get(zoe.topic.get_absolute_url()).text
    assert "Roerdomp in de tuin." in page and "Vraag van oud-lid" in page
    assert "Kwartelstaart" not in page and "Ibisdorp" not in page
    assert not Post.objects.filter(organisation__name="Ibisdorp").exists()
    assert (Draft.objects.count(), Following.objects.filter(user=zoe.pk).count()) == (0, 0)


def test_leaving_with_everything_leaves_no_word(zoe, client):
    announce_posts()
    files = [attachment.file.path for attachment in Attachment.objects.all()]
    leave(user=zoe, keep_posts=False)
    from pathlib import Path

    assert not any(Path(file).exists() for file in files)
    client.force_login(make_member("Dirk"))
    address = client.get(f"/community/privacy/{zoe.topic.pk}-x/")["Location"]
    page = client.get(address).text
    assert "Antwoord van Bram." in page
    everything = [
        *Post.objects.values_list("body", flat=True),
        *PostRevision.objects.values_list("body", flat=True),
        page,
    ]
    everything += [f"{entry.title} {entry.text} {entry.tokens}" for entry in SearchEntry.objects.all()]
    for word in ("roerdomp", "ooievaarsnest", "kwartelstaart", "patrijs"):
        assert not [text for text in everything if word in text.lower()]
        assert not Email.objects.filter(status=2, message__icontains=word).exists()
        assert not Email.objects.filter(status=2, subject__icontains=word).exists()
