"""Reading costs the same, however much was said."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file

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
    assert queries_of(client, topic.get_absolute_url()) == one <= 20
    page = client.get(topic.get_absolute_url())
    assert len(gzip.compress(page.content)) <= 25 * 1024


def test_a_forum_with_25_topics_asks_as_much_as_one_with_1(client, reader):
    anna = make_member()
    make_topic(author=anna)
    one = queries_of(client, "/community/privacy/")
    for number in range(24):
        make_topic(f"Vraag nummer {number}", author=anna)
    assert queries_of(client, "/community/privacy/") == one <= 20
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
