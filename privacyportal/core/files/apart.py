"""A stranger's file is opened in a process of its own: with little time, little memory and none of our secrets.

Run as `python -m privacyportal.core.files.apart clean pdf`, with the file on standard input.
"""

import json
import logging
import os
import resource
import subprocess
import sys
from pathlib import Path

from .kinds import FileRefused, Kind, Refusal

MAX_SECONDS = 20  # of one processor
MAX_WAIT = 40  # seconds on the clock
MAX_MEMORY = 1536 * 1024**2
ROOT = Path(__file__).resolve().parents[3]
NEEDED_BY_PYTHON = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV")

log = logging.getLogger("portal.files")


def clean_apart(kind: Kind, content: bytes):
    """The Cleaned copy of a file. Raises FileRefused."""
    from .cleaning import Cleaned

    head, _, cleaned = _run("clean", kind, content).partition(b"\n")
    answer = json.loads(head or b"{}")
    if "pages" in answer:
        return Cleaned(cleaned, answer["pages"])
    if "refused" not in answer:
        log.warning("a %s file could not be cleaned: %s", kind, answer.get("failed", "out of time or memory"))
    raise FileRefused(Refusal[answer.get("refused", "FAILED")])


def read_apart(kind: Kind, content: bytes) -> bytes:
    """The text of a file in UTF-8, as far as it could be read in time."""
    return _run("read", kind, content)


def _run(task: str, kind: Kind, content: bytes) -> bytes:
    command = [sys.executable, "-B", "-m", __name__, task, kind.value]
    surroundings = {name: os.environ[name] for name in NEEDED_BY_PYTHON if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=surroundings,
            timeout=MAX_WAIT,
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    except OSError as error:
        log.error("no process to open files in: %s", error)
        return b""
    return done.stdout


def main(task: str, kind: Kind) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to us, to no disk
    content = sys.stdin.buffer.read()
    if task == "read":
        from .extraction import write_text

        write_text(kind, content, sys.stdout.buffer)
    else:
        sys.stdout.buffer.write(_cleaned(kind, content))


def _cleaned(kind: Kind, content: bytes) -> bytes:
    from .cleaning import clean

    try:
        cleaned = clean(kind, content)
    except FileRefused as refused:
        return json.dumps({"refused": refused.reason.name}).encode()
    except Exception as error:  # whatever a parser makes of a broken file, the visitor gets our sentence
        return json.dumps({"failed": type(error).__name__}).encode()
    return json.dumps({"pages": cleaned.pages}).encode() + b"\n" + cleaned.content


if __name__ == "__main__":
    main(sys.argv[1], Kind(sys.argv[2]))
