"""Rows that are worked on by one process at a time."""

from django.db import connection


def unclaimed(rows, **locking):
    """The rows that nobody else is working on, held until the transaction ends; where rows have no locks: all of them."""
    skips = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(skip_locked=skips, **locking)
