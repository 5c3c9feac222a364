"""The portal as it runs in production: gunicorn, the scheduled work, a mail server, and the neighbours that it has."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.serving import ROOT, Gunicorn
from tests.soak.clock import Clock
from tests.soak.disk import Disk
from tests.soak.mail import TroubledMailServer
from tests.soak.neighbours import Bucket, Database, Redis

KINDS = {"plain": {}, "many": {"database": Database, "redis": Redis, "bucket": Bucket}}


class Portal:
    """`with Portal("plain") as portal`: SQLite and a folder. "many": PostgreSQL, Redis and S3."""

    def __init__(self, kind):
        self.kind, self.stack, self.ticks_killed = kind, ExitStack(), 0

    def __enter__(self):
        with ExitStack() as stack:
            self._stand_up(stack)
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self.stack.close()

    def _stand_up(self, stack):
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-soak-")))
        self.disk = stack.enter_context(Disk(self.folder))
        settings = self._neighbours(stack)
        self.mail_server = TroubledMailServer().start()
        stack.callback(self.mail_server.stop)
        self.clock = Clock(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-clock-"))))
        self.web = Gunicorn(self.folder, **settings, **self._own_settings()).prepare()
        self.environment = self.web.environment
        stack.enter_context(self.web)
        stack.callback(self._stop_tick)
        self.start_tick()

    def _neighbours(self, stack):
        settings = {}
        for name, kind in KINDS[self.kind].items():
            neighbour = stack.enter_context(kind())
            setattr(self, name, neighbour)
            settings |= neighbour.settings()
        return settings

    def _own_settings(self):
        return {
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_server.port}",
            "QUESTIONS_PER_HOUR": "100000",
            "REQUIRE_STAFF_MFA": "off",
            "LINK_CHECK_EXTERNAL": "off",
            "WEB_CONCURRENCY": "2",
            "LOG_LEVEL": "WARNING",
        }

    @property
    def port(self):
        return self.web.port

    def start_tick(self):
        """With a clock that may jump; that of gunicorn may not, for libfaketime lets no worker of it live."""
        command = [sys.executable, "manage.py", "tick", "--every", "1"]
        environment = self.environment | self.clock.settings()
        with open(self.folder / "tick.txt", "ab") as log:
            self.tick = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def kill_tick(self):
        """As systemd and Docker do, it is started again."""
        self.tick.kill()
        self.tick.wait()
        self.ticks_killed += 1
        self.start_tick()

    def _stop_tick(self):
        self.tick.terminate()
        self.tick.wait(timeout=60)

    def kill_a_worker(self):
        children = Path(f"/proc/{self.web.process.pid}/task/{self.web.process.pid}/children").read_text().split()
        with suppress(IndexError, ProcessLookupError):
            os.kill(int(random.choice(children)), signal.SIGKILL)
