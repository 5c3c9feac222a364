"""Heavy work: at most HEAVY_JOBS at once on this machine, each in a process of its own, with an end.

    text = heavy_work.run(read_text, kind, content, wait=2)

The function (of a module, importable without Django) and what goes in and comes out are pickled. The work has no database,
no settings, no secrets and no disk; it yields to whoever answers pages, and dies with the process that asked for it.
"""

import fcntl
import io
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from .heavy_process import OURS

ROOT = Path(__file__).resolve().parents[2]
NEEDED_BY_PYTHON = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "LANG", "TZ")  # and none of our secrets
PATIENCE = 0.05  # seconds between two looks at the slots
FEW, MANY = 4, 16  # callers of one process, waiting or served; each of them holds a thread that makes pages
few, many = BoundedSemaphore(FEW), BoundedSemaphore(MANY)  # `many` is for work of a tenth of a second


class NotDone(Exception):
    """There is no outcome; the subclasses say why."""


class Busy(NotDone):
    """All slots stayed taken, or too many wait for one already. Later is better."""


class TookTooLong(NotDone):
    """On the clock or of the processor."""


class KeptWaiting(TookTooLong):
    """On the clock: the processor was for others. Later is better."""


class TookTooMuch(NotDone):
    """Memory."""


class Crashed(NotDone):
    """The process ended without a word, or the function raised what is not an exception of ours."""


def run(function, *args, room=few, wait=0, seconds=40, cpu_seconds=20, memory=1536 * 1024**2):
    """What `function(*args)` returns; an exception that we defined ourselves comes back as itself, else NotDone.

    Busy at once when the `room` for callers is full. Waits at most `wait` seconds for a slot, and then `seconds` for
    the outcome. A thread that answers pages waits here, so a view gives small numbers and leaves the rest to `tick`.
    """
    with _place_to_wait(room), _slot(wait) as slot:
        return _outcome(*_in_a_process((function, args, cpu_seconds, memory), seconds, slot))


@contextmanager
def _place_to_wait(room):
    if not room.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        room.release()


@contextmanager
def _slot(wait):
    """An open file that is locked: by us and by the process that does the work, so until both are gone."""
    until = time.monotonic() + wait
    while (slot := _free_slot()) is None:
        if time.monotonic() >= until:
            raise Busy
        time.sleep(PATIENCE)
    try:
        yield slot
    finally:
        os.close(slot)


def _free_slot():
    folder = settings.DATA_DIR / "heavy-work"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(settings.HEAVY_JOBS):
        slot = os.open(folder / f"slot-{number}", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return slot
        except BlockingIOError:
            os.close(slot)
    return None


def _in_a_process(job, seconds, slot):
    """The exit code and what came out."""
    with _started(slot) as process:
        try:
            answer, _ = process.communicate(pickle.dumps(job), timeout=seconds)
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with all that it started
            if isinstance(error, subprocess.TimeoutExpired):
                raise KeptWaiting from None
            raise
    return process.returncode, answer


def _started(slot):
    command = [sys.executable, "-B", "-m", "privacyportal.core.heavy_process", str(os.getpid())]
    surroundings = {name: os.environ[name] for name in NEEDED_BY_PYTHON if name in os.environ}
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    # A group of its own, to be ended whole; not a session, in which Linux would forget how unimportant it is.
    return subprocess.Popen(command, **streams, cwd=ROOT, env=surroundings, pass_fds=[slot], process_group=0)


def _outcome(exit_code, answer):
    if exit_code == -signal.SIGXCPU:
        raise TookTooLong
    if exit_code or not answer:
        raise Crashed(f"exit code {exit_code}")
    try:
        word, value = _PlainUnpickler(io.BytesIO(answer)).load()
    except Exception as error:
        raise Crashed("no plain answer") from error
    if word == "returned":
        return value
    if word == "raised":
        raise _exception(*value)
    raise {"memory": TookTooMuch, "failed": Crashed}[word](value)


def _exception(kind, args, attributes):
    error = kind.__new__(kind, *args)
    error.__dict__.update(attributes)
    return error


class _PlainUnpickler(pickle.Unpickler):
    """Whoever took over the process by a hostile file may not take us over by his answer: data, and classes of ours."""

    def find_class(self, module, name):
        found = super().find_class(module, name) if module.split(".")[0] in OURS else None
        if isinstance(found, type) and found.__module__.split(".")[0] in OURS:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no data")
