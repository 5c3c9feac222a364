"""A disk of our own, that can be full and can stop being written on; only who may mount has one."""

import subprocess
from contextlib import contextmanager

ROOM = "700m"
BLOCK = 64 * 1024  # bytes


def may_mount(folder):
    return _mount("-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder)


class Disk:
    def __init__(self, folder):
        self.folder, self.files, self.ballast = folder, folder / "files", folder / "ballast"
        self.is_ours = False

    def __enter__(self):
        self.is_ours = may_mount(self.folder)
        if self.is_ours:
            self.files.mkdir(mode=0o700)
            _mount("--bind", self.files, self.files)
        return self

    def __exit__(self, *_):
        if self.is_ours:
            subprocess.run(["umount", "--lazy", self.files], check=False)
            subprocess.run(["umount", "--lazy", self.folder], check=False)

    @contextmanager
    def full(self):
        """Filled to the last byte; what is given back meanwhile may be used."""
        with open(self.ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * BLOCK)
            except OSError:
                pass
        try:
            yield
        finally:
            self.ballast.unlink()

    @contextmanager
    def read_only(self):
        """Linux makes a disk with faults one for reading only."""
        while not _mount("-o", "remount,bind,ro", self.files):
            pass  # somebody is writing in it
        try:
            yield
        finally:
            _mount("-o", "remount,bind,rw", self.files)


def _mount(*words):
    return subprocess.run(["mount", *map(str, words)], capture_output=True).returncode == 0
