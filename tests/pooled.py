"""A real PgBouncer in transaction mode, in front of a PostgreSQL that listens in a folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.mail_server import free_port

SIZE = 5  # connections to the database, for all of the portal together


@contextmanager
def pgbouncer(database_url):
    """Yields the DATABASE_URL that goes through it; `database_url` is that of tests.postgres.private_cluster."""
    url, port = urlsplit(database_url), free_port()
    folder = Path(tempfile.mkdtemp(prefix="portal-pgbouncer-"))
    (folder / "users.txt").write_text(f'"{url.username}" ""\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = host={unquote(url.hostname)} user={url.username}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = trust\n"
        f"auth_file = {folder}/users.txt\npool_mode = transaction\ndefault_pool_size = {SIZE}\nmax_client_conn = 500\n"
        f"logfile = {folder}/log\n"
    )
    owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())  # root it refuses
    for path in (folder, *folder.iterdir()):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    who = {} if os.geteuid() else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    process = subprocess.Popen(
        [shutil.which("pgbouncer") or "/usr/sbin/pgbouncer", "-q", str(folder / "pgbouncer.ini")],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who,
    )  # fmt: skip
    try:
        until = time.monotonic() + 20
        while not (folder / "log").exists() or "process up" not in (folder / "log").read_text():
            assert process.poll() is None and time.monotonic() < until, "PgBouncer did not start"
            time.sleep(0.1)
        yield f"postgres://{url.username}@127.0.0.1:{port}{url.path}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)
