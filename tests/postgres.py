"""Run a command with DATABASE_URL set: the one given, or a private PostgreSQL that lives as long as the command.

python -m tests.postgres python -m pytest
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from glob import glob
from pathlib import Path

SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 "
    "-c shared_buffers=1GB"  # as in compose.yaml; taken only when used
)


def main(command):
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.call(command)
    with private_cluster() as url:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})


@contextmanager
def private_cluster(settings=SETTINGS):
    """Start PostgreSQL in a new folder, reached through a socket in it; yields its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    try:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("postgres" if _has_user("postgres") else "nobody")
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        _run(
            folder,
            "initdb",
            "--pgdata",
            folder / "db",
            "--username",
            "portal",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--locale",
            "C.UTF-8",
        )
        _run(
            folder,
            "pg_ctl",
            "start",
            "--wait",
            "--pgdata",
            folder / "db",
            "--log",
            folder / "log",
            "--options",
            f"{settings} -c unix_socket_directories='{folder}'",
        )
        yield f"postgres://portal@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        _run(folder, "pg_ctl", "stop", "--mode", "immediate", "--pgdata", folder / "db", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder, program, *arguments, check=True):
    owner = folder.stat()
    who = {} if os.geteuid() else {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    command = [_find(program), *map(str, arguments)]
    subprocess.run(command, check=check, cwd=folder, stdout=subprocess.DEVNULL, **who)


def _find(program):
    """The newest PostgreSQL that Debian installed, else the one on PATH."""
    debian = sorted(glob(f"/usr/lib/postgresql/*/bin/{program}"), key=lambda path: float(path.split("/")[4]))
    found = debian[-1] if debian else shutil.which(program)
    if not found:
        sys.exit(f"{program} is not installed: install PostgreSQL, or set DATABASE_URL.")
    return found


def _has_user(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
