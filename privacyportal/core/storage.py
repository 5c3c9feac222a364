"""Where uploaded files lie: below DATA_DIR, under a name that nobody can guess and that says nothing."""

import uuid


def storage_path(instance, filename):
    """The place of one upload; its own name is kept in the row, not on the disk."""
    return f"{instance._meta.app_label}/{instance._meta.model_name}/{uuid.uuid4().hex}"
