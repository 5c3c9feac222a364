"""Portals to measure: each with its database, its folder and, when it runs, its gunicorn."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.serving import ROOT, Gunicorn

ENDLESS = ["--max-requests", "0"]  # a worker that makes way for a new one takes what it used along
SETTINGS = {"REQUIRE_STAFF_MFA": "off", "LINK_CHECK_EXTERNAL": "off", "LOG_LEVEL": "INFO"}


class Portals:
    """Makes portals in `folder`, on the databases of one server; the first is prepared, the others are its copies."""

    def __init__(self, databases, folder):
        self.databases, self.folder = databases, Path(folder)
        self.databases.create("prepared")
        self._portal("prepared").prepare()

    def filled(self, name, products, posts, members):
        """Makes a portal with so much in it; returns where it all is."""
        self.databases.create(name, like="prepared")
        portal = self._portal(name)
        arguments = [str(number) for number in (products, posts, members)]
        return json.loads(beside(portal, "tests.bench.fill", *arguments).splitlines()[-1])

    def copy(self, name, like="prepared"):
        self.databases.create(name, like=like)
        return self._portal(name)

    def again(self, name, **environment):
        """The portal of that name, as it runs with other settings."""
        return self._portal(name, **environment)

    def _portal(self, name, **environment):
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        static = folder / "static"
        if name != "prepared" and not static.exists():
            static.symlink_to(self.folder / "prepared/static")
        settings = {"WEB_CONCURRENCY": "1", **SETTINGS, **environment}
        server = Gunicorn(folder, DATABASE_URL=self.databases.address_of(name), **settings)
        server.application = ENDLESS
        return server


def bare_portal(folder):
    """The bare view of tests.bench.bare under our gunicorn."""
    folder = Path(folder) / "bare"
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    server = Gunicorn(folder, WEB_CONCURRENCY="1", BARE_PAGES=str(folder / "pages"))
    server.environment |= {"DJANGO_SETTINGS_MODULE": "tests.bench.bare_settings", "PYTHONPATH": os.fspath(ROOT)}
    server.application = [*ENDLESS, "tests.bench.bare:application"]
    return server


def beside(portal, module, *arguments, asked=""):
    """What a module prints that runs in a process beside the portal, on its database; its progress is shown."""
    environment = portal.environment | {"TEST_DATA_DIR": str(portal.folder), "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, input=asked, stdout=subprocess.PIPE, text=True, check=True, timeout=1500
    )
    return done.stdout
