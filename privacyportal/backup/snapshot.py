"""One moment of a database: who reads through it sees nothing of what is written meanwhile, and stops no writer."""

from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import IsolationLevel

ONE_MOMENT = {
    "sqlite": {"transaction_mode": "DEFERRED"},  # with WAL a reader keeps what it saw first
    "postgresql": {"isolation_level": IsolationLevel.REPEATABLE_READ},
}


@contextmanager
def snapshot(database="default"):
    """The alias of a connection that sees one moment of `database` for as long as the block lasts."""
    connection = connections[database].copy("snapshot")
    connection.settings_dict["OPTIONS"] = {**connection.settings_dict["OPTIONS"], **ONE_MOMENT[connection.vendor]}
    with known(connection) as alias, transaction.atomic(using=alias):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations")  # the moment is that of the first question
        yield alias


@contextmanager
def known(connection):
    """The alias by which Django knows `connection` in this thread, for as long as the block lasts."""
    connections[connection.alias] = connection
    try:
        yield connection.alias
    finally:
        connection.close()
        del connections[connection.alias]
