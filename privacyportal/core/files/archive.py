"""Office files are ZIP archives: checked before anything is unpacked, written anew part by part."""

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO

from .kinds import FileRefused, Refusal

MAX_PARTS = 5_000
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 200  # unpacked bytes for one packed byte
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, macros, and new ones behind a password
LOCKED_OFFICE_FILE = "EncryptedPackage".encode("utf-16-le")
LOCKED_PART = 0x1


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Raises FileRefused; an archive that is returned can be unpacked without harm."""
    if content.startswith(OLE) and LOCKED_OFFICE_FILE in content:
        raise FileRefused(Refusal.LOCKED)
    if not content.startswith(b"PK\x03\x04"):
        raise FileRefused(Refusal.WRONG_TYPE)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise FileRefused(Refusal.FAILED) from None
    _check_parts(archive.infolist(), len(content))
    return archive


def _check_parts(parts: list[zipfile.ZipInfo], packed: int) -> None:
    if any(part.flag_bits & LOCKED_PART for part in parts):
        raise FileRefused(Refusal.LOCKED)
    unpacked = sum(part.file_size for part in parts)
    names = {part.filename.lower() for part in parts}
    is_bomb = len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed
    if is_bomb or len(names) < len(parts) or not all(_is_ordinary(part) for part in parts):
        raise FileRefused(Refusal.WRONG_TYPE)


def _is_ordinary(part: zipfile.ZipInfo) -> bool:
    """A plain file in a folder of the archive itself, packed the way office programs do."""
    name = part.orig_filename
    climbs = name.startswith("/") or ".." in name.split("/")
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    is_packed_plainly = part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return is_packed_plainly and not (climbs or is_link or any(odd in name for odd in "\\:\0"))


def rewrite(archive: zipfile.ZipFile, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A new archive of what `change` makes of each part (None leaves it out), without dates, gaps or notes."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            changed = None if part.is_dir() else change(part.filename, archive.read(part))
            if changed is not None:
                packing = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
                copy.writestr(zipfile.ZipInfo(part.filename), changed, packing)
    return written.getvalue()
