"""Merging, splitting and moving lose nothing: whoever followed, read, wrote or had a link goes on where the posts went."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.apps import apps
from django.utils import timezone
from post_office.models import Email

from community import following, moderation, posting, reports
from community.belongings import BELONGINGS
from community.digests import send_digests
from community.drafts import keep_draft
from community.following import with_news
from community.models import Draft, Following, MeToo, ModerationEntry, Post, ReadMark, Report, Topic
from community.notifications import announce_posts
from privacyportal.accounts import organisations
from privacyportal.core.refusals import Refused
from tests.community.factories import make_forum, make_member, make_moderator, make_organisation, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db
HOW = ["daily", "direct", "daily"]  # how three members want to hear


@pytest.fixture
def carla():
    return make_moderator()


@pytest.fixture
def lotte():
    return make_member("Lotte", organisation="Modelburg", mail_rhythm="direct")


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def merge(topic, into, by):
    return moderation.merge(topic=fresh(topic), into=fresh(into), by=by, reason="double")


def split(topic, number, by, title="Drones boven de stad"):
    return moderation.split(topic=fresh(topic), number=number, title=title, by=by, reason="order")


def topic_with(replies, title="Camera bij de ingang"):
    topic = make_topic(title)
    for number in range(replies):
        make_reply(topic, f"Antwoord {number + 1} in {title}.")
    return fresh(topic)


def accept(topic, number):
    answer = Post.objects.get(topic=topic, number=number)
    posting.accept(topic=topic, post=answer, by=fresh(topic).question.author)
    return answer


def read(user, topic, number):
    following.mark_read(by=user, topic=fresh(topic), number=number)


def news_of(user):
    """How many new replies the lists of forums show this member, by title; what has none is left out."""
    topics = with_news(Topic.objects.listed().order_by("pk"), user)
    return {topic.title: topic.new_count for topic in topics if topic.new_count}


def test_all_that_points_to_a_topic_or_a_post_stands_in_the_table():
    pointing = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_parents=False)
        if field.is_relation and not field.auto_created and field.related_model in (Topic, Post)
    }
    assert pointing == set(BELONGINGS)


def test_replies_after_a_split_are_new_to_who_had_read_further(carla, lotte):
    topic = topic_with(4)
    read(lotte, topic, 4)
    new = split(topic, 3, carla)
    assert news_of(lotte) == {}
    for place in (topic, topic, new):
        make_reply(fresh(place))
    assert news_of(lotte) == {"Camera bij de ingang": 2, "Drones boven de stad": 1}


def test_a_mark_of_an_open_page_cannot_outrun_a_split(carla, lotte):
    topic = topic_with(4)
    split(topic, 3, carla)
    following.mark_read(by=lotte, topic=topic, number=4)  # her page is of before
    make_reply(fresh(topic))
    assert news_of(lotte) == {"Camera bij de ingang": 1}


@pytest.mark.parametrize(
    "read_there, read_here, new",
    [
        (2, 1, 1),  # all of the one that stays, half of the other
        (2, None, 3),  # never opened the other: its question and both replies
        (1, 2, 4),  # not all of the one that stays: nothing unread may be lost
        (None, 2, 5),
        (2, 2, 0),
        (None, None, 0),  # opened neither: a topic that was never opened shows no news
    ],
)
def test_a_merge_counts_as_read_only_what_was_read(carla, lotte, read_there, read_here, new):
    stays, goes = topic_with(2, "Blijft"), topic_with(2, "Gaat weg")
    for topic, number in ((stays, read_there), (goes, read_here)):
        if number is not None:
            read(lotte, topic, number)
    merge(goes, stays, carla)
    assert news_of(lotte).get("Blijft", 0) == new


def test_splitting_twice_and_merging_back_restores_the_conversation(carla, lotte):
    topic = topic_with(6)
    answer = accept(topic, 6)
    read(lotte, topic, 6)
    following.follow(by=lotte, topic=topic)
    first = split(topic, 3, carla, "Eerste zijpad")
    second = split(first, 2, carla, "Tweede zijpad")
    merge(first, topic, carla)
    merge(second, topic, carla)
    topic = fresh(topic)
    assert [post.body[:10] for post in topic.posts.order_by("number")][1:] == [f"Antwoord {n}" for n in range(1, 7)]
    assert (topic.last_number, topic.reply_count, topic.solution, topic.forum.solved_count) == (6, 6, answer, 1)
    assert [mark.number for mark in ReadMark.objects.filter(user=lotte)] == [6]
    assert list(Following.objects.filter(user=lotte).values_list("topic", flat=True)) == [topic.pk]
    make_reply(topic)
    assert news_of(lotte) == {"Camera bij de ingang": 1}


def test_an_accepted_answer_stays_the_solution_where_it_went(carla):
    topic = topic_with(3)
    answer = accept(topic, 3)
    new = split(topic, 2, carla)
    assert (fresh(topic).solution, fresh(new).solution) == (None, answer)
    forum = make_forum()
    assert (forum.topic_count, merge(new, topic, carla).solution) == (2, answer)


def test_the_solution_of_the_topic_that_stays_is_not_replaced(carla):
    stays, goes = topic_with(1, "Blijft"), topic_with(1, "Gaat weg")
    answer, _ = accept(stays, 1), accept(goes, 1)
    assert merge(goes, stays, carla).solution == answer


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_address_of_a_merged_topic_leads_on_over_any_number_of_steps(client, carla, steps):
    topics = [make_topic(f"Vraag nummer {number}") for number in range(steps + 1)]
    for topic, into in pairwise(topics):
        merge(topic, into, carla)
    last = topics[-1]
    moderation.move(topic=fresh(last), forum=make_forum("Archief", slug="archief"), by=carla, reason="order")
    client.force_login(make_member("Dirk"))
    for topic in topics[:-1]:
        response = client.get(topic.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, fresh(last).get_absolute_url())


def test_a_chain_of_before_leads_on_too(client, carla):
    first, second, third = (make_topic(f"Vraag nummer {number}") for number in range(3))
    merge(first, second, carla), merge(second, third, carla)
    Topic.objects.filter(pk=first.pk).update(merged_into=second)
    client.force_login(make_member("Dirk"))
    assert client.get(first.get_absolute_url())["Location"] == third.get_absolute_url()


def stop_address(user):
    mail = Email.objects.filter(to=user.email).order_by("-pk").first()
    return "/" + mail.headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


def move_away(topic, carla):
    moderation.move(topic=fresh(topic), forum=make_forum("Archief", slug="archief"), by=carla, reason="order")
    return [topic]


def merge_away(topic, carla):
    return [merge(topic, make_topic("Hierin"), carla)]


def merge_twice(topic, carla):
    return [merge(merge(topic, make_topic("Hierin"), carla), make_topic("En daarin"), carla)]


def split_off(topic, carla):
    return [topic, split(topic, 1, carla)]


def split_and_merge_the_rest(topic, carla):
    new = split(topic, 1, carla)
    return [new, merge(topic, make_topic("Hierin"), carla)]


@pytest.mark.parametrize("happens", [move_away, merge_away, merge_twice, split_off, split_and_merge_the_rest])
def test_a_stop_link_of_before_stops_the_mail_of_what_the_topic_became(client, carla, lotte, happens):
    topic = make_topic()
    following.follow(by=lotte, topic=topic)
    make_reply(topic)
    announce_posts()
    places = happens(topic, carla)
    assert "U krijgt deze e-mails niet meer." in client.post(stop_address(lotte)).text
    before = Email.objects.filter(to=lotte.email).count()
    for place in places:
        make_reply(fresh(place))
    announce_posts()
    assert Email.objects.filter(to=lotte.email).count() == before
    assert not Following.objects.filter(user=lotte).exists()


def test_a_stop_link_of_after_a_split_leaves_the_other_half_followed(client, carla, lotte):
    topic = topic_with(2)
    following.follow(by=lotte, topic=topic)
    new = split(topic, 2, carla)
    Topic.objects.filter(pk=new.pk).update(split_at="2026-01-01T00:00Z")
    Email.objects.all().delete()
    Post.objects.update(announced_at="2026-01-01T00:00Z")
    make_reply(fresh(topic))
    announce_posts()
    client.post(stop_address(lotte))
    assert [one.topic for one in Following.objects.filter(user=lotte)] == [new]


def test_followers_of_one_both_and_the_part_that_left_hear_once_of_a_reply(carla, lotte):
    stays, goes = make_topic("Blijft"), topic_with(1, "Gaat weg")
    nel = make_member("Nel", mail_rhythm="direct")
    for topic, user in ((stays, lotte), (goes, lotte), (goes, nel)):
        following.follow(by=user, topic=topic)
    merge(goes, stays, carla)
    new = split(stays, 1, carla)
    Email.objects.all().delete()
    Post.objects.update(announced_at="2026-01-01T00:00Z")
    make_reply(fresh(new))
    announce_posts()
    told = [to for mail in Email.objects.filter(subject__startswith="Nieuwe reactie") for to in mail.to]
    assert [told.count(lotte.email), told.count(nel.email)] == [1, 1]


def test_a_municipality_that_said_me_too_to_both_is_counted_once(client, carla, lotte):
    stays, goes = make_topic("Blijft"), make_topic("Gaat weg")
    bram, dirk = make_member("Bram", organisation="Schetsendijk"), make_member("Dirk", organisation="Tekenstad")
    for user, topic in ((bram, stays), (bram, goes), (dirk, goes)):
        following.say_me_too(by=user, topic=topic)
    merge(goes, stays, carla)
    client.force_login(lotte)
    assert "2 andere gemeenten met deze vraag" in client.get(stays.get_absolute_url()).text
    assert MeToo.objects.filter(topic=goes).count() == 0


def test_the_asker_of_the_topic_that_stays_is_no_other_municipality(carla):
    stays, goes = make_topic("Blijft"), make_topic("Gaat weg", author=make_member("Dirk", organisation="Tekenstad"))
    following.say_me_too(by=stays.question.author, topic=goes)
    merge(goes, stays, carla)
    assert MeToo.objects.count() == 0


@pytest.mark.parametrize("happens", [move_away, merge_away, merge_twice])
def test_a_concept_opens_with_its_text_where_the_topic_went(client, carla, lotte, happens):
    topic = make_topic()
    draft = keep_draft(
        by=lotte, token="6f9619ff-8b86-d011-b42d-00cf4fc964ff", forum=topic.forum, topic=topic, body="Af"
    )
    place = fresh(happens(topic, carla)[0])
    client.force_login(lotte)
    page = client.get(fresh(draft).get_absolute_url(), follow=True)
    assert page.status_code == 200 and ">\nAf</textarea>" in page.text
    assert f"Reageer op {place.title}" in page.text
    posted = {"body": "Nu helemaal af", "token": draft.token, "place": ""}
    client.post(f"{place.get_absolute_url()}reageren/", posted)
    assert (Post.objects.filter(topic=place, body="Nu helemaal af").count(), Draft.objects.count()) == (1, 0)


def test_reports_and_the_log_go_with_their_post(carla, lotte):
    stays, goes = make_topic("Blijft"), topic_with(1, "Gaat weg")
    reply = Post.objects.get(topic=goes, number=1)
    reports.report(post=reply, by=lotte, reason="rude")
    moderation.lock(topic=goes, by=carla, reason="order")
    merge(goes, stays, carla)
    assert Report.objects.get().post.topic == stays
    assert set(ModerationEntry.objects.values_list("topic", flat=True)) == {stays.pk}


@pytest.mark.parametrize("has_own", [False, True])
def test_a_merged_topic_is_found_from_the_product_that_it_was_about(client, carla, has_own):
    products = [make_product("Factsheet camera"), make_product("Handreiking camera")]
    stays = make_topic("Blijft", product=products[1] if has_own else None)
    merge(make_topic("Gaat weg", product=products[0]), stays, carla)
    client.force_login(make_member("Dirk"))
    assert ("Blijft" in client.get(products[has_own].get_absolute_url()).text) is True


@pytest.mark.parametrize("target", ["itself", "one that was merged away"])
def test_a_merge_into_what_is_not_there_is_refused_and_loses_nothing(carla, target):
    topic, other = make_topic("Blijft"), make_topic("Weg")
    if target == "itself":
        into = topic
    else:
        into = other
        merge(other, make_topic("Elders"), carla)
    with pytest.raises(Refused):
        merge(topic, into, carla)
    assert fresh(topic).posts.count() == 1


def subjects_to(user):
    return list(Email.objects.filter(to=user.email).order_by("pk").values_list("subject", flat=True))


def digest_of(user):
    """What the digests of the coming days tell her."""
    for days in (1, 2, 3):
        send_digests(timezone.now() + timedelta(days=days))
    return "\n".join(Email.objects.filter(to=user.email).values_list("message", flat=True))


@pytest.mark.parametrize("is_told", [True, False])
def test_a_reply_that_became_a_question_is_news_to_who_follows_its_topic(carla, is_told):
    topic = topic_with(1)
    dora, nel, ria = (make_member(name, mail_rhythm=how) for name, how in zip("DNR", HOW, strict=True))
    for user in (dora, nel, ria):
        following.follow(by=user, topic=topic)
    if is_told:
        announce_posts()
    read(ria, topic, 1)
    split(topic, 1, carla)
    announce_posts()
    assert subjects_to(nel) == ["Nieuwe reactie: Camera bij de ingang"]
    assert "Drones boven de stad (1 nieuw)" in digest_of(dora)
    assert "Drones" not in digest_of(ria)


@pytest.mark.parametrize("is_told", [True, False])
def test_who_follows_the_forum_hears_of_the_topic_that_a_split_makes(carla, is_told):
    topic = topic_with(2)
    dora, nel, both = (make_member(name, mail_rhythm=how) for name, how in zip("DNB", HOW[:2] + HOW[1:2], strict=True))
    for user in (dora, nel, both):
        following.follow(by=user, forum=topic.forum)
    following.follow(by=both, topic=topic)
    if is_told:
        announce_posts()
    split(topic, 2, carla)
    announce_posts(), announce_posts()
    new = "Nieuw onderwerp: Drones boven de stad"
    assert subjects_to(nel).count(new) == 1
    assert new not in subjects_to(both) and len(subjects_to(both)) == (2 if is_told else 3)  # two replies: one mail
    assert digest_of(dora).count("Drones boven de stad (1 nieuw)") == 1


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_municipalities_that_merged_have_a_question_once(client, lotte, steps):
    topic = make_topic(author=make_member("Anna", organisation="Oefenmeer"))
    names = ["Schetsendijk", "Tekenstad", "Lijnendam"]
    members = [make_member(name, organisation=name) for name in names]
    for member in members:
        following.say_me_too(by=member, topic=topic)
    for one, other in pairwise(names[: steps + 1]):
        organisations.merge(organisation=make_organisation(one), into=make_organisation(other))
    client.force_login(lotte)
    assert f"{3 - steps} andere gemeente" in client.get(topic.get_absolute_url()).text
    client.force_login(fresh(members[0]))
    assert "Wij hebben deze vraag ook" not in client.get(topic.get_absolute_url()).text


def test_the_municipality_that_the_asker_merged_into_has_the_question_already(client, lotte):
    topic, dirk = make_topic(), make_member("Dirk", organisation="Tekenstad")
    following.say_me_too(by=dirk, topic=topic)
    organisations.merge(organisation=make_organisation(), into=make_organisation("Tekenstad"))
    client.force_login(dirk)
    page = client.get(topic.get_absolute_url()).text
    assert "met deze vraag" not in page and "Wij hebben deze vraag ook" not in page
    assert following.say_me_too(by=dirk, topic=fresh(topic)) is None
