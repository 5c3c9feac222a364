"""A stranger's file is opened in a process of its own (`opening`); here we ask it, and wait only so long."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from .kinds import MAX_TEXT, FileRefused, Kind, Refusal

MAX_WAIT = 40  # seconds on the clock; `opening` also counts its seconds of processor time
ROOT = Path(__file__).resolve().parents[3]
NEEDED_BY_PYTHON = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH")  # and none of our secrets

log = logging.getLogger("portal.files")


def clean_apart(kind: Kind, content: bytes) -> tuple[bytes, int | None]:
    """The cleaned copy of a file and, of a PDF, its number of pages. Raises FileRefused."""
    head, _, cleaned = _run("clean", kind, content).partition(b"\n")
    answer = json.loads(head or b"{}")
    if "pages" in answer:
        return cleaned, answer["pages"]
    if "refused" not in answer:
        log.warning("a %s file could not be cleaned: %s", kind, answer.get("failed", "out of time or memory"))
    raise FileRefused(Refusal[answer.get("refused", "FAILED")])


def extract_text(content: bytes, kind: Kind) -> str:
    """What the file says, for the search index and the leak check: as far as it could be read in time.

    At most MAX_TEXT characters; nothing for images; never raises for what is in the file.
    """
    if kind in (Kind.PNG, Kind.JPG):
        return ""
    return _run("read", kind, content).decode("utf-8", "ignore")[:MAX_TEXT]


def _run(task: str, kind: Kind, content: bytes) -> bytes:
    command = [sys.executable, "-B", "-m", "privacyportal.core.files.opening", task, kind]
    surroundings = {name: os.environ[name] for name in NEEDED_BY_PYTHON if name in os.environ}
    silent = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            command, input=content, cwd=ROOT, env=surroundings, timeout=MAX_WAIT, check=False, **silent
        )
    except subprocess.TimeoutExpired as late:
        return late.stdout or b""
    except OSError as error:
        log.error("no process to open files in: %s", error)
        return b""
    return done.stdout
