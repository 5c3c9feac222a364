"""Drafts that nobody came back to."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.models import Draft, Forum
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_draft_goes_after_a_year_and_a_younger_one_stays(content):

    forum, anna = Forum.objects.first(), make_user("Anna")
    for title, days in (("oud", 366), ("nieuw", 364)):
        Draft.objects.create(user=anna, forum=forum, title=title, updated_at=timezone.now() - timedelta(days=days))
    call_command("tick")
    assert [draft.title for draft in Draft.objects.all()] == ["nieuw"]
