"""What the staff of a desk see and do in the admin."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from post_office.models import STATUS, Email

from privacyportal.accounts.leaving import leave
from privacyportal.contact import own_data
from privacyportal.contact.models import Desk, Handling, Question
from privacyportal.core.mail import late_mail, send_queue
from tests.factories import make_user

from .factories import TYPED, form_token, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]

LIST = "/beheer/contact/question/"


@pytest.fixture
def emma(client):
    """Emma of the VNG desk, signed in."""
    emma = make_user("Emma", is_staff=True)
    Desk.objects.get(name="VNG").staff.add(emma)
    client.force_login(emma)
    return emma


def make_question(client, **typed):
    typed.setdefault("question", "Mag dit volgens de AVG, en zo ja: hoe lang?")
    before = set(Question.objects.values_list("pk", flat=True))
    send_question(client, **typed)
    return Question.objects.exclude(pk__in=before).get()


def test_staff_see_the_questions_of_their_own_desk_and_copies_only(client, emma):
    legal = make_question(client)
    security = make_question(client, subject="informatiebeveiliging")
    text = client.get(LIST).text
    assert legal.reference in text and security.reference not in text
    assert client.get(f"{LIST}{security.pk}/change/").status_code == 302
    frank = make_user("Frank", is_staff=True)
    Desk.objects.get(name="IBD").staff.add(frank)
    unknown = make_question(client, subject="onbekend", question="Ik weet niet waar dit hoort, u wel?")
    client.force_login(frank)
    text = client.get(LIST).text
    assert security.reference in text and unknown.reference in text and legal.reference not in text


@pytest.mark.parametrize("rights", [{"is_staff": True}, {"is_staff": True, "is_superuser": True}])
def test_who_is_of_no_desk_sees_no_question(client, rights):
    question = make_question(client)
    client.force_login(make_user("Frank", **rights))
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{question.pk}/change/").status_code == 403
    assert "contact/question" not in client.get("/beheer/").text


def test_the_list_shows_state_delivery_and_the_day_of_erasure(client, emma, mail_server):
    question = make_question(client)
    assert "staat klaar" in client.get(LIST).text
    send_queue()
    text = client.get(LIST).text
    assert "verstuurd" in text and "Open" in text
    assert question.erase_on > timezone.localdate() + timedelta(days=180)
    assert client.get(f"{LIST}?status__exact=spam").text.count(question.reference) == 0


def test_a_question_can_be_sent_again(client, emma, mail_server):
    question = make_question(client)
    send_queue()
    client.post(f"{LIST}{question.pk}/change/", {**_inline(), "act": "resend"})
    send_queue()
    first, again = mail_server.mails_to("privacy@vng.nl")
    assert first["Message-ID"] != again["Message-ID"] and first.get_content() == again.get_content()


def test_sending_again_what_was_given_up_ends_the_alarm_and_doubles_nothing(client, emma, mail_server):
    question = make_question(client)
    long_ago = timezone.now() - timedelta(days=8)
    Email.objects.filter(mailing__kind="desk").update(status=STATUS.failed, created=long_ago)
    Email.objects.filter(mailing__kind="receipt").update(status=STATUS.sent)
    assert late_mail().count() == 1
    client.post(f"{LIST}{question.pk}/change/", {**_inline(), "act": "resend"})
    send_queue()
    assert len(mail_server.mails_to("privacy@vng.nl")) == 1
    assert not late_mail().exists()


def test_a_question_is_sent_on_to_the_other_desk_and_the_sender_is_told(client, emma, mail_server):
    question = make_question(client)
    ibd = Desk.objects.get(name="IBD")
    page = f"{LIST}doorsturen/?vraag={question.pk}"
    assert page in client.get(f"{LIST}{question.pk}/change/").text
    assert "ligt bij de VNG" in client.get(page).text
    assert client.post(page, {"to": ibd.pk}).url == LIST
    send_queue()
    assert len(mail_server.mails_to("info@IBDgemeenten.nl")) == 1
    told = mail_server.mails_to(TYPED["email"])[-1]
    assert "doorgestuurd" in told["Subject"] and "IBD (info@IBDgemeenten.nl)" in told.get_content()
    assert "AVG" not in told.get_content()
    question.refresh_from_db()
    assert question.desk == ibd


def test_several_questions_are_sent_on_from_the_list(client, emma):
    questions = [make_question(client), make_question(client, question="Een tweede vraag, ook voor het andere loket.")]
    chosen = [question.pk for question in questions]
    page = client.post(LIST, {"action": "send_on", "_selected_action": chosen}).url
    client.post(page, {"to": Desk.objects.get(name="IBD").pk})
    assert {question.desk.name for question in Question.objects.all()} == {"IBD"}


@pytest.mark.parametrize("desk", ["", "VNG", "uit"])
def test_a_question_is_sent_on_only_to_another_desk_that_is_in_use(client, emma, desk):
    question = make_question(client)
    Desk.objects.create(name="uit", address="uit@vng.example", is_active=False)
    pk = Desk.objects.get(name=desk).pk if desk else ""
    assert "Kies een loket." in client.post(f"{LIST}doorsturen/?vraag={question.pk}", {"to": pk}).text
    question.refresh_from_db()
    assert question.desk.name == "VNG"


@pytest.mark.parametrize("chosen", ["", "vraag=x", f"vraag={'9' * 40}", "vraag=-1&vraag=%00", "another"])
def test_a_question_of_another_desk_cannot_be_sent_on(client, emma, chosen):
    question = make_question(client, subject="informatiebeveiliging")
    chosen = f"vraag={question.pk}" if chosen == "another" else chosen
    response = client.post(f"{LIST}doorsturen/?{chosen}", {"to": Desk.objects.get(name="VNG").pk})
    assert response.status_code in (302, 400)
    question.refresh_from_db()
    assert question.desk.name == "IBD"


def test_each_thing_that_a_desk_does_says_who_did_it(client, emma):
    question = make_question(client)
    for act in ("answer", "resend", "set_aside", "release"):
        client.post(f"{LIST}{question.pk}/change/", {**_inline(), "act": act})
    assert "Emma" in client.get(f"{LIST}{question.pk}/change/").text
    client.post(f"{LIST}doorsturen/?vraag={question.pk}", {"to": Desk.objects.get(name="IBD").pk})
    kept = list(question.handlings.values_list("act", "by__name", "sent_by__name", "sent_to__name"))
    assert kept == [
        ("answered", "Emma", None, None),
        ("resent", "Emma", None, None),
        ("set_aside", "Emma", None, None),
        ("released", "Emma", None, None),
        ("rerouted", "Emma", "VNG", "IBD"),
    ]


def test_who_leaves_the_desk_takes_her_name_along_and_finds_what_she_did_in_her_own_data(client, emma):
    question = make_question(client)
    client.post(f"{LIST}{question.pk}/change/", {**_inline(), "act": "answer"})
    facts, _ = own_data.PART.export(emma)
    assert [(row["question__reference"], row["act"]) for row in facts["behandeld"]] == [
        (question.reference, "answered")
    ]
    leave(user=emma, keep_posts=True)
    assert list(Handling.objects.values_list("act", "by")) == [("answered", None)]


def test_answered_and_a_note_are_kept(client, emma):
    question = make_question(client)
    client.post(f"{LIST}{question.pk}/change/", {**_inline(), "note": "Gebeld op dinsdag.", "act": "answer"})
    question.refresh_from_db()
    assert (question.status, question.note, bool(question.answered_at)) == ("answered", "Gebeld op dinsdag.", True)


def test_a_suspect_is_mailed_when_it_is_released_and_once_only(client, emma, mail_server):
    question = make_question(client, website="x", token=form_token())
    assert "Het veld dat mensen niet zien" in client.get(f"{LIST}{question.pk}/change/").text
    for _ in range(2):
        client.post(LIST, {"action": "release", "_selected_action": [question.pk]})
    send_queue()
    assert len(mail_server.mails_to("privacy@vng.nl")) == len(mail_server.mails_to(TYPED["email"])) == 1
    question.refresh_from_db()
    assert question.status == "open"


def test_the_action_of_the_list_does_nothing_to_questions_of_another_desk(client, emma):
    question = make_question(client, subject="informatiebeveiliging")
    client.post(LIST, {"action": "answer", "_selected_action": [question.pk]})
    question.refresh_from_db()
    assert question.status == "open"


def test_nobody_adds_or_rewrites_a_question(client, emma):
    question = make_question(client)
    assert client.get(f"{LIST}add/").status_code == 403
    client.post(f"{LIST}{question.pk}/change/", {**_inline(), "text": "Anders", "email": "x@y.example"})
    question.refresh_from_db()
    assert (question.text, question.email) == ("Mag dit volgens de AVG, en zo ja: hoe lang?", TYPED["email"])


def test_deleting_a_question_takes_its_mails_along(client, emma):
    question = make_question(client)
    other = make_question(client, question="Een tweede vraag, die gewoon blijft staan.")
    client.post(f"{LIST}{question.pk}/delete/", {"post": "yes"})
    assert list(Question.objects.all()) == [other]
    assert {email.mailing.question for email in Email.objects.all()} == {other} and Email.objects.count() == 2


def test_a_desk_with_subjects_cannot_be_switched_off(client):
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    desk = Desk.objects.get(name="VNG")
    fields = {"name": "VNG", "address": desk.address, "purpose": "x", "answer_time": "x", "order": "1"}
    text = client.post(f"/beheer/contact/desk/{desk.pk}/change/", fields).text
    assert "Er wijzen nog onderwerpen naar dit loket." in text
    desk.refresh_from_db()
    assert desk.is_active


def test_a_new_desk_may_begin_switched_off(client):
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    fields = {"name": "AP", "address": "info@ap.example", "purpose": "x", "answer_time": "x", "order": "1"}
    assert client.post("/beheer/contact/desk/add/", fields).status_code == 302
    assert Desk.objects.filter(name="AP", is_active=False).exists()


def test_the_subjects_say_where_they_lead(client):
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    text = client.get("/beheer/contact/subject/").text
    assert "Gaat naar de VNG: privacy@vng.nl" in text and "info@IBDgemeenten.nl krijgt een kopie" in text


def test_the_start_page_of_the_admin_warns_of_late_mail(client, emma):
    make_question(client)
    assert "langer dan 15 minuten" not in client.get("/beheer/").text
    Email.objects.update(created=timezone.now() - timedelta(minutes=16))
    assert "2 e-mails wachten langer dan 15 minuten" in client.get("/beheer/").text


def test_six_months_is_counted_in_months(client, settings, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 8, 31))
    assert make_question(client).erase_on == date(2027, 2, 28)
    settings.QUESTION_RETENTION_MONTHS = 12
    assert make_question(client, question="Een tweede vraag, die langer blijft.").erase_on == date(2027, 8, 31)


def _inline():
    return {"note": ""}
