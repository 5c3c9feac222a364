"""A line in the log for each query that takes longer than SLOW_QUERY_MS: its text, never its values."""

import logging
import time

from django.conf import settings

LONGEST = 600  # signs of a query that are shown

log = logging.getLogger("portal.database")


def watch(connection, **_):
    """Time every query of this connection (a receiver of `connection_created`)."""
    if timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def timed(execute, sql, params, many, context):
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        milliseconds = (time.perf_counter() - started) * 1000
        if milliseconds >= settings.SLOW_QUERY_MS:
            log.warning("slow query, %.0f ms: %s", milliseconds, sql[:LONGEST])
