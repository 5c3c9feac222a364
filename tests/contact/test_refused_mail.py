"""Mail that the server of its receiver refuses: for good or for now, for all or for some; the question never gets lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import STATUS, Email

from privacyportal.contact.handling import resend
from privacyportal.contact.models import Question
from privacyportal.core.mail import LATE, is_held_up, late_mail, queue_mail, send_queue
from tests.factories import make_user

from .factories import TYPED, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]

VNG, IBD = "privacy@vng.nl", "info@IBDgemeenten.nl"
FOR_GOOD = ["550 5.1.1 No such user", "551 moved", "552 full", "553 bad name", "554 5.7.1 not here"]
FOR_NOW = ["421 closing", "450 4.2.0 greylisted", "451 try later", "452 4.2.2 full"]


def in_a_while():
    """The next try of all that waits."""
    Email.objects.update(scheduled_time=None, created=timezone.now() - LATE - timedelta(minutes=1))
    send_queue()


def state_of(kind):
    return Question.objects.get().mailings.get(kind=kind).state


@pytest.mark.parametrize("answer", FOR_GOOD)
def test_a_receipt_that_is_refused_for_good_is_set_aside_at_once(client, mail_server, caplog, answer):
    mail_server.refuses[TYPED["email"]] = answer
    send_question(client)
    send_queue()
    assert len(mail_server.mails_to(VNG)) == 1 and state_of("desk") == "verstuurd"
    assert state_of("receipt") == "geweigerd door de mailserver van de ontvanger"
    assert "refused for good by the server of its receiver, and is set aside" in caplog.text
    assert not [line for line in caplog.messages if TYPED["email"] in line or "No such" in line]
    in_a_while()
    assert Email.objects.get(to=TYPED["email"]).number_of_retries == 1
    assert not is_held_up() and not late_mail().exists()
    assert "wordt later verstuurd" not in send_question(client, question="Nog een vraag, nu later.").text


@pytest.mark.parametrize("answer", FOR_NOW)
def test_a_receipt_that_is_refused_for_now_is_tried_again(client, mail_server, answer):
    mail_server.refuses[TYPED["email"]] = answer
    send_question(client)
    send_queue()
    assert is_held_up() and state_of("receipt") == "wacht op een nieuwe poging"
    mail_server.refuses.clear()
    in_a_while()
    assert len(mail_server.mails_to(TYPED["email"])) == len(mail_server.mails_to(VNG)) == 1
    assert not is_held_up() and not late_mail().exists()


@pytest.mark.parametrize("says", ["554 5.7.1 looks like spam", "550 no"])
def test_a_text_that_is_refused_for_good_is_no_text_that_waits(mail_server, says):
    mail_server.says = says
    mail = queue_mail(to="anna@gemeente.example", subject="Nieuws", template="contact_receipt", context={})
    send_queue()
    mail.refresh_from_db()
    assert mail.status == STATUS.failed and not is_held_up()


@pytest.mark.parametrize("answer", FOR_GOOD[:2])
def test_a_question_that_its_desk_refuses_alarms_at_once_and_is_tried_on(client, mail_server, caplog, answer):
    mail_server.refuses[VNG] = answer
    send_question(client)
    send_queue()
    assert "a mail that must arrive was refused for good" in caplog.text and VNG not in "\n".join(caplog.messages)
    assert late_mail().count() == 1 and client.get("/health/ready/").json()["late_mail"] == 1
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    assert "1 e-mail wacht langer dan 15 minuten, of wordt geweigerd." in client.get("/beheer/").text
    in_a_while()
    assert late_mail().count() == 1
    mail_server.refuses.clear()
    in_a_while()
    assert len(mail_server.mails_to(VNG)) == 1 and not late_mail().exists()


@pytest.mark.parametrize("answer", [FOR_GOOD[0], FOR_NOW[1]])
@pytest.mark.parametrize("refused, served", [(VNG, IBD), (IBD, VNG)])
def test_one_of_two_desks_that_refuses_gets_the_question_later_and_the_other_once(
    client, mail_server, answer, refused, served
):
    mail_server.refuses[refused] = answer
    mail = queue_mail(to=VNG, cc=IBD, subject="Vraag", template="contact_receipt", context={}, must_arrive=True)
    send_queue()
    in_a_while()
    assert len(mail_server.mails_to(served)) == 1 and late_mail().filter(pk=mail.pk).exists()
    mail_server.refuses.clear()
    in_a_while()
    assert len(mail_server.mails_to(served)) == len(mail_server.mails_to(refused)) == 1
    assert not late_mail().exists()


def test_a_refusal_of_ourselves_is_no_refusal_of_a_receiver(client, settings, mail_server):
    """A password or a sender that our own mail server does not take: every mail would be set aside."""
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portaal", "verkeerd"
    send_question(client)
    send_queue()
    assert set(Email.objects.values_list("status", "recipient_delivery_status")) == {(STATUS.requeued, None)}


def test_sending_again_tries_a_refused_question_as_a_new_one(client, mail_server):
    mail_server.refuses[VNG] = FOR_GOOD[0]
    send_question(client)
    send_queue()
    resend(question=Question.objects.get(), by=make_user("Emma"))
    assert state_of("desk") == "staat klaar" and not late_mail().exists()


def test_a_question_goes_before_other_mail(client, mail_server):
    queue_mail(to="anna@gemeente.example", subject="Nieuws", template="contact_receipt", context={})
    send_question(client)
    send_queue()
    assert VNG in mail_server.mails[0].to
