"""Who is told, when, and how one stops it; no mail holds what was said or who said it."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from community import following, posting
from community.models import Following, Post
from community.notifications import announce_posts, send_digests
from privacyportal.accounts.models import User
from tests.community.factories import make_forum, make_member, make_reply, make_topic

pytestmark = pytest.mark.django_db


def follower(rhythm, name="Lotte", topic=None):
    user = make_member(name, mail_rhythm=rhythm)
    following.follow(by=user, topic=topic)
    return user


def test_a_direct_mail_holds_one_link_and_no_words_of_the_reply():
    topic = make_topic(author=make_member("Zwaluwstein"))
    lotte = follower("direct", topic=topic)
    reply = make_reply(topic, "Dit is vertrouwelijk.", author=make_member("Pietersen"))
    announce_posts()
    announce_posts()
    mail = Email.objects.get()
    assert mail.to == [lotte.email]
    assert f"/community/reactie/{reply.pk}/" in mail.message
    assert mail.message.count("/community/") == 1
    for word in ("vertrouwelijk", "Pietersen", "Zwaluwstein"):
        assert word not in mail.message + mail.subject
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_told_of_her_own_reply_or_of_one_that_waits():
    anna = make_member("Anna", mail_rhythm="direct")
    topic = make_topic(author=anna)
    make_reply(topic, author=anna)
    held = make_reply(topic, "Zie https://vng.nl", author=make_member("Nieuw"))
    announce_posts()
    assert Email.objects.count() == 0
    Post.objects.filter(pk=held.pk).update(status="visible")
    announce_posts()
    assert Email.objects.get().to == [anna.email]


def test_who_follows_the_forum_hears_of_new_topics_only():
    lotte = make_member("Lotte", mail_rhythm="direct")
    following.follow(by=lotte, forum=make_forum())
    topic = make_topic()
    make_reply(topic)
    announce_posts()
    assert [mail.subject for mail in Email.objects.all()] == [f"Nieuw onderwerp: {topic.title}"]


@pytest.mark.parametrize("rhythm, days", [("daily", 1), ("weekly", 7)])
def test_a_digest_comes_once_per_period_and_not_when_there_is_nothing(rhythm, days):
    topic = make_topic()
    lotte = follower(rhythm, topic=topic)
    announce_posts()
    User.objects.exclude(pk=lotte.pk).update(mail_rhythm="never")
    now = timezone.now()
    assert send_digests(now + timedelta(days=days)) == 0
    for number in range(3):
        make_reply(topic, f"Antwoord {number}", author=make_member(f"Lid{number}", mail_rhythm="never"))
    announce_posts()
    later = now + timedelta(days=2 * days)
    Post.objects.filter(topic=topic, number__gt=0).update(announced_at=later - timedelta(hours=1))
    assert send_digests(later + timedelta(days=days)) == 1
    assert send_digests(later + timedelta(days=days)) == 0
    mail = Email.objects.get()
    assert mail.to == [lotte.email]
    assert f"{topic.title} (3 nieuw)" in mail.message and "Antwoord" not in mail.message
    assert send_digests(later + timedelta(days=3 * days)) == 0
    assert Email.objects.count() == 1


def test_a_digest_leaves_out_what_was_read_and_who_wants_none_gets_none():
    topic = make_topic()
    lotte, never = follower("daily", topic=topic), follower("never", "Nel", topic=topic)
    reply = make_reply(topic)
    announce_posts()
    topic.refresh_from_db()
    following.mark_read(by=lotte, topic=topic, number=reply.number)
    send_digests(timezone.now() + timedelta(days=8))
    told = [mail.to for mail in Email.objects.all()]
    assert told == [[topic.question.author.email]]  # the asker did not read it yet
    assert [never.email] not in told


def stop_address(mail):
    return "/" + mail.headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


def test_stopping_works_without_signing_in_and_can_be_undone(client):
    topic = make_topic()
    lotte = follower("direct", topic=topic)
    make_reply(topic)
    announce_posts()
    address = stop_address(Email.objects.get(to=[lotte.email]))
    page = client.get(address)
    assert f"Stop met e-mails over {topic.title}" in page.text
    assert Following.objects.filter(user=lotte).exists() and not page.cookies
    for _ in range(2):
        response = client.post(address, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200 and "U krijgt deze e-mails niet meer." in response.text
    assert not Following.objects.filter(user=lotte).exists() and not response.cookies
    client.post(address, {"undo": ""})
    assert Following.objects.filter(user=lotte, topic=topic).exists()


def test_the_stop_page_of_someone_who_was_blocked_tells_no_title(client):
    topic = make_topic()
    lotte = follower("direct", topic=topic)
    make_reply(topic)
    announce_posts()
    address = stop_address(Email.objects.get(to=[lotte.email]))
    User.objects.filter(pk=lotte.pk).update(blocked_at=timezone.now())
    assert topic.title not in client.get(address).text
    assert client.post(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "W10:1:x", "a" * 500, "%00"])
def test_a_token_that_is_not_ours_stops_nothing(client, token):
    assert client.get(f"/meldingen/afmelden/{token}/").status_code in (400, 404)


def test_a_title_steers_no_mail():
    topic = make_topic("Camera's\r\nBcc: iedereen@evil.example", author=make_member("Anna", mail_rhythm="direct"))
    posting.reply(topic=topic, author=make_member("Bram"), body="Ja.", token=uuid.uuid4())
    announce_posts()
    mail = Email.objects.get()
    assert mail.subject == "Nieuwe reactie: Camera's Bcc: iedereen@evil.example"
    assert len(mail.to) == 1 and not mail.bcc
