"""Work for tests/core/test_heavy_work.py: found by name in a fresh process, so without Django."""

import ctypes
import os
import subprocess
import time

from privacyportal.core.files.kinds import FileRefused, Kind, Refusal


def double(value):
    return value * 2


def kind_of_word(word):
    return {"kind": Kind(word), "seen": {word}, "raw": bytearray(b"x")}


def refuse(name):
    raise FileRefused(Refusal.EMPTY, name)


def fail(typed):
    raise ValueError(typed)


def sleep(seconds):
    time.sleep(seconds)
    return "slept"


def note_and_sleep(seconds):
    """Start and end, on the clock that all processes share."""
    started = time.monotonic()
    time.sleep(seconds)
    return started, time.monotonic()


def sleep_in_a_program():
    subprocess.run(["sleep", "271828"], check=True)


def loop():
    while True:
        pass


def eat_memory():
    return len(bytearray(8 * 1024**3))


def crash():
    ctypes.string_at(0)


def kill_itself():
    os.kill(os.getpid(), 9)


def chatter():
    print("a library says hello", flush=True)
    return "quiet"


def write_to_disk(path):
    try:
        with open(path, "wb") as file:
            file.write(b"x" * 100)
    except OSError:
        return "refused"


def surroundings():
    return dict(os.environ), os.nice(0), os.getsid(0)


class Takeover:
    def __reduce__(self):
        return os.system, ("touch taken-over",)


def answer_with_a_call():
    return Takeover()


def answer_with_a_class_of_others():
    return subprocess.CompletedProcess([], 0)
