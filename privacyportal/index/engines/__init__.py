"""The part that knows a database: `find` asks it which entries hold which words. Ranking happens elsewhere.

Above a million entries this is what OpenSearch would replace: one module with `create`, `drop` and `find`.
"""

from django.db import connection

from . import fts5, tsvector

ENGINES = {"sqlite": fts5, "postgresql": tsvector}


def find(questions):
    """The ids of the entries that fit each `(expression, limit)`, newest first; one statement for all."""
    return ENGINES[connection.vendor].find(questions)
