"""What only one process of all nodes may do at a time: a lock of the database on PostgreSQL, else a file."""

import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from filelock import FileLock, Timeout

NUMBER = 20180525  # any number that nothing else in the database locks with
PAUSE = 0.5  # seconds


@contextmanager
def only_one(name, *, waits=False):
    """Yield whether this process holds the lock `name`; who `waits` always does, when the other is done.

    Who waits asks again and again: behind PgBouncer a connection that waits is one that the other may need.
    """
    lock = _database_lock if connection.vendor == "postgresql" else _file_lock
    while True:
        with lock(name) as is_ours:
            if is_ours or not waits:
                yield is_ours
                return
        time.sleep(PAUSE)


@contextmanager
def _database_lock(name):
    # A second connection: post_office closes the default one between batches, and the lock would go with it. And a lock
    # of a transaction, not of a session: behind PgBouncer a session is anybody's.
    holder = connection.copy()
    try:
        holder.set_autocommit(False)
        with holder.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [NUMBER, name])
            yield cursor.fetchone()[0]
        # Let go in words: after a closed connection the server keeps the lock for a moment.
        holder.rollback()
    finally:
        holder.close()


@contextmanager
def _file_lock(name):
    lock = FileLock(settings.DATA_DIR / f"{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
