"""Ask ClamAV whether a file is clean, over its INSTREAM command."""

import logging
import socket
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings

from .attempts import note_infected_file

log = logging.getLogger("portal.files")

MAX_WAIT = 30  # seconds, for each step of the conversation
CHUNK = 64 * 1024  # bytes
END = b"\0"


class Verdict(StrEnum):
    CLEAN = "clean"
    INFECTED = "infected"


class ScannerUnavailable(Exception):
    """No answer that we can rely on: nobody there, gone halfway, file too big for it, or no scanner at all."""


def is_scanning() -> bool:
    """Whether this installation has a scanner: CLAMAV_URL is `unix:///path` or `tcp://host:port`."""
    return bool(settings.CLAMAV_URL)


def scan(content: bytes, seconds: float | None = None) -> Verdict:
    """Each step takes at most MAX_WAIT, or `seconds`. Raises ScannerUnavailable; try again later."""
    try:
        with _connection(seconds or MAX_WAIT) as connection:
            connection.sendall(b"zINSTREAM" + END)
            for start in range(0, len(content), CHUNK):
                chunk = content[start : start + CHUNK]
                connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
            connection.sendall(bytes(4))
            answer = _answer(connection)
    except OSError as error:
        raise ScannerUnavailable(str(error)) from error
    verdict = _verdict(answer)
    if verdict == Verdict.INFECTED:
        note_infected_file(len(content))
    return verdict


def scan_waiting(rows, write) -> int:
    """Ask about each of `rows` (with a `file`) and let `write(row, verdict)` keep the answer. Returns how many.

    What the scanner cannot say now, or a file that cannot be read, waits for the next time. Without a scanner (the
    operator took it away) files go by the rules of core/files alone.
    """
    done = 0
    for row in rows:
        try:
            verdict = _verdict_of(row.file) if is_scanning() else Verdict.CLEAN
        except ScannerUnavailable as error:
            log.warning("files wait for the scanner: %s", type(error).__name__)
            break
        except OSError as error:
            log.warning("a file that waits for the scanner cannot be read: %s", type(error).__name__)
            continue
        write(row, verdict)
        done += 1
    return done


def _verdict_of(file) -> Verdict:
    with file.open("rb") as content:
        return scan(content.read())


def _connection(seconds: float) -> socket.socket:
    address = urlsplit(settings.CLAMAV_URL)
    if address.scheme == "tcp" and address.hostname and address.port:
        return socket.create_connection((address.hostname, address.port), seconds)
    if address.scheme != "unix":
        raise ScannerUnavailable("CLAMAV_URL is not unix:///path or tcp://host:port")
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(seconds)
    connection.connect(address.path)
    return connection


def _answer(connection: socket.socket) -> bytes:
    answer = b""
    while END not in answer and len(answer) < CHUNK:
        received = connection.recv(4096)
        if not received:
            break
        answer += received
    return answer.partition(END)[0].strip()


def _verdict(answer: bytes) -> Verdict:
    """Clean only when it says so in so many words."""
    if answer == b"stream: OK":
        return Verdict.CLEAN
    if answer.endswith(b" FOUND"):
        return Verdict.INFECTED
    raise ScannerUnavailable(answer.decode("ascii", "replace") or "no answer")
