"""PostgreSQL: a generated tsvector column with a GIN index. Lexemes come ready-made: `simple` changes nothing in them.

Each two tokens next to each other are a lexeme as well, `a+b`: the index does not know where in an entry a word stands,
and would have to fetch every entry with both words to see whether they are a phrase. A tsvector has room for those of
the first hundred thousand characters beside the words; of phrases, PostgreSQL itself knows the first 16,383 words.
"""

from itertools import pairwise

from .expressions import All, Any, Mark, Phrase, audience_mark, kind_mark

PAIRS = """CREATE FUNCTION index_pairs(tokens text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(token || '+' || following) FILTER (WHERE token <> '|' AND following <> '|'), '{}')
    FROM (SELECT token, lead(token) OVER (ORDER BY place) AS following
        FROM unnest(string_to_array(left(tokens, 100000), ' ')) WITH ORDINALITY AS split(token, place)) AS neighbours $$"""
FOUND = """ALTER TABLE index_searchentry ADD COLUMN found tsvector{compression} GENERATED ALWAYS AS (
    to_tsvector('simple', tokens) || array_to_tsvector(index_pairs(tokens))
    || array_to_tsvector(string_to_array(marks, ' '))) STORED"""
FASTER_WHERE_IT_CAN = f"""DO $do$ BEGIN
    {FOUND.format(compression=" COMPRESSION lz4")};
EXCEPTION WHEN feature_not_supported THEN  -- a PostgreSQL that was built without lz4
    {FOUND.format(compression="")};
END $do$"""
CREATE = [
    PAIRS,
    FASTER_WHERE_IT_CAN,
    "CREATE INDEX index_found ON index_searchentry USING gin (found) WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE index_searchentry DROP COLUMN found", "DROP FUNCTION index_pairs"]
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

    Every condition stands by itself: the index then tries the next one only on what the first let through. Kind and
    audience are said twice, to the index of words and to that of the newest of a kind.
    """
    kinds = Any(tuple(Mark(kind_mark(kind)) for kind in question.kinds))
    audiences = Any(tuple(Mark(audience_mark(audience)) for audience in sorted(question.audiences)))
    words = [*question.conditions, kinds, audiences]
    conditions = ["found @@ %s::tsquery"] * len(words) + ["kind = ANY(%s)", "audience = ANY(%s)"]
    values = [*map(_written, words), list(question.kinds), sorted(question.audiences)]
    most = max(question.limit, SEEN)
    seen = f"SELECT id FROM index_searchentry WHERE {' AND '.join(conditions)} LIMIT {most:d}"
    return f"(SELECT {number:d}, id FROM ({seen}) AS seen ORDER BY id DESC LIMIT {question.limit:d})", values


def _written(expression):
    """An expression as a tsquery; each lexeme is quoted, so that nothing in it is an operator."""
    if isinstance(expression, Phrase):
        return _phrase(expression.tokens)
    if isinstance(expression, Mark):
        return f"'{expression.name}'{':*' if expression.is_prefix else ''}"
    operator = " & " if isinstance(expression, All) else " | "
    return f"({operator.join(map(_written, expression.parts))})"


def _phrase(tokens):
    """One word, or each two of them that stand next to each other: of three that says nearly as much."""
    lexemes = map("+".join, pairwise(tokens)) if len(tokens) > 1 else tokens
    return f"({' & '.join(map(_quoted, lexemes))})"


def _quoted(token):
    return f"'{token}'"
