"""Rows that many tests begin with: made once in a process, and put back as they were for each test after the first."""

from django.apps import apps
from django.db import connection, transaction

from privacyportal.core.models import PublicChange

_kept = {}


def once(make):
    """Do to the database what `make` does, which may only add rows. Where each table holds as many as before an earlier
    time, the rows of that time are put back; where a test has rows of its own already, `make` runs as it always does."""
    before = _counts()
    if made := _kept.get((make, before)):
        _put_back(made)
    else:
        make()
        _kept[make, before] = _last_rows(before)


def _models():
    """Without the rows that the database itself writes."""
    return [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and model != PublicChange
    ]


def _counts():
    names = [connection.ops.quote_name(model._meta.db_table) for model in _models()]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'(SELECT count(*) FROM {name})' for name in names)}")
        return cursor.fetchone()


def _last_rows(before):
    """What came in each table since it held so many rows."""
    tables = zip(_models(), before, _counts(), strict=True)
    return [(model, list(model._base_manager.order_by("-pk")[: now - was])) for model, was, now in tables if now > was]


@transaction.atomic
def _put_back(made):
    for model, rows in made:
        model._base_manager.bulk_create(reversed(rows))
