"""Office files are ZIP archives: checked before anything is unpacked, and written anew."""

import stat
import zipfile
from io import BytesIO

from .kinds import FileRefused, Refusal

MAX_PARTS = 5_000
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 200  # unpacked bytes for one packed byte
LOCKED_PART = 0x1


def unpack(content: bytes) -> dict[str, bytes]:
    """Every part by its name, in order. Raises FileRefused."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts, len(content))
            return {part.filename: archive.read(part) for part in parts if not part.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise FileRefused(Refusal.DAMAGED) from None


def _check_parts(parts: list[zipfile.ZipInfo], packed: int) -> None:
    if any(part.flag_bits & LOCKED_PART for part in parts):
        raise FileRefused(Refusal.LOCKED)
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise FileRefused(Refusal.TOO_MUCH)
    names = {part.filename.lower() for part in parts}
    if len(names) < len(parts) or not all(_is_ordinary(part) for part in parts):
        raise FileRefused(Refusal.WRONG_TYPE)


def _is_ordinary(part: zipfile.ZipInfo) -> bool:
    """A plain file in a folder of the archive itself, packed the way office programs do."""
    name = part.orig_filename
    climbs = name.startswith("/") or ".." in name.split("/")
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    is_packed_plainly = part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return is_packed_plainly and not (climbs or is_link or any(odd in name for odd in "\\:\0"))


def pack(parts: dict[str, bytes]) -> bytes:
    """A new archive without dates, gaps or notes; a `mimetype` is not compressed, so that programs can read it."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return written.getvalue()
