"""An upload comes in as it is, and goes on clean or not at all."""

from dataclasses import dataclass

from .apart import clean_apart
from .kinds import MAX_BYTES, FileRefused, Kind, Refusal, kind_of
from .names import clean_name


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


def accept(upload) -> CleanFile:
    """A cleaned copy of an uploaded file (anything with `name`, `size`, `seek` and `read`). Raises FileRefused."""
    name = clean_name(upload.name)
    kind = kind_of(name)
    try:
        content, pages = clean_apart(kind, _read(upload))
    except FileRefused as refused:
        raise FileRefused(refused.reason, name) from refused
    return CleanFile(name=name, kind=kind, content=content, pages=pages)


def _read(upload) -> bytes:
    if upload.size > MAX_BYTES:
        raise FileRefused(Refusal.TOO_BIG)
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise FileRefused(Refusal.EMPTY)
    if len(content) > MAX_BYTES:
        raise FileRefused(Refusal.TOO_BIG)
    return content
