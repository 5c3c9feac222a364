"""Many rows out of one that the portal made itself: `INSERT … SELECT` in the database, on PostgreSQL."""

from django.db import connection


def multiply(model, row, series, **columns):
    """Copies of the row with this key, one for each row of `series`; `columns` says in SQL what differs."""
    table = model._meta.db_table
    names = [field.column for field in model._meta.local_concrete_fields if not field.primary_key or "id" in columns]
    chosen = ", ".join(f"({columns[name]})" if name in columns else f'model."{name}"' for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    run(f'INSERT INTO "{table}" ({quoted}) SELECT {chosen} FROM "{table}" AS model, {series} WHERE model.id = {row}')
    if "id" in columns:
        run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM \"{table}\"))")


def copy_links(through, owner, source, copies):
    """The many-to-many rows of `source` again for each key in the SQL of `copies`."""
    table = through._meta.db_table
    other = next(
        field.column for field in through._meta.local_concrete_fields if not field.primary_key and field.column != owner
    )
    run(
        f'INSERT INTO "{table}" ("{owner}", "{other}") SELECT copies.id, links."{other}" FROM "{table}" AS links, '
        f'({copies}) AS copies WHERE links."{owner}" = {source}'
    )


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []
