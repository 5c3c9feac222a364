"""PostgreSQL: a generated tsvector column with a GIN index. Lexemes come ready-made: `simple` changes nothing in them."""

from .expressions import All, Any, Mark, Phrase, kind_mark

CREATE = [
    """ALTER TABLE index_searchentry ADD COLUMN found tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', tokens) || array_to_tsvector(string_to_array(marks, ' '))) STORED""",
    "CREATE INDEX index_found ON index_searchentry USING gin (found) WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE index_searchentry DROP COLUMN found"]
LEARN = "VACUUM (ANALYZE)"
# A wide question is met by the newest entries of its kind, a narrow one by the words; never by reading the whole table,
# of which the planner hopes too much when there is a LIMIT. It is told what it does not know: the words of an entry lie
# apart from it, so comparing them is dear, and a kind may be nearly everything, so going through all of it is as well.
FIRST = (
    "SET LOCAL enable_seqscan = off; SET LOCAL random_page_cost = 1.1; "
    "SET LOCAL cpu_operator_cost = 0.025; SET LOCAL cpu_index_tuple_cost = 0.05; "
)
SEEN = 300  # entries looked at, even when few are wanted; more fit only a question that is too wide to rank


def select(number, question):
    """The ids for a question, each with `number` in front, and the values for the statement.

    Every condition stands by itself: the index then tries the next one only on what the first let through. The kind is
    said twice, to the index of words and to that of the newest of a kind.
    """
    words = [*question.conditions, Any(tuple(Mark(kind_mark(kind)) for kind in question.kinds))]
    conditions = ["found @@ %s::tsquery"] * len(words) + ["kind = ANY(%s)", "audience = ANY(%s)"]
    values = [*map(_written, words), list(question.kinds), sorted(question.audiences)]
    most = max(question.limit, SEEN)
    seen = f"SELECT id FROM index_searchentry WHERE {' AND '.join(conditions)} LIMIT {most:d}"
    return f"(SELECT {number:d}, id FROM ({seen}) AS seen ORDER BY id DESC LIMIT {question.limit:d})", values


def _written(expression):
    """An expression as a tsquery; each lexeme is quoted, so that nothing in it is an operator."""
    if isinstance(expression, Phrase):
        return f"({' <-> '.join(map(_quoted, expression.tokens))})"
    if isinstance(expression, Mark):
        return f"'{expression.name}'{':*' if expression.is_prefix else ''}"
    operator = " & " if isinstance(expression, All) else " | "
    return f"({operator.join(map(_written, expression.parts))})"


def _quoted(token):
    return f"'{token}'"
