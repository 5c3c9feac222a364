"""A kept statement answers as the queryset that it was made of, with other numbers each time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import Topic
from privacyportal.core.kept_query import kept_query
from tests.community.factories import make_forum, make_topic

pytestmark = pytest.mark.django_db


@kept_query
def in_forums(forums, since):
    rows = Topic.objects.select_related("forum").filter(forum__in=forums, created_at__gt=since)
    return rows.order_by("pk")


@pytest.fixture
def topics():
    return [make_topic(f"Vraag in {name}", forum=make_forum(name, slug=name)) for name in ("een", "twee", "drie")]


def test_each_call_is_asked_with_its_own_values(topics):
    long_ago, later = (timezone.now() + timedelta(days=days) for days in (-1, 1))
    keys = [topic.forum_id for topic in topics]
    assert in_forums((keys[0],), long_ago) == topics[:1]
    assert in_forums((keys[1],), long_ago) == topics[1:2]
    assert in_forums((keys[0], keys[2]), long_ago) == [topics[0], topics[2]]
    assert in_forums(tuple(keys), long_ago) == topics
    assert in_forums(tuple(keys), later) == []


def test_rows_are_read_anew_and_come_with_what_was_joined(topics):
    keys, since = (topics[0].forum_id,), timezone.now() - timedelta(days=1)
    in_forums(keys, since)
    Topic.objects.filter(pk=topics[0].pk).update(title="Anders")
    with CaptureQueriesContext(connection) as asked:
        assert [(topic.title, topic.forum.name) for topic in in_forums(keys, since)] == [("Anders", "een")]
    assert len(asked) == 1


def test_a_queryset_that_looks_at_its_value_is_refused(topics):
    @kept_query
    def odd_or_even(pk):
        return Topic.objects.filter(pk=pk + 1)

    with pytest.raises(ValueError, match="looks at a value"):
        odd_or_even(topics[0].pk)


def test_each_choice_of_shape_is_a_statement_of_its_own(topics):
    @kept_query
    def all_or_one(pk, is_all):
        return Topic.objects.order_by("pk") if is_all else Topic.objects.filter(pk=pk)

    assert [len(all_or_one(topics[0].pk, is_all=is_all)) for is_all in (False, True, False)] == [1, 3, 1]
