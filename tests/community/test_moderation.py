"""What moderators do, what the writer hears of it, and what everybody can read in the log."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from post_office.models import Email

from community import following, hidden, moderation, posting
from community.models import Forum, ModerationEntry, Post, Report, Topic
from community.models.moderation import HOUSE_RULES, Reason
from community.notifications import announce_posts
from community.status import Status
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
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(client):
    carla = make_moderator()
    client.force_login(carla)
    return carla


def act(client, post, name, **fields):
    typed = {"act": name, "reason": "personal_data", **fields}
    return client.post(f"/community/reactie/{post.pk}/modereren/", typed)


def test_hiding_needs_a_reason_which_the_writer_gets_and_the_log_shows_without_names(client, carla):
    topic = make_topic()
    reply = make_reply(topic, "De heer Pietersen woont daar.")
    assert "Kies een reden." in act(client, reply, "hide", reason="").text
    act(client, reply, "hide", explanation="Er staat een naam in: Pietersen.")
    mail = Email.objects.get(to=[reply.author.email])
    assert "Er staan persoonsgegevens in" in mail.message and "Er staat een naam in: Pietersen." in mail.message
    client.force_login(make_member("Dirk"))
    page = client.get(topic.get_absolute_url()).text
    assert "Reactie verwijderd door de moderator." in page and "Pietersen" not in page
    log = client.get("/community/logboek/").text
    assert "Reactie verborgen in Privacy. Reden: Er staan persoonsgegevens in." in log
    for name in ("Pietersen", "Bram", "Carla"):
        assert name not in log


def test_the_writer_hears_which_house_rule_and_where_to_object(client, carla, settings):
    settings.OPERATOR = {**settings.OPERATOR, "email": "loket@gemeente-a.example"}
    rules = re.findall(r"<li><strong>(.*?)\.</strong>", client.get("/account/huisregels/").text)
    topic = make_topic()
    for reason in Reason:
        act(client, reply := make_reply(topic, "Iets."), "hide", reason=reason)
        mail = Email.objects.get(to=[reply.author.email], message__contains=reply.get_absolute_url()).message
        assert "loket@gemeente-a.example" in mail and "/account/huisregels/" in mail
        if rule := HOUSE_RULES.get(reason):
            number, words = rule.split(". ")
            assert f"Huisregel: {rule}" in mail and rules[int(number) - 1] == words
        else:
            assert "Huisregel:" not in mail


def test_what_was_hidden_is_emptied_after_a_year_and_not_before(client, carla):
    topic, question = make_topic(), make_topic("Vraag over mevrouw Pietersen")
    old, young, _ = (make_reply(topic, "Pietersen", files=[text_file()]) for _ in range(3))
    for post in (old, young, question.question):
        moderation.hide(post=post, by=carla, reason=Reason.PERSONAL_DATA)
    long_ago = timezone.now() - hidden.KEPT - timedelta(days=1)
    Post.objects.update(created_at=long_ago)
    ModerationEntry.objects.exclude(post=young).update(done_at=long_ago)
    assert hidden.let_hidden_posts_age() == 2
    assert hidden.let_hidden_posts_age() == 0
    bodies = [(post.body, post.attachments.count()) for post in topic.posts.filter(number__gt=0)]
    assert bodies == [("", 0), ("Pietersen", 1), ("Pietersen", 1)]
    question.refresh_from_db()
    assert (question.title, question.status) == (hidden.EMPTIED_TITLE, Status.HIDDEN)


def test_restoring_brings_back_text_count_and_search_hit(client, carla):
    topic = make_topic()
    reply = make_reply(topic)
    act(client, reply, "hide")
    topic.refresh_from_db()
    assert topic.reply_count == 0
    assert not SearchEntry.objects.filter(key=f"post:{reply.pk}").exclude(audience="").exists()
    act(client, reply, "restore")
    topic.refresh_from_db()
    assert topic.reply_count == 1
    assert SearchEntry.objects.get(key=f"post:{reply.pk}").audience == topic.forum.audience


def test_hiding_a_question_takes_its_topic_away_and_answers_410(client, carla):
    topic = make_topic()
    act(client, topic.question, "hide")
    assert "Dit onderwerp is verborgen." in client.get(topic.get_absolute_url()).text
    client.force_login(make_member("Dirk"))
    assert client.get(topic.get_absolute_url()).status_code == 410
    assert topic.title not in client.get("/community/privacy/").text
    assert Forum.objects.get().topic_count == 0


def test_the_start_page_of_the_admin_says_what_waits_to_who_may_do_it(client, staff_groups):
    Report.objects.create(post=make_reply(make_topic()), reporter=make_member("Bram"), reason="other")
    make_user("Wim", confirmed_at=timezone.now())
    told = {}
    for group in ("moderator", "beheerder", "redacteur"):
        person = make_member(group.title(), is_staff=True)
        person.groups.add(Group.objects.get(name=group))
        client.force_login(person)
        page = client.get("/beheer/").text
        told[group] = [
            "1 melding en 0 berichten te bekijken" in page,
            "1 aanvraag om toegang" in page,
            "te bekijken" in page,
        ]
    assert told == {
        "moderator": [True, True, True],
        "beheerder": [False, True, False],
        "redacteur": [False, False, False],
    }


def test_a_report_reaches_the_queue_in_context_and_is_closed(client, carla):
    reply = make_reply(make_topic(), "Koop bij ons.")
    client.force_login(make_member("Dirk"))
    client.post(
        f"/community/reactie/{reply.pk}/melden/", {"reason": "advertising", "explanation": "Zie de tweede zin."}
    )
    client.force_login(carla)
    assert "Het is reclame" in client.get("/community/moderatie/").text
    page = client.get(f"/community/reactie/{reply.pk}/modereren/").text
    assert "Koop bij ons." in page and "Zie de tweede zin." in page
    act(client, reply, "dismiss")
    assert "Er zijn geen meldingen." in client.get("/community/moderatie/").text
    assert Post.objects.get(pk=reply.pk).status == "visible"


def test_the_first_link_and_file_of_a_new_member_wait_and_are_let_in(client, carla):
    zoe = make_member("Zoe")
    topic = make_topic("Zie deze link", author=zoe, body="Kijk op https://vng.nl")
    assert topic.status == "held"
    client.force_login(make_member("Dirk"))
    assert client.get(topic.get_absolute_url()).status_code == 404
    client.force_login(zoe)
    assert "wacht op een moderator" in client.get(topic.get_absolute_url()).text
    client.force_login(carla)
    assert "Zie deze link" in client.get("/community/moderatie/").text
    act(client, topic.question, "approve", reason="")
    client.force_login(make_member("Els"))
    assert "Kijk op" in client.get(topic.get_absolute_url()).text
    assert Forum.objects.get().topic_count == 1
    assert make_topic("Zonder link", author=make_member("Nieuw"), body="Gewone tekst").status == "visible"
    assert make_topic("Bestand", author=make_member("Nieuw"), files=[text_file()]).status == "held"
    assert make_topic("Bekend", author=make_known(make_member("Bekend")), files=[text_file()]).status == "visible"


def test_a_blocked_member_is_out_at_once(client, carla):
    bram = make_member("Bram")
    reply = make_reply(make_topic(), author=bram)
    act(client, reply, "block", explanation="Derde keer reclame.", sure="")
    assert not User.objects.get(pk=bram.pk).is_member
    client.force_login(User.objects.get(pk=bram.pk))
    assert client.get("/community/privacy/").status_code == 403
    assert client.get(f"/community/reactie/{reply.pk}/").status_code == 403


@pytest.mark.parametrize("held", [50, 53])
def test_the_queue_counts_all_that_waits_and_says_when_it_shows_the_oldest(client, carla, held):
    topic = make_topic()
    Post.objects.bulk_create([Post(topic=topic, number=n, status="held", body="Wacht") for n in range(1, held + 1)])
    page = client.get("/community/moderatie/").text
    assert f"Eerste links en bestanden ({held})" in page
    assert ("Hier staan de 50 die het langst wachten." in page) == (held > 50)


def test_every_pinned_topic_stands_above_its_forum(client, carla):
    titles = [f"Vastgezet nummer {number}" for number in range(7)]
    for title in titles:
        moderation.pin(topic=make_topic(title, author=make_member(title)), by=carla, reason="order")
    page = client.get("/community/privacy/").text
    assert [title for title in titles if title not in page] == []


def test_locking_pinning_and_moving_are_logged_and_undone(client, carla):
    topic = make_topic()
    address = f"{topic.get_absolute_url()}modereren/"
    for name in ("lock", "pin"):
        client.post(address, {"act": name, "reason": "order"})
    topic.refresh_from_db()
    assert topic.is_locked and topic.is_pinned
    assert "Vast bovenaan" in client.get("/community/privacy/").text
    assert Forum.objects.get().topic_count == 0  # pinned topics stand above the list
    for name in ("unlock", "unpin"):
        client.post(address, {"act": name, "reason": "mistake"})
    other = make_forum("Archief", slug="archief")
    client.post(address, {"act": "move", "reason": "off_topic", "forum": other.pk})
    response = client.get(topic.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, f"/community/archief/{topic.pk}-{topic.slug}/")
    assert [forum.topic_count for forum in Forum.objects.order_by("name")] == [1, 0]
    assert list(ModerationEntry.objects.values_list("action", flat=True)) == ["move", "unpin", "unlock", "pin", "lock"]
    assert SearchEntry.objects.get(key=f"post:{topic.question.pk}").audience == other.audience


def test_merging_keeps_every_reply_and_every_address(client, carla):
    first, second = make_topic("Camera bij de ingang"), make_topic("Camera bij het zwembad")
    one, two = make_reply(first, "Antwoord een."), make_reply(second, "Antwoord twee.")
    client.post(f"{second.get_absolute_url()}modereren/", {"act": "merge", "reason": "double", "into": first.pk})
    client.force_login(make_member("Dirk"))
    page = client.get(first.get_absolute_url()).text
    assert "Antwoord een." in page and "Antwoord twee." in page
    assert client.get(second.get_absolute_url())["Location"] == first.get_absolute_url()
    assert client.get(f"/community/reactie/{two.pk}/")["Location"] == f"{first.get_absolute_url()}#reactie-3"
    first.refresh_from_db()
    assert (first.reply_count, first.last_number, Forum.objects.get().topic_count) == (3, 3, 1)
    assert one.topic_id == first.pk


def test_splitting_makes_a_topic_of_a_reply_and_what_followed(client, carla):
    topic = make_topic(author=make_member())
    make_reply(topic, "Dit hoort hier.")
    aside = make_reply(topic, "Maar hoe zit het met drones?", author=make_member("Dirk"))
    make_reply(topic, "Drones zijn anders.", author=make_member("Els"))
    client.post(
        f"{topic.get_absolute_url()}modereren/",
        {"act": "split", "reason": "order", "number": 2, "title": "Drones boven de stad"},
    )
    new = Post.objects.get(pk=aside.pk).topic
    page = client.get(new.get_absolute_url()).text
    assert "Vraag van Dirk" in page and "Drones zijn anders." in page and "Dit hoort hier." not in page
    assert (new.reply_count, new.last_number) == (1, 1)
    topic.refresh_from_db()
    assert (topic.reply_count, Forum.objects.get().topic_count) == (1, 2)


def test_an_anonymous_question_shows_its_writer_to_nobody_and_a_look_is_logged(client, carla):
    anna = make_member("Zwaluwstein", organisation="Ibisdorp")
    topic = make_topic("Vraag zonder naam", author=anna, is_anonymous=True)
    posting.reply(topic=topic, author=anna, body="Dank voor het meedenken.", token=uuid.uuid4())
    pages = [
        topic.get_absolute_url(),
        "/community/privacy/",
        "/community/",
        f"/community/reactie/{topic.question.pk}/modereren/",
    ]
    for address in pages:
        text = client.get(address).text
        assert "Zwaluwstein" not in text and "Ibisdorp" not in text
    assert "Vraag van Een gemeente" in client.get(topic.get_absolute_url()).text
    assert "Reactie 1 van Een gemeente" in client.get(topic.get_absolute_url()).text
    assert "Kies een reden." in act(client, topic.question, "reveal", reason="").text
    assert "Zwaluwstein" in act(client, topic.question, "reveal").text
    assert "Bekeken wie een anonieme vraag stelde" in client.get("/community/logboek/").text


def test_members_may_do_nothing_of_this(client):
    topic = make_topic()
    reply = make_reply(topic)
    client.force_login(make_member("Dirk"))
    assert act(client, reply, "hide").status_code == 404
    assert client.post(f"{topic.get_absolute_url()}modereren/", {"act": "lock", "reason": "order"}).status_code == 404
    from django.core.exceptions import PermissionDenied

    for forbidden in (
        lambda: moderation.hide(post=reply, by=make_member("Els"), reason="rude"),
        lambda: moderation.merge(topic=topic, into=make_topic("Ander"), by=make_member("Els"), reason="rude"),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()


def test_a_reply_that_waited_is_news_to_who_read_on_meanwhile(client):
    topic, carla, lotte = make_topic(), make_moderator(), make_member("Lotte", mail_rhythm="daily")
    writer = make_member("Nieuw")
    held = make_reply(topic, "Zie https://vng.nl", author=writer)
    make_reply(topic, "Intussen."), make_reply(topic, "Nog iets.", author=writer)
    following.follow(by=lotte, topic=topic)
    following.mark_read(by=lotte, topic=topic, number=3)
    announce_posts()
    moderation.approve(post=held, by=carla)
    announce_posts()
    topic = Topic.objects.get(pk=topic.pk)
    assert (topic.last_number, topic.reply_count) == (4, 3)
    assert following.with_news([topic], lotte)[0].new_count == 1
    assert following.with_news([topic], writer)[0].new_count == 0
    now = timezone.now()
    assert [line["count"] for line in following.news_of(lotte, since=now - timedelta(1), until=now)] == [1]
    client.force_login(lotte)
    page = client.get(topic.get_absolute_url()).text
    assert page.index("Nog iets.") < page.index("https://vng.nl")
    assert client.get(held.get_absolute_url())["Location"].endswith("#reactie-4")


@pytest.mark.parametrize("is_told, number", [(True, 1), (False, 3)])
def test_a_reply_that_comes_back_keeps_its_place_only_when_followers_heard_of_it(is_told, number):
    topic, carla = make_topic(), make_moderator()
    reply = make_reply(topic)
    if is_told:
        announce_posts()
    moderation.hide(post=reply, by=carla, reason="rude")
    assert moderation.restore(post=reply, by=carla, reason="mistake").number == 1
    moderation.hide(post=reply, by=carla, reason="rude")
    make_reply(Topic.objects.get(pk=topic.pk))
    assert moderation.restore(post=reply, by=carla, reason="mistake").number == number
