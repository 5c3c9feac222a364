"""The tables of the tests on SQLite: migrated once for each set of migrations on this machine, and copied after that.

A hundred migrations take each worker of each run twenty seconds; what they make is the same until one of them changes.
"""

import hashlib
import os
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings

KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "privacyportaal-tests"
ALSO_ASKED = ("privacyportal/index/engines/*.py", "requirements-dev.lock")  # what migrations ask beside themselves
MOST = 5


def begin_with_kept(path):
    """Lay the migrated tables at `path`, if an earlier run kept them."""
    if (kept := _place()).exists():
        shutil.copyfile(kept, path)


def keep(connection):
    """Keep the tables of `connection`, in which nothing was written yet but by migrations."""
    if (kept := _place()).exists():
        return
    KEPT.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in sorted(KEPT.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[: 1 - MOST]:
        old.unlink(missing_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(half)])
    half.replace(kept)


def _place():
    said = hashlib.sha256()
    for file in _sources():
        said.update(f"{file.relative_to(file.parents[2])}\n".encode() + file.read_bytes())
    return KEPT / f"{said.hexdigest()[:24]}.sqlite3"


def _sources():
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        yield from sorted(Path(app.path, "migrations").glob("*.py"))
    for pattern in ALSO_ASKED:
        yield from sorted(settings.BASE_DIR.glob(pattern))
