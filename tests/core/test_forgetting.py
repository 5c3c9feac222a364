"""A cache that only hides what is over still keeps it: the clean-up takes it away."""

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

from privacyportal.core.forgetting import forget_expired

pytestmark = pytest.mark.django_db


def test_counts_are_really_gone_when_their_time_is_over(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "caching"},
        "documents": settings.CACHES["documents"],
    }
    call_command("createcachetable")
    caches["default"].set("over", 1, timeout=60)
    caches["default"].set("nieuw", "blijft", timeout=60)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE caching SET expires = '2020-01-01 00:00:00' WHERE cache_key = ':1:over'")
        forget_expired()
        cursor.execute("SELECT cache_key FROM caching")
        assert cursor.fetchall() == [(":1:nieuw",)]
    assert caches["default"].get("nieuw") == "blijft"
