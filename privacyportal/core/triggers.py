"""Triggers that must stand in the database, made after each migration that took them away.

SQLite drops the triggers of a table that a migration makes anew, and says nothing. PostgreSQL refuses to change a column
that a trigger names. Each app puts its set in SETS when it starts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.apps import apps as installed
from django.db import connections, transaction

SETS = []
STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


class Trigger(NamedTuple):
    name: str  # of this trigger alone; one with other SQL has another name
    table: str
    sql: str


@dataclass(frozen=True)
class TriggerSet:
    """`wanted(connection, apps)` gives its triggers; their names, and no others, begin with `prefix`.

    `when_made` is SQL for what they missed while they were away. A set that `gives_way` is taken away before a
    migration, with the SQL of `when_gone`.
    """

    prefix: str
    wanted: Callable
    when_made: str
    gives_way: bool = False
    when_gone: str = ""


def give_way(sender, using, plan, **kwargs):
    """Before a migration (a signal of Django)."""
    for triggers in SETS if plan else ():
        standing = standing_of(connections[using], triggers.prefix) if triggers.gives_way else {}
        if standing:
            with transaction.atomic(using):
                _execute(using, [*_drops(connections[using], standing), triggers.when_gone])


def make_missing(sender, using, apps=installed, **kwargs):
    """After a migration (a signal of Django); does nothing to what stands as it should."""
    connection = connections[using]
    for triggers in SETS:
        wanted = {trigger.name: trigger for trigger in triggers.wanted(connection, apps)}
        standing = standing_of(connection, triggers.prefix)
        stale = {name: table for name, table in standing.items() if name not in wanted}
        missing = [trigger.sql for name, trigger in wanted.items() if name not in standing]
        if stale or missing:
            with transaction.atomic(using):
                _execute(using, [*_drops(connection, stale), *missing, triggers.when_made])


def standing_of(connection, prefix):
    """The table of each trigger of a set, by its name."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return {name: table for name, table in cursor.fetchall() if name.startswith(prefix)}


def _drops(connection, standing):
    on = connection.vendor == "postgresql"
    return [f"DROP TRIGGER {name}{f' ON {table}' if on else ''}" for name, table in standing.items()]


def _execute(using, statements):
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
