"""The numbers that a table gives next: no number comes twice, also not that of a row that is gone."""

from django.db import connections, models

LAST = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = %s",
    "postgresql": "SELECT last_value FROM pg_sequences WHERE schemaname || '.' || sequencename"
    " = pg_get_serial_sequence(%s, %s)",
}


def last_numbers(numbered_models, database):
    """The last number that each table gave, by the label of its model."""
    return {label: number for label, model in numbered_models.items() if (number := _last(model, database))}


def _last(model, database):
    if not isinstance(model._meta.pk, models.AutoField):
        return None
    connection = connections[database]
    table = model._meta.db_table
    names = [table] if connection.vendor == "sqlite" else [connection.ops.quote_name(table), model._meta.pk.column]
    with connection.cursor() as cursor:
        cursor.execute(LAST[connection.vendor], names)
        row = cursor.fetchone()
    return row and row[0]


def go_on_after(model, number, database):
    """Let the table of `model` give `number` + 1 next, or more when it holds more."""
    connection = connections[database]
    table, column = model._meta.db_table, model._meta.pk.column
    quoted = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, %s)"
            most = f"greatest(%s, (SELECT max({connection.ops.quote_name(column)}) FROM {quoted}))"
            cursor.execute(f"SELECT setval({sequence}, {most})", [quoted, column, number])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            most = f"max(%s, coalesce((SELECT max({connection.ops.quote_name(column)}) FROM {quoted}), 0))"
            cursor.execute(f"INSERT INTO sqlite_sequence(name, seq) VALUES (%s, {most})", [table, number])
