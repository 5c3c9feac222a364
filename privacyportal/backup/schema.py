"""The tables as they were for a set of migrations: a backup goes back into those, and is brought up to date afterwards."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from .faults import BackupRefused

OTHER_VERSION = (
    "Deze back-up is gemaakt met versie {portal} van het portaal. Deze versie kent niet alle migraties daarvan ({first}). "
    "Zet de back-up terug met die versie of een nieuwere."
)


def check_known(migrations, database, *, portal):
    """Raises BackupRefused when this version lacks one of `migrations`, which version `portal` had."""
    known = MigrationExecutor(connections[database]).loader.graph.nodes
    if unknown := [f"{app}.{name}" for app, name in migrations if (app, name) not in known]:
        raise BackupRefused(OTHER_VERSION.format(portal=portal, first=unknown[0]))


def migrate_to(migrations, database):
    """Make the tables of `database` as they are after `migrations`; returns the apps with the models of then."""
    executor = MigrationExecutor(connections[database])
    targets = _last_of(migrations, executor.loader.graph)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def migrations_of(database):
    return sorted(MigrationExecutor(connections[database]).loader.applied_migrations)


def _last_of(migrations, graph):
    """Those that no other of `migrations` in the same app builds on."""
    done = set(migrations)
    return [
        migration
        for migration in migrations
        if not any(child.key in done and child.key[0] == migration[0] for child in graph.node_map[migration].children)
    ]
