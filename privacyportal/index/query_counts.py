"""What is asked how often, per month: for editors, without any person, session or moment in it.

A query is kept only when each of its words stands in our own public texts or in the thesaurus: whoever types a name,
an address or a number that we do not write ourselves leaves nothing behind.
"""

from django.db import connection
from django.utils import timezone

from .models import SearchQueryCount
from .vocabulary import says_only_known_words

MOST_PER_MONTH = 5_000  # different queries
MONTHS_KEPT = 13
LONGEST = 80  # characters; who types more is telling a story
ADD = """
    INSERT INTO {table} (month, query, searches, empty, clicks) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (month, query) DO UPDATE SET searches = {table}.searches + excluded.searches,
    empty = {table}.empty + excluded.empty, clicks = {table}.clicks + excluded.clicks
"""


def count_search(query, *, is_empty):
    _add(query, searches=1, empty=int(is_empty))


def count_click(query):
    _add(query, clicks=1)


def forget_old_counts():
    """Delete the counts of more than thirteen months ago (scheduled work)."""
    today = timezone.localdate()
    months = today.year * 12 + today.month - 1 - MONTHS_KEPT
    SearchQueryCount.objects.filter(month__lt=f"{months // 12}-{months % 12 + 1:02}").delete()


def _add(query, *, searches=0, empty=0, clicks=0):
    month, query = f"{timezone.localdate():%Y-%m}", " ".join(query.lower().split())
    if not query or len(query) > LONGEST or not says_only_known_words(query) or _is_full(month, query):
        return
    with connection.cursor() as cursor:
        cursor.execute(ADD.format(table=SearchQueryCount._meta.db_table), [month, query, searches, empty, clicks])


def _is_full(month, query):
    rows = SearchQueryCount.objects.filter(month=month)
    return not rows.filter(query=query).exists() and rows.count() >= MOST_PER_MONTH
