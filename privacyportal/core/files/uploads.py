"""An upload comes in as it is, and goes on clean or not at all."""

import logging
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from django.conf import settings

from .. import heavy_work
from ..attempts import note_refused_file
from ..identifiers import Finding, find_personal
from .kinds import MAX_BYTES, FileRefused, Kind, Refusal, kind_of
from .names import clean_name
from .refusals import IfLost, Loss

log = logging.getLogger("portal.files")


class Patience(NamedTuple):
    """How long to wait for a place, for the outcome, and how much of a processor it may take; in seconds."""

    wait: int
    seconds: int
    cpu_seconds: int


IN_A_PAGE = Patience(wait=5, seconds=15, cpu_seconds=15)  # when nobody else waits
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
    found: tuple[Finding, ...] = ()  # what the leak check found in it while it was read, and in its name
    losses: tuple[Loss, ...] = ()  # what cleaning took away, or would have taken away from what is kept as it is


@dataclass(frozen=True)
class Upload:
    """What was sent, after a look at its name and size only."""

    name: str
    kind: Kind
    content: bytes

    def finish(self, *, if_lost: IfLost = IfLost.ASK, patience: Patience = PATIENT) -> Received:
        """Clean and read it. Raises FileRefused, WouldLose."""
        try:
            return self._finished(if_lost, patience)
        except heavy_work.NotDone as error:
            raise self._refusal(error) from None

    def finish_at_once(self, if_lost: IfLost = IfLost.ASK) -> Received:
        """The same in a page that its sender waits for, a few seconds at most. Raises StillChecking too."""
        patience = Patience(wait=1, seconds=0, cpu_seconds=20)
        try:
            return self._finished(if_lost, patience)
        except (heavy_work.Busy, heavy_work.TookTooLong):
            raise StillChecking(self) from None
        except heavy_work.NotDone as error:
            raise self._refusal(error) from None

    def _finished(self, if_lost: IfLost, patience: Patience) -> Received:
        from .cleaning import clean_and_read  # what opens files is read when there is one: a start need not wait for it

        patience = patience._replace(seconds=max(patience.seconds, settings.UPLOAD_SECONDS))
        try:
            done = heavy_work.run(clean_and_read, self.kind, self.content, if_lost, **patience._asdict())
        except FileRefused as refused:
            note_refused_file(refused, len(self.content))
            raise refused.about(self.name) from None
        name = self.name if done.kind == self.kind else f"{PurePath(self.name).stem}.{done.kind}"
        file, found = CleanFile(name, done.kind, done.content, done.pages), (*_found_in(name), *done.found)
        return Received(file, done.seen, done.said, found, done.losses)

    def _refusal(self, error: heavy_work.NotDone) -> FileRefused:
        log.warning("a %s file could not be checked: %s", self.kind, type(error).__name__)
        if isinstance(error, heavy_work.Busy):
            return FileRefused(Refusal.NOT_CHECKED, self.name)
        crashed = isinstance(error, heavy_work.Crashed)
        return FileRefused(Refusal.DAMAGED if crashed else Refusal.TOO_MUCH, self.name)


def _found_in(name: str) -> list[Finding]:
    """The personal data in the name of a file, which everybody sees; there a `_` is a space."""
    return find_personal(PurePath(name).stem.replace("_", " "))


def take(upload) -> Upload:
    """The bytes of an uploaded file (anything with `name`, `size`, `seek` and `read`). Raises FileRefused."""
    try:
        return _taken(upload)
    except FileRefused as refused:
        note_refused_file(refused, upload.size)
        raise


def _taken(upload) -> Upload:
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


def receive(upload, *, if_lost: IfLost = IfLost.ASK, patience: Patience = IN_A_PAGE) -> Received:
    """Take, clean and read an uploaded file. Raises FileRefused, WouldLose."""
    return take(upload).finish(if_lost=if_lost, patience=patience)


def receive_at_once(upload, if_lost: IfLost = IfLost.ASK) -> Received:
    """The same in a few seconds. Raises FileRefused, WouldLose, StillChecking."""
    return take(upload).finish_at_once(if_lost)


def accept(upload, *, if_lost: IfLost = IfLost.ASK) -> CleanFile:
    """The cleaned copy of an uploaded file. Raises FileRefused, WouldLose."""
    return receive(upload, if_lost=if_lost).file


def read_again(content: bytes, kind: Kind, name: str = "bestand", *, if_lost: IfLost = IfLost.ASK) -> Received:
    """The same for what is stored already. Raises FileRefused, WouldLose."""
    return Upload(name, kind, content).finish(if_lost=if_lost)


def extract_text(content: bytes, kind: Kind) -> str:
    """What a reader sees of a stored file; nothing of a file that would not be taken today."""
    try:
        return read_again(content, kind, if_lost=IfLost.KEEP).text
    except FileRefused:
        return ""
