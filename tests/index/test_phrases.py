"""Words next to each other are found as such, the same on both databases, and on PostgreSQL by the index alone."""

from importlib import import_module

import pytest
from django.db import connection

from privacyportal.index.dutch import stem
from privacyportal.index.engines import find, tsvector
from privacyportal.index.engines.expressions import All, Any, Mark, Phrase, Question
from privacyportal.index.entries import Document
from privacyportal.index.models import SearchEntry
from privacyportal.index.writing import update

pytestmark = pytest.mark.django_db
OLD_COLUMN = """ALTER TABLE index_searchentry ADD COLUMN found tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', tokens) || array_to_tsvector(string_to_array(marks, ' '))) STORED"""


def written(key, text, **fields):
    update(Document(key=key, **{"kind": "product", "title": "Cookies", "text": text, "url": "/", **fields}))


def phrase(words):
    return Phrase(tuple(map(stem, words)))


def keys_with(*conditions, audiences=frozenset({"everyone"})):
    [found] = find([Question(conditions, ("product",), audiences, 100)])
    return set(SearchEntry.objects.filter(pk__in=found).values_list("key", flat=True))


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("rijksdienst", "identiteit"), {"next", "three"}),
        (("identiteit", "rijksdienst"), {"turned"}),
        (("rijksdienst", "identiteit", "papier"), {"three"}),
        (("rijksdienst", "papier"), set()),
        (("rijksdienst",), {"next", "apart", "turned", "three"}),
    ],
)
def test_words_of_a_phrase_stand_next_to_each_other(words, keys):
    written("next", "De rijksdienst identiteit stuurt een brief.")
    written("apart", "De rijksdienst stuurt de identiteit per brief.")
    written("turned", "Uw identiteit rijksdienst.")
    written("three", "De rijksdienst identiteit papier. Het papier is wit.")
    assert keys_with(phrase(words)) == keys


def test_a_phrase_does_not_go_on_from_the_title_into_the_text():
    written("product:1", "identiteit", title="Rijksdienst")
    assert keys_with(All((phrase(("rijksdienst",)), phrase(("identiteit",))))) == {"product:1"}
    if connection.vendor == "postgresql":  # FTS5 keeps no mark between the fields; the ranking does
        assert keys_with(phrase(("rijksdienst", "identiteit"))) == set()


def test_the_longest_text_of_nothing_but_other_words_is_kept_and_its_first_phrases_are_found():
    written("product:1", " ".join(f"q{number:x}" for number in range(100_000)), title="Een " * 70)
    assert keys_with(phrase(("q10", "q11"))) == {"product:1"}


def test_the_index_looks_at_no_entry_again():
    if connection.vendor != "postgresql":
        pytest.skip("FTS5 keeps where a word stands in its index")
    for number in range(30):
        written(f"product:{number}", "rijksdienst stuurt identiteit", audience=f"forum:{number % 3}")
    phrases = Any((phrase(("rijksdienst", "identiteit")), phrase(("brief",)), phrase(("een", "twee", "drie"))))
    sql, values = tsvector.select(0, Question((phrases, Mark("T" + stem("cookies"))), ("product",), {"forum:1"}, 1001))
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX newest_of_a_kind")  # what a wide question takes, or one on few entries
        cursor.execute(f"{tsvector.FIRST} EXPLAIN (ANALYZE) {sql}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "index_found" in plan and "Rows Removed" not in plan


def test_an_older_portal_gets_the_pairs_with_its_upgrade():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no column for it")
    written("product:1", "rijksdienst identiteit")
    with connection.schema_editor() as editor:
        for statement in [*tsvector.DROP, OLD_COLUMN]:
            editor.execute(statement, params=None)
        migration = import_module("privacyportal.index.migrations.0006_pairs")
        for _ in range(2):
            migration.add_pairs(None, editor)
    assert keys_with(phrase(("rijksdienst", "identiteit"))) == {"product:1"}
