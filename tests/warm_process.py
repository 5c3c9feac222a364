"""Processes for heavy work that need not read their libraries first: copies of one that did (`fork`).

What a job meets is the same: a process of its own with the limits, the group and the exit code of
`core.heavy_process`. Half a second less for each of the hundreds of files and documents of the tests.
"""

import gc
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from importlib import import_module

from privacyportal.core import heavy_process, heavy_work

LIBRARIES = [
    "privacyportal.core.files.cleaning",
    "privacyportal.core.files.web_pictures",
    "privacyportal.core.documents.pandoc",
    "privacyportal.core.documents.word.from_word",
    "products.register.spreadsheets",
]
NUMBER = struct.Struct("i")
READ = 1024**2


class WarmProcess:
    """What `heavy_work` asks of a Popen."""

    def __init__(self, slot):
        self._slot, self.pid, self.returncode = slot, None, None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        os.close(self._answer)
        self.returncode = self._number()
        os.close(self._told)

    def communicate(self, job, timeout):
        until = time.monotonic() + timeout
        self._ask(job)
        self.pid = self._number()
        answer = b"".join(self._parts(until))
        self.returncode = self._number()
        return answer, None

    def _ask(self, job):
        self._answer, answer = os.pipe()
        self._told, told = os.pipe()
        with os.fdopen(os.memfd_create("job"), "w+b") as file:
            file.write(job)
            file.seek(0)
            socket.send_fds(_template(os.getpid()), [b"."], [file.fileno(), answer, self._slot, told])
        os.close(answer)
        os.close(told)

    def _number(self):
        said = os.read(self._told, NUMBER.size)
        return NUMBER.unpack(said)[0] if said else self.returncode

    def _parts(self, until):
        while True:
            if not select.select([self._answer], [], [], max(0, until - time.monotonic()))[0]:
                raise subprocess.TimeoutExpired("heavy work", until)
            part = os.read(self._answer, READ)
            if not part:
                return
            yield part


@cache
def _template(_of_process):
    """The line to the process that is copied; it ends when the line is closed."""
    ours, theirs = socket.socketpair()
    surroundings = {name: os.environ[name] for name in heavy_work.NEEDED_BY_PYTHON if name in os.environ}
    nothing = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-m", "tests.warm_process", str(theirs.fileno())]
    subprocess.Popen(command, cwd=heavy_work.ROOT, env=surroundings, pass_fds=[theirs.fileno()], **nothing)
    theirs.close()
    return ours


def _make_copies(line):
    for name in LIBRARIES:
        import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    me = os.getpid()
    while asked := socket.recv_fds(line, 1, 4)[1]:
        if not os.fork():
            line.close()
            _watch_over(me, *asked)
        for one in asked:
            os.close(one)


def _watch_over(parent, job, answer, slot, told):
    """Start the work, say its number, wait for its end, say how it ended."""
    heavy_process._die_with(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    me = os.getpid()
    worker = os.fork()
    if not worker:
        os.close(told)
        _work(me, job, answer)
    os.setpgid(worker, worker)
    for one in (job, answer, slot):
        os.close(one)
    os.write(told, NUMBER.pack(worker))
    with suppress(BrokenPipeError):
        os.write(told, NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])))
    os._exit(0)


def _work(parent, job, answer):
    os.setpgid(0, 0)
    os.dup2(job, 0)
    os.dup2(answer, 1)
    os.close(answer)
    ended = 1
    with suppress(BaseException):
        heavy_process.main(parent)
        ended = 0
    os._exit(ended)


if __name__ == "__main__":
    _make_copies(socket.socket(fileno=int(sys.argv[1])))
