"""Who is told, when, and how one stops it; no mail holds what was said or who said it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from community import following, moderation, notifications, posting, stopping
from community.digests import send_digests
from community.models import Following, Post, Topic
from community.notifications import announce_posts
from community.stopping import stop_token
from community.views import own
from privacyportal.accounts.models import User
from privacyportal.core import leaks
from tests.community.factories import make_forum, make_member, make_moderator, make_reply, make_topic

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
    mail = Email.objects.get(to=[lotte.email])
    assert f"/community/reactie/{reply.pk}/" in mail.message
    assert mail.message.count("/community/") == 1
    for word in ("vertrouwelijk", "Pietersen", "Zwaluwstein"):
        assert word not in mail.message + mail.subject
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(
    "fields, roles, told",
    [
        ({}, [], "Een collega van gemeente Schetsendijk reageerde op uw vraag:"),
        ({"role": "dpo"}, ["dpo"], "Een FG van gemeente Schetsendijk reageerde op uw vraag:"),
        ({"role": "for_vng"}, ["for_vng"], "Een collega namens VNG reageerde op uw vraag:"),
    ],
)
def test_who_asked_hears_at_once_who_answered_by_role_and_municipality(fields, roles, told):
    anna, bram = make_member("Anna"), make_member("Pietersen", organisation="Schetsendijk")
    for role in roles:
        bram.roles.create(role=role)
    topic = make_topic(author=anna)
    follower("weekly", topic=topic)
    make_reply(topic, author=bram, **fields)
    assert announce_posts() == 1
    mail = Email.objects.get()
    assert mail.to == [anna.email] and told in mail.message and "Pietersen" not in mail.message
    for part in ("Beste Anna,", "/account/meldingen/", "over alleen dit onderwerp:", "bereikt uw collega niet"):
        assert part in mail.message


@pytest.mark.parametrize("choice", [{"is_answered_at_once": False}, {"mail_rhythm": "never"}])
def test_who_asked_may_choose_not_to_hear_at_once(choice):
    make_reply(make_topic(author=make_member("Anna", **choice)))
    assert announce_posts() == 0


def test_who_answers_a_question_without_a_name_is_no_more_told_of_than_the_question():
    anna = make_member("Anna", mail_rhythm="direct")
    topic = make_topic(author=make_member("Zwaluwstein"), is_anonymous=True)
    following.follow(by=anna, topic=topic)
    make_reply(topic, author=topic.question.author)
    announce_posts()
    mail = Email.objects.get(to=[anna.email])
    assert "Een gemeente reageerde in een onderwerp dat u volgt:" in mail.message


def test_two_posts_in_one_minute_are_one_mail_and_leave_after_that_minute():
    topic = make_topic(author=make_member("Anna"))
    now = timezone.now()
    replies = [make_reply(topic, author=make_member(name)) for name in ("Bram", "Carel")]
    for reply, seconds in zip(replies, (50, 5), strict=True):
        Post.objects.filter(pk=reply.pk).update(created_at=now - timedelta(seconds=seconds))
    assert announce_posts() == 0
    Post.objects.filter(pk=replies[0].pk).update(created_at=now - timedelta(seconds=61))
    assert announce_posts() == 1 and announce_posts() == 0
    mail = Email.objects.get()
    assert mail.subject == f"2 nieuwe reacties: {topic.title}"
    assert "Er zijn 2 nieuwe reacties op uw vraag, van een collega van gemeente" in mail.message
    assert f"/reactie/{replies[0].pk}/" in mail.message


@pytest.mark.parametrize(
    "rhythm, at_once, told",
    [
        ("direct", True, ["krijgt u direct per e-mail", "krijgt u direct per e-mail"]),
        ("weekly", True, ["krijgt u direct per e-mail", "staan in uw wekelijkse e-mail"]),
        ("daily", False, ["staan in uw dagelijkse e-mail", "staan in uw dagelijkse e-mail"]),
        ("never", True, ["hierover geen e-mail", "hierover geen e-mail"]),
    ],
)
def test_what_is_promised_about_mail_is_what_was_chosen(rhythm, at_once, told):
    lotte = make_member("Lotte", mail_rhythm=rhythm, is_answered_at_once=at_once)
    own, other = (notifications.when_told(lotte, own=own) for own in (True, False))
    assert [told[0] in own, told[1] in other] == [True, True]


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
    assert [mail.subject for mail in Email.objects.filter(to=[lotte.email])] == [f"Nieuw onderwerp: {topic.title}"]


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
    topic = make_topic(author=make_member("Anna", is_answered_at_once=False))
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


@pytest.mark.parametrize("kind", [stopping.ALL, stopping.TOPIC, stopping.FORUM])
def test_a_stop_link_that_is_opened_again_says_that_it_was_done(client, kind):
    topic = make_topic("Doen wij die zelf??", author=make_member("Anna"))
    lotte = follower("direct", topic=topic)
    following.follow(by=lotte, forum=topic.forum)
    key = {stopping.TOPIC: topic.pk, stopping.FORUM: topic.forum_id}.get(kind, 0)
    address = f"/meldingen/afmelden/{stop_token(lotte, kind, key)}/"
    page = client.get(address).text
    assert "Stop met deze e-mails" in page and "???" not in page
    client.post(address)
    again = client.get(address).text
    assert "U krijgt deze e-mails niet meer." in again and "Stop met deze e-mails" not in again
    client.post(address, {"undo": ""})
    assert "Stop met deze e-mails" in client.get(address).text


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
    title = "Camera's\r\nBcc: iedereen@evil.example"
    confirmed = leaks.seal(leaks.confirmable([title]))
    topic = make_topic(title, author=make_member("Anna", mail_rhythm="direct"), confirmed=confirmed)
    make_reply(topic, "Ja.")
    announce_posts()
    mail = Email.objects.get()
    assert mail.subject == "Nieuwe reactie: Camera's Bcc: iedereen@evil.example"
    assert len(mail.to) == 1 and not mail.bcc


@pytest.mark.parametrize("number, subject", [(0, "Nieuw onderwerp"), (1, "Nieuwe reactie")])
@pytest.mark.parametrize("hidden", ["itself", "its topic"])
def test_what_was_hidden_before_it_was_told_is_told_once_when_it_is_put_back(number, subject, hidden):
    topic, carla = make_topic(), make_moderator()
    lotte, dora = (make_member(name, mail_rhythm=how) for name, how in (("Lotte", "direct"), ("Dora", "daily")))
    for user in (lotte, dora):
        following.follow(by=user, **({"topic": topic} if number else {"forum": topic.forum}))
    make_reply(topic)
    post = Post.objects.get(topic=topic, number=number if hidden == "itself" else 0)
    moderation.hide(post=post, by=carla, reason="rude")
    announce_posts()
    assert not Email.objects.filter(to__in=[lotte.email, dora.email], subject__startswith=subject).exists()
    moderation.restore(post=post, by=carla, reason="mistake")
    announce_posts(), announce_posts()
    assert Email.objects.filter(to=lotte.email, subject=f"{subject}: {topic.title}").count() == 1
    send_digests(timezone.now() + timedelta(days=1))
    assert f"{topic.title} (1 nieuw)" in Email.objects.get(to=dora.email).message


def test_what_its_writer_took_back_before_it_was_told_is_never_told():
    topic = make_topic(author=make_member("Anna", mail_rhythm="direct"))
    reply = make_reply(topic)
    posting.take_back(post=reply, by=reply.author)
    announce_posts()
    assert Email.objects.count() == 0 and not Post.objects.filter(announced_at=None).exists()


def test_two_hundred_posts_that_wait_keep_no_later_post_from_being_told():
    topic = make_topic(author=make_member("Anna", mail_rhythm="direct"))
    Post.objects.update(announced_at=timezone.now())
    waiting = [Post(topic=topic, number=number, status="held", body="Wacht") for number in range(1, 202)]
    Post.objects.bulk_create(waiting)
    Topic.objects.filter(pk=topic.pk).update(last_number=201)
    make_reply(topic)
    announce_posts()
    assert [mail.subject for mail in Email.objects.all()] == [f"Nieuwe reactie: {topic.title}"]


def test_a_post_or_a_member_that_cannot_be_told_keeps_no_other_waiting(monkeypatch):
    topic = make_topic(author=make_member("Anna", mail_rhythm="never"))
    following.follow(by=make_member("Lotte", mail_rhythm="direct"), topic=topic)
    for name in ("Dagmar", "Daniel"):
        following.follow(by=make_member(name, mail_rhythm="daily"), topic=topic)
    broken, whole = make_reply(topic), make_reply(make_topic("Iets anders", author=make_member("Carel")))
    following.follow(by=User.objects.get(name="Lotte"), topic=whole.topic)
    whole.topic.question.author.followings.all().delete()
    write = notifications.written_mail

    def written_mail(*, to, context, **mail):
        if to.startswith("dagmar") or context.get("post") == broken:
            raise ValueError("a mail that cannot be written")
        return write(to=to, context=context, **mail)

    monkeypatch.setattr(notifications, "written_mail", written_mail)
    announce_posts()
    assert [f"/reactie/{whole.pk}/" in mail.message for mail in Email.objects.all()] == [True]
    Post.objects.filter(pk=broken.pk).update(announced_at=timezone.now())
    Email.objects.all().delete()
    send_digests(timezone.now() + timedelta(days=1))
    told = {mail.to[0][:6] for mail in Email.objects.all()}
    assert "daniel" in told and "dagmar" not in told


@pytest.mark.parametrize("count, left_out", [(20, ""), (21, "En nog 1 onderwerp."), (23, "En nog 3 onderwerpen.")])
def test_a_digest_names_how_many_it_left_out_and_leads_to_them(client, count, left_out):
    lotte = make_member("Lotte", mail_rhythm="daily")
    following.follow(by=lotte, forum=make_forum())
    askers = [make_member(f"Lid{number}", mail_rhythm="never") for number in range(5)]
    titles = [f"Vraag nummer {number:02}" for number in range(count)]
    for number, title in enumerate(titles):
        make_topic(title, author=askers[number % 5])
    announce_posts()
    send_digests(timezone.now() + timedelta(days=1))
    mail = Email.objects.get(to=lotte.email)
    assert mail.message.count("(1 nieuw)") == min(count, 20)
    assert left_out in mail.message and ("En nog" in mail.message) == bool(left_out)
    client.force_login(lotte)
    address = re.search(r"(/account/volgt/nieuw/\S+)", mail.message)
    page = client.get(address[1] if address else "/account/volgt/nieuw/").text
    assert [title for title in titles if title not in page] == []


@pytest.mark.parametrize("sinds", ["", "0", "x", "9" * 30, "-5", "1"])
def test_the_page_of_what_is_new_answers_to_any_moment(client, sinds):
    client.force_login(make_member("Lotte"))
    assert client.get(f"/account/volgt/nieuw/?sinds={sinds}").status_code == 200


@pytest.mark.parametrize("rhythm", ["direct", "daily", "weekly"])
@pytest.mark.parametrize("times", [1, 2])
def test_undoing_the_stop_of_everything_restores_the_rhythm_that_was(client, rhythm, times):
    lotte = make_member("Lotte", mail_rhythm=rhythm)
    address = f"/meldingen/afmelden/{stop_token(lotte, 'alles', 0)}/"
    for _ in range(times):  # the mail program, and then the person
        client.post(address, {"List-Unsubscribe": "One-Click"})
    assert User.objects.get(pk=lotte.pk).mail_rhythm == "never"
    for _ in range(times):
        assert "U krijgt deze e-mails weer." in client.post(address, {"undo": ""}).text
    assert User.objects.get(pk=lotte.pk).mail_rhythm == rhythm


def test_undoing_changes_nothing_for_who_chose_a_rhythm_meanwhile(client):
    lotte = make_member("Lotte", mail_rhythm="daily")
    address = f"/meldingen/afmelden/{stop_token(lotte, 'alles', 0)}/"
    client.post(address)
    User.objects.filter(pk=lotte.pk).update(mail_rhythm="direct")
    client.post(address, {"undo": ""})
    assert User.objects.get(pk=lotte.pk).mail_rhythm == "direct"


def test_a_stop_that_is_undone_at_once_loses_no_news():
    topic = make_topic(author=make_member("Anna", mail_rhythm="never"))
    lotte = follower("daily", topic=topic)
    make_reply(topic)
    announce_posts()
    subject = stopping.read_token(stop_token(lotte, "alles", 0))
    stopping.stop(subject=subject), stopping.resume(subject=subject)
    send_digests(timezone.now() + timedelta(days=1))
    assert [mail.to for mail in Email.objects.filter(subject="Nieuw in de community")] == [[lotte.email]]


def test_a_stopped_mail_does_not_leave_the_queue_after_all(client):
    topic, other = make_topic(author=make_member("Anna", mail_rhythm="never")), make_topic("Iets anders")
    lotte = follower("direct", topic=topic)
    following.follow(by=lotte, topic=other)
    following.follow(by=lotte, forum=topic.forum)
    nel = follower("direct", "Nel", topic=topic)
    for place in (topic, topic, other):
        make_reply(place)
    announce_posts()
    Email.objects.filter(to=lotte.email, subject=f"Nieuw onderwerp: {topic.title}").delete()
    client.post(f"/meldingen/afmelden/{stop_token(lotte, 'onderwerp', topic.pk)}/")
    left = sorted((mail.to[0], mail.subject) for mail in Email.objects.filter(status=2))
    assert [subject for to, subject in left if to == lotte.email] == [
        "Nieuw onderwerp: Iets anders",
        "Nieuwe reactie: Iets anders",
    ]
    assert [to for to, _ in left].count(nel.email) == 1
    client.post(f"/meldingen/afmelden/{stop_token(lotte, 'alles', 0)}/")
    assert not Email.objects.filter(to=lotte.email).exists()


def test_the_page_of_what_one_follows_says_how_much_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr(own, "MOST", 2)
    lotte = make_member("Lotte")
    client.force_login(lotte)
    for number in range(3):
        following.follow(by=lotte, topic=make_topic(f"Vraag nummer {number}", author=make_member(f"Lid{number}")))
        page = client.get("/account/volgt/").text
        assert ("U volgt nog 1 onderwerp met" in page) == (number == 2)
