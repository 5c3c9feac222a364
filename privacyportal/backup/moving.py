"""All rows from one database into another, and then compared; the files stay where they are."""

from contextlib import contextmanager

import dj_database_url
from django.db import connections, transaction
from django.db.utils import ConnectionHandler, OperationalError, load_backend

from .emptiness import FULL, first_table_with_rows
from .faults import BackupRefused
from .filling import add_rows, empty_tables, finish
from .schema import migrate_to, migrations_of
from .sequences import last_numbers
from .snapshot import known, snapshot
from .tables import Tally, kept_models, lines_of, pages_of

NO_ADDRESS = "Dit adres begrijpt het portaal niet. Schrijf het als postgres://gebruiker:wachtwoord@host/naam."
NO_ANSWER = "De nieuwe database geeft geen antwoord, of laat u niet binnen. Er is niets veranderd."


@contextmanager
def database_at(url):
    """The alias of the database at `url`, which answers."""
    try:
        settings = ConnectionHandler({"default": dj_database_url.parse(url)}).settings["default"]
    except (ValueError, KeyError):
        raise BackupRefused(NO_ADDRESS) from None
    with known(load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "move target")) as alias:
        try:
            connections[alias].ensure_connection()
        except OperationalError:
            raise BackupRefused(NO_ANSWER) from None
        yield alias


def move(target, *, source="default"):
    """Copy every kept table to `target`, which is empty; all or nothing. Returns rows and SHA-256 of each table.

    On SQLite nobody writes meanwhile: the writer waits, and is told so after `timeout` seconds. Raises BackupRefused.
    """
    if table := first_table_with_rows(target):
        raise BackupRefused(FULL.format(where=f"de nieuwe database (tabel {table})", kind="lege database"))
    with _standing_still(source) as moment:
        new = kept_models(migrate_to(migrations_of(source), target))
        with transaction.atomic(using=target):
            empty_tables(new, target)
            tables = {label: _copy(model, new[label], moment, target) for label, model in kept_models().items()}
            numbers = last_numbers(kept_models(), moment)
            finish(new, tables=tables, last_numbers=numbers, database=target)
    return tables


@contextmanager
def _standing_still(source):
    """SQLite lets nobody write meanwhile, PostgreSQL shows one moment."""
    if connections[source].vendor == "sqlite":
        with transaction.atomic(using=source):
            yield source
    else:
        with snapshot(source) as moment:
            yield moment


def _copy(model, new, source, target):
    tally = Tally()
    for page in pages_of(model, source):
        tally.add(lines_of(page))
        add_rows(new, page, target)
    return tally.outcome
