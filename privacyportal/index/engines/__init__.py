"""The part that knows a database: `find` asks it which entries hold which words. Ranking happens elsewhere.

An engine is a module with the statements that CREATE and DROP what it finds by, ONE question as a SELECT, and `write`,
which puts an expression in its syntax. Above a million entries OpenSearch would take the place of this package alone.
"""

from django.db import connection

from . import fts5, tsvector

ENGINES = {"sqlite": fts5, "postgresql": tsvector}


def find(questions):
    """The ids of the entries that fit each `(expression, limit)`, newest first; one statement for all."""
    engine, found = ENGINES[connection.vendor], [[] for _ in questions]
    selects = [engine.ONE.format(number=number, limit=limit) for number, (_, limit) in enumerate(questions)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), [engine.write(expression) for expression, _ in questions])
        for number, pk in cursor.fetchall():
            found[number].append(pk)
    return found
