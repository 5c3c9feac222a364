"""The part that knows a database: `find` asks it which entries hold which words. Ranking happens elsewhere.

An engine is a module with the statements that CREATE and DROP what it finds by, `select`, which puts one question in
its syntax, and what must be said FIRST. Above a million entries OpenSearch would take the place of this package alone.
"""

from django.db import connection

from . import fts5, tsvector

ENGINES = {"sqlite": fts5, "postgresql": tsvector}


def find(questions):
    """For each Question the ids of the entries that answer it, newest first; one statement for all."""
    engine, found = ENGINES[connection.vendor], [[] for _ in questions]
    selects = [engine.select(number, question) for number, question in enumerate(questions)]
    with connection.cursor() as cursor:
        cursor.execute(
            engine.FIRST + " UNION ALL ".join(sql for sql, _ in selects),
            [value for _, values in selects for value in values],
        )
        for number, pk in cursor.fetchall():
            found[number].append(pk)
    return found


def learn():
    """After many changes: let the database count what the index holds, so that it plans well, and tidy up.

    Tidying by itself it would do later, while people search. In a transaction it cannot.
    """
    engine = ENGINES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"{'ANALYZE' if connection.in_atomic_block else engine.LEARN} index_searchentry")
