"""The portal behind a real PgBouncer in transaction mode: locks hold, long lists come whole, settings stay our own."""

import os
import subprocess
import sys

import pytest

from tests.pooled import pgbouncer
from tests.postgres import private_cluster

pytestmark = pytest.mark.deep

ASKED = """
import threading
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from privacyportal.core.only_one import only_one
from privacyportal.laws.models import Law

call_command("migrate", verbosity=0)
assert connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] is True

def noise(stop):  # other people's transactions, so that connections change hands
    while not stop.is_set():
        Law.objects.count()
    connection.close()

stop = threading.Event()
others = [threading.Thread(target=noise, args=[stop]) for _ in range(8)]
[other.start() for other in others]
try:
    seen = []
    for _ in range(30):
        with only_one("mail") as first, only_one("mail") as second, only_one("other") as third:
            seen.append((first, second, third))
    assert seen == [(True, False, True)] * 30, seen
    with connection.cursor() as cursor:
        for _ in range(30):
            cursor.execute("SHOW timezone")
            assert cursor.fetchone()[0] == "UTC"
    rows = connection.cursor()
    rows.execute("CREATE TABLE numbers AS SELECT generate_series(1, 3000) AS id")
    from django.db import models
    class Number(models.Model):
        class Meta:
            app_label, db_table, managed = "laws", "numbers", False
    taken = []
    for row in Number.objects.order_by("pk").iterator(chunk_size=100):  # outside a transaction, slowly
        taken.append(row.pk)
        row.pk % 500 or Law.objects.count()
    assert taken == list(range(1, 3001))
finally:
    stop.set(); [other.join() for other in others]
print("kept")
"""


def test_locks_cursors_and_settings_behind_pgbouncer(tmp_path):
    with private_cluster() as direct, pgbouncer(direct) as pooled:
        surroundings = os.environ | {
            "DATABASE_URL": pooled,
            "PGBOUNCER": "on",
            "DATA_DIR": str(tmp_path),
            "SECRET_KEY": "only-for-the-tests",
            "DJANGO_SETTINGS_MODULE": "privacyportal.settings",
        }
        done = subprocess.run([sys.executable, "-c", ASKED], env=surroundings, capture_output=True, text=True)
    assert done.stdout.endswith("kept\n"), done.stderr[-2000:]
