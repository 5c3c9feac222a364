"""The retention policy is what the public page says, what the eraser does, and what a check enforces."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import import_string
from post_office.models import STATUS, Email, Log

from community.drafts import let_drafts_age
from community.hidden import let_hidden_posts_age
from community.models import Following
from privacyportal.accounts.aging import let_accounts_age
from privacyportal.accounts.models import User
from privacyportal.contact.models import Mailing, Question
from privacyportal.core.forgetting import forget_expired
from privacyportal.core.mail import send_queue
from privacyportal.index.query_counts import forget_old_counts
from privacyportal.pages.management.commands.tick import WORK
from privacyportal.retention import checks, policy
from privacyportal.retention.erasing import aging_acts, erase_what_is_due
from privacyportal.retention.personal_fields import IMPERSONAL, PERSONAL
from products.chosen_files import let_chosen_files_age
from products.decision_aids.models import Edition
from products.fill_in.models import Edition as ModelEdition
from products.models import Handover, Product
from tests.community.factories import make_known, make_member, make_topic
from tests.contact.factories import TYPED, send_question
from tests.decision_aids.factories import make_aid
from tests.factories import make_product
from tests.fill_in.factories import make_model

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


ANNA_HAS = {
    "accounts.User": lambda anna, topic: User.objects.filter(name="Anna"),
    "community.Post": lambda anna, topic: topic.posts.filter(author=anna),
    "community.Following": lambda anna, topic: Following.objects.filter(user=anna),
    "fill_in.Edition": lambda anna, topic: ModelEdition.objects.filter(by=anna),
    "decision_aids.Edition": lambda anna, topic: Edition.objects.filter(by=anna),
    "products.Handover": lambda anna, topic: Handover.objects.filter(asked_by=anna),
    "products.Product": lambda anna, topic: Product.objects.filter(owner=anna),
}


def test_each_rule_says_in_one_way_what_takes_its_rows_away():
    for rule in policy.POLICY:
        assert len(rule.ways) == 1, rule.subject


def test_tick_calls_every_act_that_a_rule_names():
    ours = [let_accounts_age, forget_expired, forget_old_counts, let_hidden_posts_age, let_drafts_age]
    assert aging_acts() == [*ours, let_chosen_files_age]
    assert [work for work in WORK if work in aging_acts()] == aging_acts()


@pytest.mark.parametrize("rule", [rule for rule in policy.POLICY if rule.ended_by], ids=lambda rule: rule.model)
def test_the_act_that_a_rule_names_takes_the_name_away(rule):
    anna = make_known(make_member("Anna"))
    topic = make_topic("Een vraag", author=anna)
    Handover.objects.create(product=make_product("Handreiking", owner=anna), asked_by=anna)
    make_aid(by=anna)
    make_model(by=anna)
    hers = ANNA_HAS[rule.model](anna, topic)
    assert hers.exists()
    import_string(rule.ended_by)(User.objects.get(pk=anna.pk), keep_posts=True)
    assert not hers.exists()


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
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>', text)
    assert rows == [tuple(map(str, (rule.subject, rule.period, rule.starts, rule.reason))) for rule in policy.POLICY]


def test_the_form_promises_the_same_number(client, content, settings):
    settings.QUESTION_RETENTION_MONTHS = 9
    assert "Wij bewaren uw vraag 9 maanden." in client.get("/contact/").text


def test_everything_about_people_has_a_rule_and_every_field_is_known():
    assert checks.personal_data_has_a_rule(None) == checks.every_field_is_known(None) == []


def test_what_is_listed_as_a_field_is_one():
    for table in (PERSONAL, IMPERSONAL):
        for label, names in table.items():
            fields = {field.name for field in apps.get_model(label)._meta.local_fields}
            assert set(names.split()) <= fields, label


@pytest.mark.parametrize("name", ["accounts.User.email", "community.Post.body", "contact.Question.note"])
def test_a_new_field_that_could_hold_something_of_people_is_reported(monkeypatch, name):
    label, _, field = name.rpartition(".")
    known = " ".join(one for one in PERSONAL[label].split() if one != field)
    monkeypatch.setitem(checks.PERSONAL, label, known)
    assert [warning.msg for warning in checks.every_field_is_known(None)] == [f"Does {name} hold something of people?"]


@pytest.mark.parametrize(
    "label", ["contact.Question", "accounts.GrantedRole", "admin.LogEntry", "community.PostRevision"]
)
def test_a_model_about_people_without_a_rule_is_reported(monkeypatch, label):
    rules = [rule for rule in policy.POLICY if label not in rule.labels]
    monkeypatch.setattr(checks, "POLICY", rules)
    assert any(label in str(warning) for warning in checks.personal_data_has_a_rule(None))


def test_a_log_line_of_a_failed_mail_goes_with_it(client, content):
    send_question(client)
    Log.objects.create(email=Email.objects.first(), status=STATUS.failed, message="550 anna@gemeente.example")
    Question.objects.update(erase_on=timezone.localdate())
    erase_what_is_due()
    assert not Log.objects.exists()
