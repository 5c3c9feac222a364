"""Reading costs the same, however much was said."""

import gzip
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import Post
from privacyportal.accounts.models import User
from tests.community.factories import make_forum, make_known, make_member, make_reply, make_topic, text_file

pytestmark = pytest.mark.django_db
WRITES = {"INSERT", "UPDATE", "DELETE"}


@pytest.fixture
def reader(client):
    reader = make_member("Lotte", organisation="Modelburg")
    client.force_login(reader)
    return reader


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in captured]
    assert not WRITES & {statement.split()[0] for statement in statements}
    return len(statements)


def test_a_topic_with_25_replies_asks_as_much_as_one_with_1(client, reader):
    topic = make_topic(author=make_known(make_member()))
    bram = make_known(make_member("Bram"))
    make_reply(topic, author=bram, files=[text_file()])
    one = queries_of(client, topic.get_absolute_url())
    for number in range(24):
        make_reply(topic, "Een antwoord. " * 40, author=bram, files=[text_file()] if number % 8 == 0 else [])
    assert queries_of(client, topic.get_absolute_url()) == one <= 12
    page = client.get(topic.get_absolute_url())
    assert len(gzip.compress(page.content)) <= 25 * 1024


def test_a_forum_with_25_topics_asks_as_much_as_one_with_1(client, reader):
    anna = make_member()
    make_topic(author=anna)
    one = queries_of(client, "/community/privacy/")
    for number in range(24):
        make_topic(f"Vraag nummer {number}", author=anna)
    assert queries_of(client, "/community/privacy/") == one <= 11
    assert len(gzip.compress(client.get("/community/privacy/").content)) <= 25 * 1024


@pytest.mark.parametrize(
    "address",
    [
        "/community/",
        "/community/privacy/nieuw/",
        "/community/privacy/bibliotheek/",
        "/community/logboek/",
        "/account/volgt/",
        "/account/concepten/",
    ],
)
def test_reading_writes_nothing(client, reader, address):
    make_topic()
    assert queries_of(client, address) <= 20


def test_placing_a_reply_asks_as_much_after_25_replies_as_after_1(client, reader):
    topic = make_topic(author=make_member())
    one = statements_of_a_reply(client, topic)
    for _ in range(24):
        make_reply(topic)
    assert statements_of_a_reply(client, topic) == one <= 23


def statements_of_a_reply(client, topic):
    """How many from the door to the session with the message, with what begins a transaction and not what ends it."""
    form = {"body": f"Wij kijken eerst naar de grondslag. {uuid.uuid4()}", "token": uuid.uuid4(), "place": ""}
    asked = []
    with connection.execute_wrapper(lambda execute, *words: asked.append(words[0]) or execute(*words)):
        assert client.post(f"{topic.get_absolute_url()}reageren/", form | {"is_following": "on"}).status_code == 303
    Post.objects.update(created_at=timezone.now() - timedelta(hours=1))  # no test meets the limit of posts per minute
    return len([sql for sql in asked if not sql.startswith("RELEASE")])


def test_a_name_that_changes_is_another_on_the_next_page(client, reader):
    anna = make_member()
    topic = make_topic(author=anna)
    pages = [topic.get_absolute_url(), "/community/privacy/", "/community/"]
    assert all("Anna" in client.get(page).text for page in pages)
    User.objects.filter(pk=anna.pk).update(name="Mirjam")
    assert all("Mirjam" in client.get(page).text and "Anna" not in client.get(page).text for page in pages)


def test_who_leaves_a_group_reads_its_forum_no_more_on_the_next_page(client, reader):
    group = Group.objects.create(name="klankbordgroep")
    reader.groups.add(group)
    forum = make_forum("Besloten")
    forum.readers.add(group)
    topic = make_topic(forum=forum, author=reader)
    pages = [topic.get_absolute_url(), forum.get_absolute_url()]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    reader.groups.remove(group)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    forum.readers.clear()
    assert [client.get(page).status_code for page in pages] == [200, 200]


def test_who_may_no_longer_write_is_refused_by_the_act_and_keeps_the_words(client, reader):
    topic = make_topic(author=make_member())
    topic.forum.writers.add(Group.objects.create(name="schrijvers"))
    answer = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Tekst.", "token": uuid.uuid4(), "place": ""})
    assert answer.status_code == 409 and "Tekst." in answer.text
    assert not topic.posts.filter(number__gt=0).exists()
