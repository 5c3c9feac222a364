"""What Prometheus reads of the requests: how many, how long, by route and status; nothing of anybody.

Each process of gunicorn counts in a file of its own in PROMETHEUS_MULTIPROC_DIR, and whichever is asked adds them up. A
file has the name of a place among the processes, not of a process: a new one goes on where the one before it ended, so
that there are never more files than there were processes at once.
"""

import os
import shutil
from threading import Lock

from django.conf import settings

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)  # seconds


_one_maker = Lock()


class _Own:
    place, seconds = "first", None


def is_on():
    return bool(settings.METRICS_TOKEN)


def note_request(method, route, status, seconds):
    """Count one answer. Without METRICS_TOKEN nothing is counted, and the library need not be there."""
    if is_on():
        _seconds().labels(method, route, status).observe(seconds)


def as_text(gauges):
    """All that was counted, and these numbers of now, in the words of Prometheus: bytes, and their content type."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    settings.METRICS_DIR.mkdir(parents=True, exist_ok=True)
    MultiProcessCollector(registry, str(settings.METRICS_DIR))
    registry.register(_Now(gauges))
    return generate_latest(registry), CONTENT_TYPE_LATEST


class _Now:
    """Numbers that belong to no process."""

    def __init__(self, gauges):
        self.gauges = gauges

    def collect(self):
        from prometheus_client.core import GaugeMetricFamily

        for name, (number, meaning) in self.gauges.items():
            yield GaugeMetricFamily(f"portal_{name}", meaning, value=number)


def begin_anew():
    """Before the first process of gunicorn: what an earlier one counted is gone, as Prometheus expects of a restart."""
    if is_on():
        shutil.rmtree(settings.METRICS_DIR, ignore_errors=True)
        settings.METRICS_DIR.mkdir(parents=True)


def take_place(number):
    """This process counts in the file of this place."""
    _Own.place = str(number)


def _seconds():
    with _one_maker:  # two of them would write in one file
        _Own.seconds = _Own.seconds or _made()
    return _Own.seconds


def _made():
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(settings.METRICS_DIR)
    settings.METRICS_DIR.mkdir(parents=True, exist_ok=True)
    from prometheus_client import CollectorRegistry, Histogram, values

    values.ValueClass = values.MultiProcessValue(lambda: _Own.place)
    labels, registry = ["method", "route", "status"], CollectorRegistry()
    return Histogram("portal_request_seconds", "How long requests took", labels, buckets=BUCKETS, registry=registry)
