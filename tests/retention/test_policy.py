"""The retention policy is what the public page says, what the eraser does, and what a check enforces."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from privacyportal.contact.models import Mailing, Question
from privacyportal.core.mail import send_queue
from privacyportal.retention import checks, policy
from privacyportal.retention.erasing import erase_what_is_due
from tests.contact.factories import TYPED, send_question

pytestmark = pytest.mark.django_db


def test_a_question_goes_on_its_day_with_its_mails_and_a_younger_one_stays(client, content):
    send_question(client)
    send_question(client, question="Een tweede vraag, die nog even blijft staan.")
    old, young = Question.objects.order_by("pk")
    Question.objects.filter(pk=old.pk).update(erase_on=timezone.localdate())
    Question.objects.filter(pk=young.pk).update(erase_on=timezone.localdate() + timedelta(days=1))
    assert erase_what_is_due() == {"contact.Question": 1}
    assert list(Question.objects.all()) == [young]
    assert Mailing.objects.count() == Email.objects.count() == 2
    assert not any(TYPED["question"] in email.message for email in Email.objects.all())


def test_the_body_of_a_sent_mail_goes_after_thirty_days_and_the_question_stays(client, content):
    send_question(client)
    send_queue()
    assert set(Email.objects.values_list("status", flat=True)) == {STATUS.sent}
    Email.objects.update(last_updated=timezone.now() - timedelta(days=29))
    assert erase_what_is_due() == {}
    Email.objects.update(last_updated=timezone.now() - timedelta(days=31))
    assert erase_what_is_due() == {"post_office.Email": 2}
    assert Question.objects.get().delivery == "verstuurd; de e-mail zelf is opgeruimd"


def test_mail_that_still_waits_is_not_erased_after_thirty_days(client, content):
    send_question(client)
    Email.objects.update(created=timezone.now() - timedelta(days=31), last_updated=timezone.now() - timedelta(days=31))
    assert erase_what_is_due() == {}


@pytest.mark.django_db(transaction=True)  # each piece of work of tick opens its own connection
def test_tick_carries_the_policy_out():
    Session.objects.create(session_key="oud", expire_date=timezone.now() - timedelta(seconds=1))
    Session.objects.create(session_key="nieuw", expire_date=timezone.now() + timedelta(hours=1))
    call_command("tick")
    assert [session.session_key for session in Session.objects.all()] == ["nieuw"]


def test_the_privacy_statement_prints_every_rule_with_the_number_of_the_setting(client, settings):
    settings.QUESTION_RETENTION_MONTHS = 9
    text = client.get("/privacyverklaring/").text
    assert "<td>9 maanden</td>" in text
    for rule in policy.policy():
        assert f"<td>{rule.period}</td>" in text and rule.reason in text


def test_the_form_promises_the_same_number(client, content, settings):
    settings.QUESTION_RETENTION_MONTHS = 9
    assert "Wij bewaren uw vraag 9 maanden." in client.get("/contact/").text


def test_everything_about_people_has_a_rule():
    assert checks.personal_data_has_a_rule(None) == []


@pytest.mark.parametrize("label", ["contact.Question", "accounts.GrantedRole", "admin.LogEntry"])
def test_a_model_about_people_without_a_rule_is_reported(monkeypatch, label):
    rules = [rule for rule in policy.policy() if label not in rule.labels]
    monkeypatch.setattr(checks, "policy", lambda: rules)
    assert any(label in str(warning) for warning in checks.personal_data_has_a_rule(None))


def test_a_log_line_of_a_failed_mail_goes_with_it(client, content):
    send_question(client)
    Log.objects.create(email=Email.objects.first(), status=STATUS.failed, message="550 anna@gemeente.example")
    Question.objects.update(erase_on=timezone.localdate())
    erase_what_is_due()
    assert not Log.objects.exists()
