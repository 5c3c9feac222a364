"""Where uploaded files lie: below DATA_DIR, under a name that nobody can guess and that says nothing."""

import secrets
from contextlib import suppress
from pathlib import Path

from django.core.files.storage import FileSystemStorage


def storage_path(instance, filename):
    """The place of one upload; its own name is kept in the row, not on the disk."""
    return f"{instance._meta.app_label}/{instance._meta.model_name}/{secrets.token_hex(16)}"


class StorageAway(OSError):
    """The server that keeps the files does not answer, or refuses us (core/bucket_storage.py). Later is better."""


class WholeFileStorage(FileSystemStorage):
    """A file is there whole or not at all, also when the disk is full."""

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except OSError:
            with suppress(OSError):
                Path(self.path(name)).unlink()
            raise
