"""Files that no row names: a process that was killed while it stored a file leaves that file behind, whole or half."""

import logging
from datetime import timedelta

from django.apps import apps
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from .storage import storage_path

log = logging.getLogger("portal.files")

OLD_ENOUGH = timedelta(days=7)  # whoever writes a file is done by then, and writes its row
LOOKED_AT_EVERY = 24 * 60 * 60  # seconds: on another machine the list of all files is long
FEW = 100  # files; of more than that, no more go than there are rows that name one


def sweep_stray_files():
    """Once a day, by whichever node comes first (scheduled work). Returns how many went."""
    return sweep_now(OLD_ENOUGH) if cache.add("stray-files", True, LOOKED_AT_EVERY) else 0


def sweep_now(age=timedelta(0)):
    """Delete the files of which no row was written in `age`; none at all when this looks like the wrong database."""
    found = stray_files()
    if len(found) > max(FEW, _count_named()):
        log.error("%s files belong to no row: is this the database of these files? Nothing was deleted", len(found))
        return 0
    old = [name for name in found if _is_older(name, age)]
    for name in old:
        default_storage.delete(name)
    if old:
        log.warning("%s files that no row names were deleted", len(old))
    return len(old)


def stray_files():
    """Their names in the storage: pictures in texts are not among them, for no row names those.

    A file may lie in the folder of another model than the one whose row names it, so all rows are asked.
    """
    there = [name for model, field in _file_fields() if field.upload_to is storage_path for name in _files_of(model)]
    named = {name for model, field in _file_fields() for name in _names(model, field)}  # later: a new file has its row
    return [name for name in there if name not in named]


def _file_fields():
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                yield model, field


def _files_of(model):
    folder = storage_path(model(), "").rpartition("/")[0]
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:
        return []


def _names(model, field):
    return model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)


def _count_named():
    return sum(_names(model, field).count() for model, field in _file_fields())


def _is_older(name, age):
    try:
        return default_storage.get_modified_time(name) <= timezone.now() - age
    except FileNotFoundError:
        return False
