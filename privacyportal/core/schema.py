"""Whether the database is as this code expects it."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader


class _Seen:
    is_applied = False  # it stays so as long as this process lives


def is_applied():
    """Has every migration of this code been applied? A database that is further, of newer code, will do."""
    if not _Seen.is_applied:
        loader = MigrationLoader(connection)
        _Seen.is_applied = set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
    return _Seen.is_applied
