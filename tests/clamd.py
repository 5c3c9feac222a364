"""A real clamd on a socket of its own, that knows one virus: ours."""

import shutil
import subprocess
import time
from pathlib import Path

VIRUS = "Hier staat de pimpelmees die kwaad wil"
SETTINGS = """
Foreground yes
LocalSocket {folder}/clamd.sock
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
LogFile {folder}/clamd.log
StreamMaxLength 20M
User {user}
"""


def is_installed():
    return bool(shutil.which("clamd"))


class Clamd:
    """`with Clamd(folder) as clamd`: its address is `clamd.url`."""

    def __init__(self, folder):
        self.folder, self.url = Path(folder), f"unix://{folder}/clamd.sock"

    def __enter__(self):
        (self.folder / "signatures").mkdir(exist_ok=True)
        signature = f"Onze.Pimpelmees:0:*:{VIRUS.encode().hex()}\n"
        (self.folder / "signatures" / "ours.ndb").write_text(signature)
        settings = SETTINGS.format(folder=self.folder, user=Path(self.folder).owner())
        (self.folder / "clamd.conf").write_text(settings.lstrip())
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(["clamd", "-c", self.folder / "clamd.conf"], **quiet)
        until = time.monotonic() + 60
        while not (self.folder / "clamd.sock").exists():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "clamd.log").read_text())
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)
        (self.folder / "clamd.sock").unlink(missing_ok=True)
