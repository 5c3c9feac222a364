"""Keep the index right, in the transaction of the act that changes the content: `update`, `remove`, `rebuild`."""

from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from privacyportal.core.folding import without_breaks

from . import dutch, engines
from .engines.expressions import audience_mark, kind_mark
from .models import SearchEntry
from .words import note_words, recount_words

BATCH = 500
LONGEST_TEXT = 200_000  # characters; what comes after is not found
WRITTEN = [
    "kind",
    "audience",
    "title",
    "summary",
    "text",
    "url",
    "label",
    "weight",
    "belongs_to",
    "gives_way_to",
    "sections",
    "tokens",
    "marks",
    "analysis",
    "indexed_at",
]
LONGEST_REBUILD = timedelta(days=1)
NOTHING = {
    "kind": "",
    "audience": "",
    "title": "",
    "summary": "",
    "text": "",
    "url": "",
    "label": "",
    "belongs_to": "",
    "gives_way_to": "",
    "sections": [],
    "tokens": "",
    "marks": "",
}


def update(document):
    """Make `document` findable, or bring what is found of it up to date. Saying it twice changes nothing."""
    with transaction.atomic(savepoint=False):
        former = SearchEntry.objects.select_for_update().filter(key=document.key).first()
        entry = entry_of(document)
        note_words(former, entry)
        _write([entry])


def remove(key):
    """Let nobody find `key` any more. A key that was not there is no error.

    An empty row stays until the next rebuild or tick, so that a rebuild that runs now does not bring it back.
    """
    with transaction.atomic():
        former = SearchEntry.objects.select_for_update().filter(key=key).first()
        note_words(former, None)
        SearchEntry.objects.filter(key=key).update(**NOTHING, indexed_at=timezone.now())


def rebuild(documents):
    """Index all `documents` (any iterable) again while the site goes on; returns how many.

    What an act writes in the meantime wins. What is no longer offered is removed at the end.
    """
    started, seen, count = timezone.now(), set(), 0
    documents = iter(documents)
    while batch := list(islice(documents, BATCH)):
        _write_unless_newer([entry_of(document) for document in batch], started)
        seen.update(document.key for document in batch)
        count += len(batch)
    _remove_all_but(seen, started)
    forget_removed(before=started)
    recount_words()
    engines.learn()
    return count


def forget_removed(before=None):
    """Delete the empty rows of what was removed before a moment, or a day ago (scheduled work)."""
    before = before or timezone.now() - LONGEST_REBUILD
    SearchEntry.objects.filter(audience="", indexed_at__lt=before).delete()


def entry_of(document):
    """The row of a document, with its tokens."""
    title, summary, headings, text = (
        without_breaks(part.replace("\0", " "))
        for part in (document.title, document.summary, document.headings, document.text[:LONGEST_TEXT])
    )
    fields = [dutch.tokens_of(part) for part in (title, summary, headings, text)]
    return SearchEntry(
        key=document.key,
        kind=document.kind,
        audience=document.audience,
        title=title[:300],
        summary=summary,
        text=text,
        url=document.url,
        label=document.label,
        weight=document.weight,
        belongs_to=document.belongs_to,
        gives_way_to=document.gives_way_to,
        sections=[[anchor, without_breaks(heading).strip()] for anchor, heading in document.sections],
        tokens=" | ".join(" ".join(field) for field in fields),
        marks=" ".join(dict.fromkeys(_marks(document, fields[0]))),
        analysis=dutch.VERSION,
        indexed_at=timezone.now(),
    )


def _marks(document, title_tokens):
    """Capitals keep marks apart from tokens: audience, kind, tokens of the title (T), its words as written (W)."""
    yield audience_mark(document.audience)
    yield kind_mark(document.kind)
    yield from ("T" + token for token in title_tokens)
    for word in dutch.words_of(document.title):
        yield from ("W" + part for part in dutch.halves(word)[0])


def _write(entries):
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["key"], update_fields=WRITTEN)


@transaction.atomic
def _write_unless_newer(entries, started):
    keys = [entry.key for entry in entries]
    rows = {row.key: row for row in SearchEntry.objects.select_for_update().filter(key__in=keys)}
    _write([entry for entry in entries if not _is_right(rows.get(entry.key), entry, started)])


def _is_right(row, entry, started):
    """A row that an act wrote in the meantime, or that already says the same."""
    return row and (
        row.indexed_at >= started
        or all(getattr(row, name) == getattr(entry, name) for name in WRITTEN if name != "indexed_at")
    )


@transaction.atomic
def _remove_all_but(keys, started):
    rows = SearchEntry.objects.filter(indexed_at__lt=started).values_list("pk", "key")
    gone = [pk for pk, key in rows.iterator(chunk_size=5000) if key not in keys]
    for start in range(0, len(gone), BATCH):
        SearchEntry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
