"""The writer of what was hidden reads why and objects; somebody else looks again, and she gets an answer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from community import hidden, moderation, objections, own_data
from community.models import ModerationEntry, Objection, Post, Report
from community.models.moderation import Reason
from community.status import Status
from tests.community.factories import make_member, make_moderator, make_reply, make_topic

pytestmark = pytest.mark.django_db
WHY = "Dit was een verzonnen voorbeeld."


@pytest.fixture
def bram():
    return make_member("Bram", organisation="Schetsendijk")


@pytest.fixture
def carla():
    return make_moderator()


def hide(post, by, reason=Reason.PERSONAL_DATA):
    Email.objects.all().delete()
    return moderation.hide(post=post, by=by, reason=reason)


def hidden_page(post):
    return f"/community/reactie/{post.pk}/verborgen/"


@pytest.mark.parametrize("number", [0, 1])
def test_the_writer_opens_her_hidden_text_with_the_reason_and_nobody_else_does(client, bram, carla, number):
    topic = make_topic(author=bram, body="Over de Dorpsstraat.")
    post = make_reply(topic, "Over de Dorpsstraat.", author=bram) if number else topic.question
    hide(post, carla)
    assert post.get_absolute_url() in Email.objects.get(to=[bram.email]).message
    client.force_login(bram)
    page = client.get(post.get_absolute_url(), follow=True)
    assert page.request["PATH_INFO"] == hidden_page(post)
    for shown in ("Over de Dorpsstraat.", "Er staan persoonsgegevens in", "1. Geen persoonsgegevens", "Maak bezwaar"):
        assert shown in page.text
    at_topic = client.get(topic.get_absolute_url(), follow=True).text
    assert "Lees uw tekst en de reden" in at_topic if number else "Over de Dorpsstraat." in at_topic
    client.force_login(make_member("Dirk"))
    assert client.get(hidden_page(post)).status_code == 404
    assert "Over de Dorpsstraat." not in client.get(post.get_absolute_url(), follow=True).text


def test_an_objection_goes_to_another_moderator_and_its_answer_to_the_writer(client, bram, carla):
    zus, reply = make_moderator("Zus"), make_reply(make_topic(), "Uw tekst.", author=bram)
    hide(reply, carla)
    client.force_login(bram)
    assert "Schrijf waarom" in client.post(hidden_page(reply), {"text": " "}).text
    page = client.post(hidden_page(reply), {"text": WHY}, follow=True).text
    assert "Uw bezwaar is verstuurd." in page and WHY in page and "Maak bezwaar" not in page
    objection = Objection.objects.get()
    mail = Email.objects.get(subject="Er is bezwaar gemaakt")
    assert mail.to == [zus.email] and f"/community/bezwaar/{objection.pk}/" in mail.message
    assert WHY not in mail.message and bram.name not in mail.message
    address = f"/community/bezwaar/{objection.pk}/"
    client.force_login(carla)
    assert "Een andere moderator behandelt dit bezwaar." in client.get(address).text
    assert client.post(address, {"act": "uphold", "answer": "Toch niet."}).status_code == 409  # no word lost
    client.force_login(zus)
    assert "Bezwaar over reactie 1" in client.get("/community/moderatie/").text
    assert "Schrijf een antwoord" in client.post(address, {"act": "uphold", "answer": ""}).text
    client.post(address, {"act": "uphold", "answer": "U hebt gelijk."})
    reply.refresh_from_db()
    assert reply.status == Status.VISIBLE
    told = Email.objects.get(to=[bram.email], message__contains="Dit is het antwoord.")
    assert "Toelichting: U hebt gelijk." in told.message and "Reactie teruggezet" in told.message
    objection.refresh_from_db()
    assert (objection.outcome, objection.handled_by, objection.answer) == ("upheld", zus, "U hebt gelijk.")


def test_a_rejected_objection_is_answered_once_and_stands_in_the_log_without_names(client, bram, carla):
    reply = make_reply(make_topic(), "Uw tekst.", author=bram)
    hide(reply, carla)
    objection = objections.object_to(post=reply, by=bram, text=WHY)
    assert Email.objects.get(subject="Er is bezwaar gemaakt").to == [carla.email]  # there is nobody else
    client.force_login(carla)
    address = f"/community/bezwaar/{objection.pk}/"
    assert "getal dat op een BSN lijkt" in client.post(address, {"act": "reject", "answer": "Zie 111222333."}).text
    client.post(address, {"act": "reject", "answer": "Er staat een straat in."})
    mail = Email.objects.get(to=[bram.email], message__contains="Dit is het antwoord.").message
    assert "Bezwaar afgewezen, reactie blijft verborgen" in mail and "Er staat een straat in." in mail
    assert "intussen al behandeld" in client.post(address, {"act": "uphold", "answer": "Toch wel."}).text
    log = client.get("/community/logboek/").text
    assert "Bezwaar afgewezen" in log and "Bram" not in log and "Er staat een straat in." not in log
    client.force_login(bram)
    page = client.get(hidden_page(reply)).text
    assert "Afgewezen op" in page and "Er staat een straat in." in page and "Maak bezwaar" not in page


def test_each_decision_can_be_objected_to_once(bram, carla):
    reply = make_reply(make_topic(), author=bram)
    hide(reply, carla)
    objections.object_to(post=reply, by=bram, text=WHY)
    assert not objections.can_object(bram, Post.objects.get(pk=reply.pk))
    moderation.restore(post=reply, by=carla, reason=Reason.MISTAKE)
    assert Objection.objects.get().outcome == "upheld"
    hide(reply, carla)
    assert objections.can_object(bram, Post.objects.get(pk=reply.pk))
    assert not objections.can_object(carla, Post.objects.get(pk=reply.pk))


def test_what_is_objected_to_is_kept_until_that_is_answered_and_goes_with_its_writer(bram, carla):
    reply = make_reply(make_topic(), "Uw tekst.", author=bram)
    hide(reply, carla)
    objections.object_to(post=reply, by=bram, text=WHY)
    long_ago = timezone.now() - hidden.KEPT - timedelta(days=1)
    Post.objects.update(created_at=long_ago)
    ModerationEntry.objects.update(done_at=long_ago)
    assert hidden.let_hidden_posts_age() == 0
    facts, _ = own_data.export(bram)
    assert WHY in str(facts["bezwaren"])
    own_data.erase(bram, keep_posts=True)
    assert not Objection.objects.exists()
    assert hidden.let_hidden_posts_age() == 1


@pytest.mark.parametrize("reason, mailed", [("personal_data", True), ("rude", False)])
def test_a_report_of_personal_data_mails_the_moderators_once_and_tells_nothing(client, bram, carla, reason, mailed):
    reply = make_reply(make_topic(), "Mevrouw Pietersen woont daar.", author=make_member("Dirk"))
    client.force_login(bram)
    for _ in range(2):
        client.post(f"/community/reactie/{reply.pk}/melden/", {"reason": reason, "explanation": "Een naam."})
    mails = Email.objects.filter(to=[carla.email], subject="Melding van persoonsgegevens")
    assert mails.count() == mailed and Report.objects.count() == 1
    for mail in mails:
        assert f"/community/reactie/{reply.pk}/modereren/" in mail.message
        assert not [word for word in ("Pietersen", "Bram", "Dirk", "Een naam") if word in mail.message]


def test_blocking_asks_first(client, carla, bram):
    reply = make_reply(make_topic(), author=bram)
    client.force_login(carla)
    typed = {"act": "block", "reason": "advertising", "explanation": "Derde keer."}
    page = client.post(f"/community/reactie/{reply.pk}/modereren/", typed).text
    bram.refresh_from_db()
    assert "Wilt u de schrijver blokkeren?" in page and 'value="Derde keer."' in page and bram.is_member
    client.post(f"/community/reactie/{reply.pk}/modereren/", {**typed, "sure": ""})
    bram.refresh_from_db()
    assert not bram.is_member and "Derde keer." in bram.blocked_reason
