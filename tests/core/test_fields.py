"""Text is cleaned where it enters the database, whatever the door; what stands there already breaks nothing."""

import json
import zipfile
from collections import defaultdict
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, models
from django.test.utils import isolate_apps

from community.models import Draft, Topic
from privacyportal.accounts.own_data_zip import zip_of
from privacyportal.core import checks, fields
from privacyportal.core.mail import queue_mail
from privacyportal.pages.models import GlossaryTerm
from tests.community.factories import make_known, make_member, make_topic

pytestmark = pytest.mark.django_db
DIRTY = "A\x0bB\x00\x01\x1b\x7f\u2028C\r\nD\rE\u202eF\u2066G\ufdd0\U0001fffe\ud800H\u2029I\x85J"
AS_TEXT, AS_LINE = "A\nB\nC\nD\nE" + "FGH\nI\nJ", "A B C D EFGH I J"
STORED = DIRTY.replace("\x00", "").replace("\ud800", "")  # what no database keeps is gone already


def saved(page):
    page.save()


def created_together(page):
    GlossaryTerm.objects.bulk_create([page])


def updated(page):
    GlossaryTerm.objects.create(slug=page.slug)
    GlossaryTerm.objects.update(term=page.term, explanation=page.explanation)


def loaded(page):
    for found in serializers.deserialize("json", serializers.serialize("json", [page])):
        found.save()


@pytest.mark.parametrize("enter", [saved, created_together, updated, loaded])
def test_text_is_clean_in_the_database_whatever_the_door(enter):
    GlossaryTerm.objects.all().delete()
    page = GlossaryTerm(pk=1, slug="hulp", term=DIRTY, explanation=DIRTY)
    enter(page)
    assert GlossaryTerm.objects.values_list("term", "explanation").get() == (AS_LINE, AS_TEXT)


def test_who_saved_it_holds_the_same_text_as_the_database():
    page = GlossaryTerm.objects.create(slug="hulp-2", term=DIRTY, explanation=DIRTY)
    assert (page.term, page.explanation) == (AS_LINE, AS_TEXT)


def test_a_search_for_dirty_text_is_no_error():
    assert list(Draft.objects.filter(title=DIRTY, body=DIRTY)) == []


def test_every_field_of_ours_that_holds_text_cleans_it():
    assert checks.text_is_cleaned_where_it_enters(apps.get_app_configs()) == []


@isolate_apps("community")
@pytest.mark.parametrize(
    "field", [models.CharField(max_length=9), models.TextField(), models.SlugField(), models.URLField()]
)
def test_the_check_names_another_text_field(field, monkeypatch):
    Other = type("Other", (models.Model,), {"__module__": "community.models", "text": field})
    monkeypatch.setattr(apps, "get_models", lambda **options: [Other])
    assert [error.id for error in checks.text_is_cleaned_where_it_enters(None)] == ["portal.E001"]


@pytest.mark.parametrize("name", ["CharField", "TextField", "EmailField", "SlugField", "URLField"])
def test_migrations_see_the_fields_of_django(name):
    assert getattr(fields, name)(max_length=9).deconstruct()[1] == f"django.db.models.{name}"


@pytest.fixture
def old_topic():
    """A topic from before there was any cleaning."""
    topic = make_topic("Oud", author=make_known(make_member()))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE community_topic SET title = %s", [STORED])
        cursor.execute("UPDATE community_post SET body = %s", [f"{STORED} tekst"])
        cursor.execute("UPDATE accounts_user SET name = %s", [STORED])
    return Topic.objects.get(pk=topic.pk)


@pytest.mark.parametrize("address", ["/community/", "/community/privacy/", "topic", "/account/", "/zoeken/?q=oud", "/"])
def test_pages_show_what_stands_in_the_database_already(client, old_topic, address):
    client.force_login(old_topic.question.author)
    assert client.get(old_topic.get_absolute_url() if address == "topic" else address).status_code == 200


def test_the_map_of_the_site_stays_well_formed(client, old_topic):
    ElementTree.fromstring(client.get("/sitemap.xml").content)


def test_own_data_can_be_taken_along_whatever_stands_in_it(old_topic):
    with zipfile.ZipFile(zip_of(old_topic.question.author)) as archive:
        assert "tekst" in json.loads(archive.read("gegevens.json"))["community"]["reacties"][-1]["tekst"]
        assert archive.read("gegevens.txt").decode()


@pytest.mark.parametrize("name", ["community_moderation", "review_reminder", "contact_moved"])
def test_mail_about_what_stands_in_the_database_can_be_written(name):
    mail = queue_mail(to="a@b.nl", subject=STORED, template=name, context=defaultdict(lambda: STORED))
    assert not set("\x0b\x01\u202e\ufdd0\u2028") & set(mail.message + mail.subject)
    assert mail.email_message().message().as_bytes()
