"""SQLite: an FTS5 table beside the entries, kept right by triggers in the same transaction."""

from privacyportal.core.triggers import Trigger, TriggerSet

from .expressions import All, Any, Mark, Phrase, audience_mark, kind_mark

TRIGGERS = [
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
CREATE = [
    """CREATE VIRTUAL TABLE index_found USING fts5(
        tokens, marks, content='index_searchentry', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    *TRIGGERS,
]
DROP = [
    "DROP TRIGGER index_found_insert",
    "DROP TRIGGER index_found_delete",
    "DROP TRIGGER index_found_update",
    "DROP TABLE index_found",
]
FIRST = ""
LEARN = "ANALYZE"
REBUILD = "INSERT INTO index_found(index_found) VALUES ('rebuild')"


def triggers(connection, apps):
    """Those that keep the words right, where there is a table of words."""
    is_there = connection.vendor == "sqlite" and "index_found" in connection.introspection.table_names()
    return [Trigger(sql.split()[2], "index_searchentry", sql) for sql in TRIGGERS] if is_there else []


SET = TriggerSet("index_found_", triggers, when_made=REBUILD)


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
