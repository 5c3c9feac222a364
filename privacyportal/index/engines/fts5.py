"""SQLite: an FTS5 table beside the entries, kept right by triggers in the same transaction."""

from .expressions import All, Any, Mark, Phrase, audience_mark, kind_mark

CREATE = [
    """CREATE VIRTUAL TABLE index_found USING fts5(
        tokens, marks, content='index_searchentry', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER index_found_insert AFTER INSERT ON index_searchentry BEGIN
        INSERT INTO index_found(rowid, tokens, marks) VALUES (new.id, new.tokens, new.marks); END""",
    """CREATE TRIGGER index_found_delete AFTER DELETE ON index_searchentry BEGIN
        INSERT INTO index_found(index_found, rowid, tokens, marks)
        VALUES ('delete', old.id, old.tokens, old.marks); END""",
    """CREATE TRIGGER index_found_update AFTER UPDATE OF tokens, marks ON index_searchentry BEGIN
        INSERT INTO index_found(index_found, rowid, tokens, marks)
        VALUES ('delete', old.id, old.tokens, old.marks);
        INSERT INTO index_found(rowid, tokens, marks) VALUES (new.id, new.tokens, new.marks); END""",
]
DROP = [
    "DROP TRIGGER index_found_insert",
    "DROP TRIGGER index_found_delete",
    "DROP TRIGGER index_found_update",
    "DROP TABLE index_found",
]
FIRST = ""
LEARN = "ANALYZE"


def select(number, question):
    """The ids for a question, each with `number` in front, and the values for the statement."""
    kinds = Any(tuple(Mark(kind_mark(kind)) for kind in question.kinds))
    audiences = Any(tuple(Mark(audience_mark(audience)) for audience in sorted(question.audiences)))
    found = (
        f"SELECT {number:d}, rowid FROM index_found WHERE index_found MATCH %s "
        f"ORDER BY rowid DESC LIMIT {question.limit:d}"
    )
    return f"SELECT * FROM ({found})", [_written(All((*question.conditions, kinds, audiences)))]


def _written(expression):
    """An expression in the syntax of FTS5; each string is quoted, so that nothing in it is an operator."""
    if isinstance(expression, Phrase):
        return f'tokens : "{" ".join(expression.tokens)}"'
    if isinstance(expression, Mark):
        return f'marks : "{expression.name}"{" *" if expression.is_prefix else ""}'
    operator = " AND " if isinstance(expression, All) else " OR "
    return f"({operator.join(map(_written, expression.parts))})"
