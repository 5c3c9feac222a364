"""What a backup holds: first the database at one moment, then the files that it names."""

import json
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from products.text_images import FOLDER

from . import archive
from .faults import BackupRefused
from .sequences import last_numbers
from .snapshot import snapshot
from .tables import Tally, kept_models, lines_of, pages_of
from .version import VERSION

NOT_MIGRATED = "De database hoort bij een andere versie van het portaal. Draai eerst `manage.py prepare`."


@dataclass
class Made:
    """What went into a backup, in numbers; `missing` are files that a row names and that were not there."""

    rows: int
    files: int
    missing: list


def write_backup(target, *, recipients=(), database="default"):
    """Write a backup of `database` and the files to `target`, while everyone works on. Raises BackupRefused."""
    made_at = timezone.now()
    with snapshot(database) as moment, archive.written(target, made_at=made_at, recipients=recipients) as parts:
        parts.add(archive.ABOUT, _json(_about(made_at, moment)))
        tables = {label: _add_table(parts, label, model, moment) for label, model in kept_models().items()}
        missing = [name for name in _named_files(moment) if not _add_file(parts, name)]
        numbers = last_numbers(kept_models(), moment)
        manifest = {"parts": parts.parts, "tables": tables, "last_numbers": numbers, "missing": missing}
        parts.add(archive.MANIFEST, _json(manifest))
    files = sum(name.startswith(archive.FILES) for name in manifest["parts"])
    return Made(rows=sum(table["rows"] for table in tables.values()), files=files, missing=missing)


def _about(made_at, moment):
    executor = MigrationExecutor(connections[moment])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupRefused(NOT_MIGRATED)
    return {
        "form": archive.FORM,
        "portal": VERSION,
        "made_at": made_at.isoformat(),
        "database": connections[moment].vendor,
        "migrations": sorted(executor.loader.applied_migrations),
    }


def _add_table(parts, label, model, moment):
    tally = Tally()
    for number, page in enumerate(pages_of(model, moment)):
        lines = lines_of(page)
        tally.add(lines)
        parts.add(f"{archive.TABLES}{label}/{number}", lines)
    return tally.outcome


def _named_files(moment):
    """The files that rows name, and the pictures in the texts of editors; each once."""
    for model in kept_models(apps).values():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                rows = model._base_manager.using(moment).exclude(**{field.name: ""}).exclude(**{field.name: None})
                yield from rows.order_by(field.name).values_list(field.name, flat=True).distinct()
    yield from (f"{FOLDER}/{name}" for name in _pictures())


def _pictures():
    try:
        return sorted(default_storage.listdir(FOLDER)[1])
    except FileNotFoundError:
        return []


def _add_file(parts, name):
    """Whether the file was there: what was taken away since the moment of the database is no longer."""
    try:
        with default_storage.open(name) as file:
            parts.add_file(archive.FILES + name, file, file.size)
    except FileNotFoundError:
        return False
    return True


def _json(value):
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
