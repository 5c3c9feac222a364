"""A backup goes into an installation that holds nothing yet: what someone wrote is never overwritten."""

from django.core.files.storage import default_storage
from django.db import connections

from .faults import BackupRefused
from .tables import kept_models

FULL = (
    "Deze installatie is niet leeg: er staat al iets in {where}. Er is niets veranderd. "
    "Zet een back-up alleen terug in een {kind}."
)
MADE_BY_MIGRATIONS = {"auth", "contenttypes"}


def refuse_unless_empty(database, *, files=()):
    """Raises BackupRefused when a table has rows, or when the storage has files other than `files`."""
    if table := first_table_with_rows(database):
        raise BackupRefused(FULL.format(where=f"de database (tabel {table})", kind="lege database"))
    if _has_other_files(files):
        raise BackupRefused(FULL.format(where="de map met bestanden", kind="lege map"))


def first_table_with_rows(database):
    """The label of a model that has rows, other than those that migrations make themselves; None when all is empty."""
    with connections[database].cursor() as cursor:
        there = set(connections[database].introspection.table_names(cursor))
        for label, model in kept_models().items():
            if model._meta.app_label in MADE_BY_MIGRATIONS or model._meta.db_table not in there:
                continue
            cursor.execute(f"SELECT 1 FROM {connections[database].ops.quote_name(model._meta.db_table)} LIMIT 1")
            if cursor.fetchone():
                return label
    return None


def _has_other_files(known, folder=""):
    """Files of an earlier try to put the same backup back are no others."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return False
    return any(f"{folder}{name}" not in known for name in files) or any(
        _has_other_files(known, f"{folder}{name}/") for name in folders
    )
