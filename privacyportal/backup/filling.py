"""Rows into the tables of another database: exactly as they were, and none that were there."""

from contextlib import contextmanager

from django.db import DatabaseError, connections
from psycopg2.extras import execute_values

from .faults import BackupRefused, Damaged
from .sequences import go_on_after
from .tables import columns_of, tally_of

NOT_FITTING = "De nieuwe database neemt een rij niet aan ({table}): {reason} Er is niets veranderd."


def empty_tables(models, database):
    """Take away what the migrations themselves wrote. Foreign keys wait until the transaction ends."""
    with connections[database].cursor() as cursor:
        for model in models.values():
            cursor.execute(f"DELETE FROM {connections[database].ops.quote_name(model._meta.db_table)}")


def add_rows(model, rows, database):
    connection = connections[database]
    fields = [model._meta.get_field(column) for column in columns_of(model)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "
    values = [
        [_for_database(field, value, connection) for field, value in zip(fields, row, strict=True)] for row in rows
    ]
    with _told(model._meta.label), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors:
                execute_values(cursor.cursor, f"{insert} %s", values, page_size=len(values) or 1)
        else:
            cursor.executemany(f"{insert} ({', '.join(['%s'] * len(fields))})", values)


def _for_database(field, value, connection):
    """The word `null` of JSON is not the same as no value at all: a column that must hold something holds that."""
    if value is None and not field.null and field.get_internal_type() == "JSONField":
        return field.get_db_prep_value(value, connection)
    return field.get_db_prep_save(value, connection)


def finish(models, *, tables, last_numbers, database):
    """Let each table number on, and see that all arrived. Raises Damaged."""
    for label, number in last_numbers.items():
        go_on_after(models[label], number, database)
    for label, model in models.items():
        if tally_of(model, database) != tables[label]:
            raise Damaged(label)
    with _told("alle tabellen"):
        connections[database].check_constraints()


@contextmanager
def _told(table):
    """A row that a database does not take is a sentence; what stands in that row is not in it."""
    try:
        yield
    except (DatabaseError, ValueError) as fault:
        told = getattr(getattr(fault.__cause__, "diag", None), "message_primary", None) or str(fault)
        raise BackupRefused(NOT_FITTING.format(table=table, reason=told)) from None
