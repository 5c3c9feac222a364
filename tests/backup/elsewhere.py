"""A second installation beside that of the tests: its own database, migrated and empty, and its own folder of files."""

from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db import connection

from privacyportal.backup.snapshot import known
from privacyportal.backup.tables import kept_models, tally_of

NAME = "elsewhere"


@contextmanager
def another_database():
    """The alias of a copy of the test's database as it is now."""
    creation = connection.creation
    connection.close()  # PostgreSQL copies only a database that nobody uses, SQLite only what is in its file
    creation.clone_test_db(suffix=NAME, verbosity=0, autoclobber=True)
    other = connection.copy(NAME)
    other.settings_dict.update(creation.get_test_db_clone_settings(NAME))
    try:
        with known(other) as alias:
            yield alias
    finally:
        creation.destroy_test_db(suffix=NAME, verbosity=0, keepdb=False)


def tallies(database):
    return {label: tally_of(model, database) for label, model in kept_models().items()}


def all_files(folder=""):
    """Every file in the storage with its bytes."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return {}
    found = {f"{folder}{name}": default_storage.open(f"{folder}{name}").read() for name in names}
    for name in folders:
        found |= all_files(f"{folder}{name}/")
    return found
