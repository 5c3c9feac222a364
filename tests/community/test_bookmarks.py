"""What a member keeps to find it again, and what the header counts as new: hers alone, as far as she may read it."""

import json

import pytest

from community import following, moderation, own_data
from community.models import Bookmark
from community.notifications import announce_posts
from tests.community.factories import make_forum, make_member, make_moderator, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db
LIST = "/account/bewaard/"


@pytest.fixture
def lotte(client):
    lotte = make_member("Lotte", organisation="Modelburg", mail_rhythm="never")
    client.force_login(lotte)
    return lotte


def test_a_topic_and_a_product_are_kept_listed_and_let_go(client, lotte):
    topic, product = make_topic(), make_product("Factsheet camera")
    at_product = client.get(product.get_absolute_url()).text
    assert "Bewaar dit kennisproduct" in at_product
    keeping = {topic: f"{topic.get_absolute_url()}bewaren/", product: f"{LIST}{product.slug}/"}
    for thing, address in keeping.items():
        for _ in range(2):
            page = client.post(address, follow=True)
        assert page.request["PATH_INFO"] == thing.get_absolute_url()
        assert "Bewaard. U vindt dit terug" in page.text and "niet meer" in page.text
    assert Bookmark.objects.count() == 2
    page = client.get(LIST).text
    assert page.index(product.title) < page.index(topic.title)  # the newest first
    assert "Bewaard (2)" in client.get("/account/").text
    for address in keeping.values():
        page = client.post(address, {"stop": "", "from_list": "1"}, follow=True)
        assert page.request["PATH_INFO"] == LIST
    assert "U bewaart nog niets." in client.get(LIST).text and not Bookmark.objects.exists()


def test_a_visitor_and_who_waits_keep_nothing_and_a_list_is_nobody_elses(client):
    product = make_product("Factsheet camera")
    page = client.get(product.get_absolute_url())
    assert "Bewaar dit" not in page.text and not page.cookies
    assert client.post(f"{LIST}{product.slug}/").status_code in (302, 303, 401, 403)
    client.force_login(make_member("Wim", approved_at=None))
    assert "Bewaar dit" not in client.get(product.get_absolute_url()).text
    assert client.post(f"{LIST}{product.slug}/").status_code == 403
    assert not Bookmark.objects.exists()
    following.bookmark(by=make_member("Nel"), product=product)
    client.force_login(make_member("Lotte"))
    assert product.title not in client.get(LIST).text


def test_what_may_not_be_read_any_more_is_not_listed_and_its_title_not_exported(client, lotte):
    topic, kept = make_topic("Vraag over mevrouw Pietersen"), make_topic("Iets anders", author=make_member("Dirk"))
    for one in (topic, kept):
        following.bookmark(by=lotte, topic=one)
    moderation.hide(post=topic.question, by=make_moderator(), reason="personal_data")
    page = client.get(LIST).text
    assert "Pietersen" not in page and "Iets anders" in page
    facts = json.dumps(own_data.export(lotte)[0]["bewaard"])
    assert "Pietersen" not in facts and "Iets anders" in facts
    own_data.erase(lotte, keep_posts=True)
    assert not Bookmark.objects.exists()


def test_bookmarks_go_along_when_topics_merge(lotte):
    one, other, carla = make_topic("Een"), make_topic("Ander", author=make_member("Dirk")), make_moderator()
    for topic, user in ((one, lotte), (other, lotte), (one, carla)):
        following.bookmark(by=user, topic=topic)
    moderation.merge(topic=one, into=other, by=carla, reason="double")
    assert sorted(Bookmark.objects.values_list("user__name", "topic")) == [("Carla", other.pk), ("Lotte", other.pk)]


def test_the_header_counts_what_is_new_until_it_is_read(client, lotte):
    def header():
        return client.get("/account/").text.split("</header>")[0]

    topic = make_topic(author=make_member("Anna", is_answered_at_once=False))
    following.follow(by=lotte, topic=topic)
    following.follow(by=lotte, forum=make_forum("Beleid"))
    assert "Nieuw (" not in header()
    make_reply(topic), make_reply(topic)
    make_topic("Nog een vraag", forum=make_forum("Beleid"), author=make_member("Dirk"))
    announce_posts()
    assert 'href="/account/volgt/nieuw/">Nieuw (2)</a>' in header()
    assert client.get("/account/volgt/nieuw/").text.count('class="topic-list__topic"') == 2
    topic.refresh_from_db()
    following.mark_read(by=lotte, topic=topic, number=2)
    assert "Nieuw (1)" in header()
    client.logout()
    assert "Nieuw (" not in client.get("/").text
