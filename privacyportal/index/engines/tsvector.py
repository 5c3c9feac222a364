"""PostgreSQL: a generated tsvector column with a GIN index. Lexemes come ready-made: `simple` changes nothing in them."""

from .expressions import All, Mark, Phrase

CREATE = [
    """ALTER TABLE index_searchentry ADD COLUMN found tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', tokens) || array_to_tsvector(string_to_array(marks, ' '))) STORED""",
    "CREATE INDEX index_found ON index_searchentry USING gin (found) WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE index_searchentry DROP COLUMN found"]
ONE = (  # looks at a thousand entries; more fit only a query that is too wide to rank
    "(SELECT {number}, id FROM (SELECT id FROM index_searchentry WHERE found @@ %s::tsquery LIMIT 1001) AS seen "
    "ORDER BY id DESC LIMIT {limit:d})"
)


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
