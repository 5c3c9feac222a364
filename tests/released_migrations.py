"""Which migrations the last release has; what is newer must keep to tests/migration_rules.py.

python -m tests.released_migrations     on the day of a release: writes what is there now to released_migrations.txt
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.migration_rules import faults_of

FILE = Path(__file__).with_suffix(".txt")


def own_apps():
    packages = tuple(f"{name}." for name in settings.ADMIN_OF if not name.startswith("django."))
    return {app.label for app in apps.get_app_configs() if f"{app.name}.".startswith(packages)}


def newest():
    """The last migration of each app of ours."""
    return sorted(end for end in MigrationLoader(None).graph.leaf_nodes() if end[0] in own_apps())


def released():
    return [tuple(line.split()) for line in FILE.read_text().splitlines()]


def unsafe_since(ends):
    """What is wrong with each migration of ours that does not lie before `ends`."""
    graph, ours, state, new_tables, found = MigrationLoader(None).graph, own_apps(), ProjectState(), set(), {}
    old = {node for end in ends for node in graph.forwards_plan(end)}
    for node in dict.fromkeys(node for end in graph.leaf_nodes() for node in graph.forwards_plan(end)):
        if node in old or node[0] not in ours:
            graph.nodes[node].mutate_state(state, preserve=False)
        elif faults := faults_of(graph.nodes[node], state, new_tables):
            found[".".join(node)] = faults
    return found


if __name__ == "__main__":
    import tests.bench.django_here  # noqa: F401

    FILE.write_text("".join(f"{app} {name}\n" for app, name in newest()))
