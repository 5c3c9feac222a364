"""Django with the database of DATABASE_URL; import this first. Without one: a SQLite of its own."""

import os
import sys
import tempfile

import tests.environment  # noqa: F401 - before Django reads its settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp(prefix='portal-bench-')}/bench.sqlite3"

import django

django.setup()

sys.excepthook = sys.__excepthook__  # a fault of the bench may say all
