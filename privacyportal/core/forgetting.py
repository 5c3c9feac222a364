"""What the cache counted of people goes when its time is over: Django only stops showing it, and deletes for room."""

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone


def forget_expired():
    """Delete what is over from the cache (scheduled work); memory and Redis forget by themselves."""
    cache = caches["default"]
    if isinstance(cache, DatabaseCache):
        table, expires = map(connection.ops.quote_name, (cache._table, "expires"))
        now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0, tzinfo=None))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE {expires} < %s", [now])
