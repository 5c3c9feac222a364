"""A backup into an empty installation: all of it, or nothing."""

from tempfile import SpooledTemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from . import archive
from .emptiness import refuse_unless_empty
from .faults import Damaged
from .filling import add_rows, empty_tables, finish
from .schema import check_known, migrate_to
from .tables import kept_models, rows_in

KEPT_IN_MEMORY = 2**22  # bytes of one file


def restore(open_source, contents, *, identity="", database="default"):
    """Put back what `contents` says is in the file that `open_source()` opens. Raises BackupRefused, Damaged.

    The rows are there when this returns and not before; the tables are those of the version that made the backup.
    """
    check_known(contents.migrations, database, portal=contents.portal)
    refuse_unless_empty(database, files=contents.files)
    models = kept_models(migrate_to(contents.migrations, database))
    if set(models) != set(contents.tables):
        raise Damaged(archive.TABLES)
    try:
        with transaction.atomic(using=database), open_source() as source:
            empty_tables(models, database)
            with archive.parts_of(source, identity=identity) as parts:
                for name, part in parts:
                    _put_back(name, part, contents, models, database)
            finish(models, tables=contents.tables, last_numbers=contents.last_numbers, database=database)
    except BaseException:
        for name in contents.files:
            default_storage.delete(name)
        raise


def _put_back(name, part, contents, models, database):
    if name.startswith(archive.TABLES):
        lines = part.read()
        _check(name, part, contents)
        model = models[name.split("/")[1]]
        add_rows(model, rows_in(lines, model), database)
    elif name.startswith(archive.FILES):
        with SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as whole:
            while piece := part.read(2**16):
                whole.write(piece)
            _check(name, part, contents)
            _store(name.removeprefix(archive.FILES), whole)


def _check(name, part, contents):
    """What was whole a minute ago can be another file by now."""
    if part.outcome != contents.parts.get(name):
        raise Damaged(name)


def _store(name, whole):
    default_storage.delete(name)  # of an earlier try
    whole.seek(0)
    if default_storage.save(name, File(whole, name)) != name:
        raise Damaged(name)
