"""PostgreSQL: a generated tsvector column with a GIN index. Lexemes come ready-made: `simple` changes nothing in them."""

from django.db import connection

from .expressions import All, Mark, Phrase

CREATE = [
    """ALTER TABLE index_searchentry ADD COLUMN found tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', tokens) || array_to_tsvector(string_to_array(marks, ' '))) STORED""",
    "CREATE INDEX index_found ON index_searchentry USING gin (found) WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE index_searchentry DROP COLUMN found"]
SEEN = 5_000  # entries looked at per question; more fit only a query that is too wide to rank
ONE = (
    "(SELECT {number}, id FROM (SELECT id FROM index_searchentry WHERE found @@ %s::tsquery LIMIT {seen:d}) AS seen "
    "ORDER BY id DESC LIMIT {limit:d})"
)


def find(questions):
    """See engines.find."""
    statement = " UNION ALL ".join(
        ONE.format(number=number, limit=limit, seen=SEEN) for number, (_, limit) in enumerate(questions)
    )
    found = [[] for _ in questions]
    with connection.cursor() as cursor:
        cursor.execute(statement, [write(expression) for expression, _ in questions])
        for number, pk in cursor.fetchall():
            found[number].append(pk)
    return found


def write(expression):
    """An expression as a tsquery; each lexeme is quoted, so that nothing in it is an operator."""
    if isinstance(expression, Phrase):
        return f"({' <-> '.join(map(_quoted, expression.tokens))})"
    if isinstance(expression, Mark):
        return f"'{expression.name}'{':*' if expression.is_prefix else ''}"
    operator = " & " if isinstance(expression, All) else " | "
    return f"({operator.join(map(write, expression.parts))})"


def _quoted(token):
    return f"'{token}'"
