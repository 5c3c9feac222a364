"""Taking one's words along, or taking them away: rows, files, index and queued mail."""

import json
import zipfile

import pytest
from post_office.models import Email

from community import following
from community.drafts import keep_draft
from community.models import Attachment, Draft, Following, Post, PostRevision
from community.notifications import announce_posts
from privacyportal.accounts.leaving import leave
from privacyportal.accounts.own_data_zip import zip_of
from privacyportal.index.models import SearchEntry
from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file

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
