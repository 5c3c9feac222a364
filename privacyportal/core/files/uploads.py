"""An upload comes in as it is, and goes on clean or not at all."""

import logging
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from django.conf import settings

from .. import heavy_work
from ..identifiers import Finding
from .cleaning import clean_and_read
from .kinds import MAX_BYTES, FileRefused, Kind, Refusal, kind_of
from .names import clean_name

log = logging.getLogger("portal.files")


class Patience(NamedTuple):
    """How long to wait for a place, for the outcome, and how much of a processor it may take; in seconds."""

    wait: int
    seconds: int
    cpu_seconds: int


IN_A_PAGE = Patience(wait=5, seconds=15, cpu_seconds=15)  # for editors: few at a time
PATIENT = Patience(wait=60, seconds=90, cpu_seconds=60)  # in the background


class StillChecking(Exception):
    """Not done at once: keep `upload`, and let it `finish` in the background. `str()` is the sentence for its sender."""

    def __init__(self, upload):
        self.upload = upload
        super().__init__(
            f"Wij controleren {upload.name} nog. Uw tekst is bewaard. Probeer het over een minuut opnieuw."
        )


@dataclass(frozen=True)
class CleanFile:
    name: str
    kind: Kind
    content: bytes
    pages: int | None  # of a PDF; None for the other kinds

    @property
    def content_type(self) -> str:
        return self.kind.content_type

    @property
    def size(self) -> int:
        """In bytes, after cleaning."""
        return len(self.content)


@dataclass(frozen=True)
class Received:
    """A cleaned file with its two readings."""

    file: CleanFile
    text: str  # what a reader sees: for the index
    checked_text: str  # all that can be read out of the download: for the leak check, and never stored
    found: tuple[Finding, ...] = ()  # what the leak check found in it, while it was read


@dataclass(frozen=True)
class Upload:
    """What was sent, after a look at its name and size only."""

    name: str
    kind: Kind
    content: bytes

    def finish(self, *, keep_as_is: bool = False, patience: Patience = PATIENT) -> Received:
        """Clean and read it. Raises FileRefused, and WouldLose unless it is kept as it is."""
        try:
            return self._finished(keep_as_is, patience)
        except heavy_work.NotDone as error:
            raise self._refusal(error) from None

    def finish_at_once(self) -> Received:
        """The same in a page that its sender waits for, a few seconds at most. Raises StillChecking too."""
        patience = Patience(wait=1, seconds=0, cpu_seconds=20)
        try:
            return self._finished(False, patience)
        except (heavy_work.Busy, heavy_work.TookTooLong):
            raise StillChecking(self) from None
        except heavy_work.NotDone as error:
            raise self._refusal(error) from None

    def _finished(self, keep_as_is: bool, patience: Patience) -> Received:
        patience = patience._replace(seconds=max(patience.seconds, settings.UPLOAD_SECONDS))
        try:
            done = heavy_work.run(clean_and_read, self.kind, self.content, keep_as_is, **patience._asdict())
        except FileRefused as refused:
            raise refused.about(self.name) from None
        name = self.name if done.kind == self.kind else f"{PurePath(self.name).stem}.{done.kind}"
        return Received(CleanFile(name, done.kind, done.content, done.pages), done.seen, done.said, done.found)

    def _refusal(self, error: heavy_work.NotDone) -> FileRefused:
        log.warning("a %s file could not be checked: %s", self.kind, type(error).__name__)
        if isinstance(error, heavy_work.Busy):
            return FileRefused(Refusal.NOT_CHECKED, self.name)
        crashed = isinstance(error, heavy_work.Crashed)
        return FileRefused(Refusal.DAMAGED if crashed else Refusal.TOO_MUCH, self.name)


def take(upload) -> Upload:
    """The bytes of an uploaded file (anything with `name`, `size`, `seek` and `read`). Raises FileRefused."""
    name = clean_name(upload.name)
    kind = kind_of(name)
    if upload.size > MAX_BYTES:
        raise FileRefused(Refusal.TOO_BIG, name)
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise FileRefused(Refusal.EMPTY, name)
    if len(content) > MAX_BYTES:
        raise FileRefused(Refusal.TOO_BIG, name)
    return Upload(name, kind, content)


def receive(upload, *, keep_as_is: bool = False, patience: Patience = IN_A_PAGE) -> Received:
    """Take, clean and read an uploaded file. Raises FileRefused, WouldLose."""
    return take(upload).finish(keep_as_is=keep_as_is, patience=patience)


def receive_at_once(upload) -> Received:
    """The same in a few seconds. Raises FileRefused, WouldLose, StillChecking."""
    return take(upload).finish_at_once()


def accept(upload, *, keep_as_is: bool = False) -> CleanFile:
    """The cleaned copy of an uploaded file. Raises FileRefused, WouldLose."""
    return receive(upload, keep_as_is=keep_as_is).file


def read_again(content: bytes, kind: Kind, name: str = "bestand", *, keep_as_is: bool = False) -> Received:
    """The same for what is stored already. Raises FileRefused, WouldLose."""
    return Upload(name, kind, content).finish(keep_as_is=keep_as_is)


def extract_text(content: bytes, kind: Kind) -> str:
    """What a reader sees of a stored file; nothing of a file that would not be taken today."""
    try:
        return read_again(content, kind, keep_as_is=True).text
    except FileRefused:
        return ""
