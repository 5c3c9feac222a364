"""The vocabulary behind `Bedoelde u`, counted per audience: what only members read suggests nothing to a visitor."""

from collections import Counter, defaultdict

from django.db import connection, transaction

from privacyportal.core.unclaimed import unclaimed

from .dutch import words_of
from .models import SearchEntry, SearchWord, WordChange

SHORTEST, LONGEST = 4, 40  # letters; shorter words are never corrected
MOST_CHANGES = 500  # per round of counting
ADD = """
    INSERT INTO {table} (audience, word, count) VALUES (%s, %s, %s)
    ON CONFLICT (audience, word) DO UPDATE SET count = {table}.count + excluded.count
"""


def note_words(former, entry):
    """Remember which words came and went when `former` made place for `entry` (or nothing); counted later."""
    before, after = _words_by_audience(former), _words_by_audience(entry)
    WordChange.objects.bulk_create(
        WordChange(audience=audience, words=" ".join(sorted(words)), step=step)
        for one, other, step in ((before, after, -1), (after, before, 1))
        for audience in one
        if (words := one[audience] - other.get(audience, set()))
    )


def count_words():
    """Add up what came and went since the last time (scheduled work)."""
    while _count_some():
        pass


def recount_words():
    """Count all words of all entries afresh."""
    last = WordChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    counts = defaultdict(Counter)
    for entry in SearchEntry.objects.exclude(audience="").only("audience", "title", "summary", "text").iterator():
        counts[entry.audience].update(_vocabulary(entry))
    with transaction.atomic():
        WordChange.objects.filter(pk__lte=last).delete()
        SearchWord.objects.all().delete()
        SearchWord.objects.bulk_create(
            (
                SearchWord(audience=audience, word=word, count=count)
                for audience, words in counts.items()
                for word, count in words.items()
            ),
            batch_size=1000,
            ignore_conflicts=True,
        )


@transaction.atomic
def _count_some():
    changes = list(unclaimed(WordChange.objects).order_by("pk")[:MOST_CHANGES])
    steps = Counter()
    for change in changes:
        for word in change.words.split():
            steps[change.audience, word] += change.step
    rows = sorted((audience, word, step) for (audience, word), step in steps.items() if step)
    with connection.cursor() as cursor:
        cursor.executemany(ADD.format(table=SearchWord._meta.db_table), rows)
    SearchWord.objects.filter(count__lte=0).delete()
    WordChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return len(changes)


def _words_by_audience(entry):
    return {entry.audience: _vocabulary(entry)} if entry and entry.audience else {}


def _vocabulary(entry):
    words = words_of(f"{entry.title} {entry.summary} {entry.text}")
    return {
        part
        for word in words
        for part in (*word.split("-"), word.replace("-", ""))
        if SHORTEST <= len(part) <= LONGEST and part.isalpha()
    }
