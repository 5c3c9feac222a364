"""The mail as the desk and the sender receive it, over SMTP, also for text that wants to do harm."""

import html
from datetime import timedelta
from email.utils import getaddresses

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from post_office.models import STATUS, Email

from privacyportal.contact.models import Question
from privacyportal.core.email_addresses import shown_address
from privacyportal.core.mail import LATE, is_held_up, late_mail, queue_mail, send_queue
from privacyportal.core.signs import clean_text

from .factories import TYPED, check_question, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]

VNG = "privacy@vng.nl"
THREAD = """Beste collega,

> Op 3 maart schreef Bram <bram@gemeente.example>:
>> From: iemand@elders.example
>> Subject: RE: FW: dossier
>
> Mag dit?

From dit woord af begint een regel.
.
.. en een regel met punten
--
Anna"""
ODD_TEXTS = {
    "emoji": "Mag een 🏊‍♀️ foto van het zwembad op de website? 👍🏽",
    "right to left": "De naam is \u202eLRAK\u202c en \u200fשלום\u200e, mag dat zo in het register?",
    "template": "Wat betekent {{ request.user }} of {% include 'x' %} of {% verbatim in ons document?",
    "markup": "Is <script>alert(1)</script> & \"aanhalingstekens\" 'gewoon' tekst & niets meer?",
    "thread": THREAD,
    "headers": "Subject: x\nBcc: iemand@elders.example\n\nContent-Type: text/html\n\n<b>Geldt dit als kop?</b>",
    "long line": "Lang zonder einde: " + "abcdefghij " * 1800,
    "separators": "Een\u2028regel\u2029met\x85vreemde scheiding, mag dat?",
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_text_arrives_as_typed_in_a_valid_mail(client, mail_server, text):
    send_question(client, question=text)
    send_queue()
    (mail,) = mail_server.mails_to(VNG)
    content = mail.get_content().replace("\r\n", "\n")
    assert clean_text(text).strip() in content
    assert mail.get_content_type() == "text/plain" and not mail.defects
    assert max(map(len, mail.raw.splitlines())) <= 998
    assert mail.to == [VNG] and mail["Bcc"] is None


def test_null_bytes_and_control_characters_fall_out_and_the_rest_arrives(client, mail_server):
    send_question(client, question="Mag\0 dit\x07 met\x1b[31m rode letters, of niet?", name="An\0na")
    send_queue()
    (mail,) = mail_server.mails_to(VNG)
    assert "Mag dit met[31m rode letters, of niet?" in mail.get_content()
    assert Question.objects.get().name == "Anna"


@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_a_hundred_kilobytes_is_answered_with_a_sentence(client, size):
    page = send_question(client, question="a" * size)
    assert page.status_code == 200
    assert f"Uw vraag is te lang: haal {size - 20_000:,} tekens weg.".replace(",", ".") in page.text
    assert "a" * size in page.text


@pytest.mark.parametrize(
    "field, value",
    [
        ("name", "Anna\r\nBcc: iemand@elders.example"),
        ("name", "Anna <iemand@elders.example>, Bram"),
        ("name", "=?utf-8?q?Bcc=3A_iemand?="),
        ("name", 'Anna "de" Vries, \\ FG; (privacy)'),
        ("name", "Zoë 🦊 Çelik\u2028Bcc: iemand@elders.example"),
        ("organisation", "Utrecht\nBcc: iemand@elders.example"),
    ],
)
def test_nothing_typed_steers_the_mail(client, mail_server, field, value):
    send_question(client, **{field: value})
    send_queue()
    (mail,) = mail_server.mails_to(VNG)
    assert mail.to == [VNG] and not mail.defects
    assert [mail[name] for name in ("Bcc", "Cc", "Content-Disposition")] == [None, None, None]
    assert getaddresses([str(mail["From"])]) == [("Privacy voor gemeenten", "portaal@privacyportaal.example")]
    assert [address.addr_spec for address in mail["Reply-To"].addresses] == [TYPED["email"]]
    assert len(mail_server.mails) == 2


@pytest.mark.parametrize(
    "email",
    [
        "anna@gemeente.example\r\nBcc: iemand@elders.example",
        "anna@gemeente.example, iemand@elders.example",
        "anna@gemeente.example%0ABcc:iemand@elders.example",
        "<anna@gemeente.example> iemand@elders.example",
    ],
)
def test_two_addresses_are_not_an_address(client, mail_server, email):
    assert "Vul een e-mailadres in zoals naam@gemeente.nl." in send_question(client, email=email).text
    send_queue()
    assert not mail_server.mails


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("anna@gemeente-súdwest.nl", "anna@xn--gemeente-sdwest-cvb.nl"),
        ("Anna <ANNA@GEMEENTE-SÚDWEST.NL>", "ANNA@xn--gemeente-sdwest-cvb.nl"),
        ("anna+avg@gemeente.example.", "anna+avg@gemeente.example"),
        ("o'brien@xn--gemeente-sdwest-cvb.nl", "o'brien@xn--gemeente-sdwest-cvb.nl"),
    ],
)
def test_an_odd_address_that_mail_can_carry_gets_its_copy_and_the_desk_can_answer_it(client, mail_server, typed, kept):
    page = check_question(client, email=typed)
    assert f"<dd>{html.escape(shown_address(kept))}</dd>" in page.text
    send_question(client, email=typed)
    send_queue()
    (mail,) = mail_server.mails_to(VNG)
    assert [address.addr_spec for address in mail["Reply-To"].addresses] == [kept]
    assert shown_address(kept) in mail.get_content()
    assert len(mail_server.mails_to(kept)) == 1


@pytest.mark.parametrize(
    "typed", ["jörg@gemeente.nl", '"anna b"@gemeente.nl', "annaſ@gemeente.nl", "a@[127.0.0.1]", f"{'(' * 500}>"]
)
def test_an_address_that_mail_cannot_carry_is_told_at_the_field_before_the_check_page(client, typed):
    page = send_question(client, email=typed)
    assert "<title>Fout: Contact" in page.text and TYPED["question"] in page.text
    assert not Question.objects.exists() and not Email.objects.exists()


ODD_LINES = st.text("ab@<>()\"',;: .\r\n\t\0éſ💥\u202e", max_size=80) | st.text(max_size=1500)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(to=ODD_LINES, reply_to=st.tuples(ODD_LINES, ODD_LINES), subject=ODD_LINES)
def test_no_address_and_no_subject_makes_the_queue_refuse(desks, to, reply_to, subject):
    email = queue_mail(to=to, reply_to=reply_to, subject=subject, template="contact_moved", context={})
    assert Email.objects.get(pk=email.pk).status in (STATUS.queued, STATUS.failed)


@pytest.mark.parametrize(
    "to", ["jörg@elders.example", "a b@elders.example", "", "a@elders.example\nBcc: b@elders.example", "@"]
)
def test_a_mail_that_cannot_be_written_is_kept_as_failed_and_holds_nothing_up(client, mail_server, to):
    stuck = queue_mail(to=to, subject="x", template="contact_moved", context={})
    Email.objects.bulk_create(
        [Email(from_email="x", to=[to], subject="x", message="x", status=STATUS.queued, priority=0)]
    )
    send_question(client)
    send_queue()
    assert {mail.to[0] for mail in mail_server.mails if "elders" not in mail.to[0]} == {VNG, TYPED["email"]}
    assert STATUS.failed == Email.objects.get(pk=stuck.pk).status
    Email.objects.update(created=timezone.now() - LATE)
    assert stuck in late_mail()


def test_the_reply_goes_to_the_sender_and_the_portal_is_the_writer(client, mail_server):
    send_question(client, name="Anna de Vriès, FG")
    send_queue()
    (mail,) = mail_server.mails_to(VNG)
    (sender,) = mail["Reply-To"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Anna de Vriès, FG", TYPED["email"])
    assert mail["Message-ID"] and mail["Auto-Submitted"] == "auto-generated"


def test_the_copy_names_number_desk_and_answer_time_and_nothing_that_was_typed(client, mail_server):
    send_question(client, name="Koop nu bij koop.example", organisation="Bezoek koop.example")
    send_queue()
    (copy,) = mail_server.mails_to(TYPED["email"])
    text = copy.get_content()
    assert Question.objects.get().reference in text and Question.objects.get().reference in copy["Subject"]
    assert "VNG (privacy@vng.nl)" in text and "binnen 5 werkdagen" in text
    assert "koop.example" not in text and TYPED["question"] not in text
    assert str(copy["Reply-To"]) == VNG


def test_mail_that_cannot_leave_is_kept_tried_again_and_delivered_once(client, mail_server):
    mail_server.stop()
    send_question(client)
    send_queue()
    assert is_held_up()
    assert (
        "Uw vraag is bewaard en wordt later verstuurd."
        in send_question(client, question="Nog een vraag, nu later.").text
    )
    pauses = [_next_try(tries=tries) for tries in range(1, 7)]
    assert pauses == [1, 2, 4, 8, 15, 15]
    mail_server.start()
    _come_time()
    send_queue()
    assert len(mail_server.mails_to(VNG)) == len(mail_server.mails_to(TYPED["email"])) == 2
    assert not is_held_up()
    send_queue()
    assert len(mail_server.mails) == 4


def test_every_try_carries_the_same_message_id(client, mail_server):
    send_question(client)
    send_queue()
    Email.objects.update(status=STATUS.queued)  # as after a crash between sending and writing that down
    send_queue()
    first, again = mail_server.mails_to(VNG)
    assert first["Message-ID"] == again["Message-ID"]


def test_mail_older_than_a_quarter_raises_the_alarm(client, mail_server, caplog):
    mail_server.stop()
    send_question(client)
    send_queue()
    assert "mails wait longer" not in caplog.text and not late_mail().exists()
    Email.objects.update(created=timezone.now() - LATE - timedelta(seconds=1))
    send_queue()
    assert "2 mails wait longer than 15 minutes" in caplog.text
    assert client.get("/health/ready/").json()["late_mail"] == 2


def test_the_log_holds_no_address_and_no_word_of_the_question(client, mail_server, caplog):
    caplog.set_level("DEBUG")
    send_question(client)
    send_queue()
    mail_server.stop()
    send_question(client, question="Deze vraag komt later pas aan.")
    send_queue()
    said = "\n".join(record.getMessage() for record in caplog.records if record.name != "mail.log")
    assert "could not be sent" in said
    for secret in (TYPED["email"], TYPED["name"], "wijkteam", "Deze vraag", "Utrecht"):
        assert secret not in said


def _next_try(*, tries):
    """In how many minutes the mails that failed so often are tried again."""
    if tries > 1:
        _come_time()
        send_queue()
    email = Email.objects.filter(status=STATUS.requeued).order_by("pk").first()
    assert email.number_of_retries == tries
    return round((email.scheduled_time - timezone.now()) / timedelta(minutes=1))


def _come_time():
    Email.objects.update(scheduled_time=None)


@pytest.mark.parametrize("step", ["queue_mail", "Mailing.objects.create"])
def test_a_crash_before_the_end_leaves_neither_a_question_nor_a_mail(client, monkeypatch, step):
    def crash(**fields):
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(f"privacyportal.contact.mails.{step}", crash)
    with pytest.raises(RuntimeError):
        send_question(client)
    assert not Question.objects.exists() and not Email.objects.exists()
