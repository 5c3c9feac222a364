"""A picture in a text on the website: drawn anew, upright, no bigger than a page shows; without place and maker."""

from io import BytesIO

from PIL import Image, ImageOps

from .kinds import FileRefused, Refusal
from .pictures import without_metadata

DRAWS = ("transparency", "icc_profile")


def redrawn(content: bytes, most_side: int) -> bytes:
    """Of the same format. Raises FileRefused when it cannot be drawn."""
    try:
        return _redrawn(content, most_side)
    except MemoryError:
        raise
    except Exception:  # whatever Pillow makes of a broken picture
        raise FileRefused(Refusal.DAMAGED) from None


def without_notes(content: bytes) -> bytes | None:
    """A kept picture without what is written beside its pixels; the same when there is nothing. Raises FileRefused."""
    is_clean_webp = content[8:12] == b"WEBP" and not (b"EXIF" in content or b"XMP " in content)
    return content if is_clean_webp else without_metadata(content)


def _redrawn(content: bytes, most_side: int) -> bytes:
    picture = Image.open(BytesIO(content))
    picture_format = picture.format
    picture = ImageOps.exif_transpose(picture)
    picture.thumbnail((most_side, most_side))
    if picture_format == "JPEG":
        picture = picture.convert("RGB")
    picture.info = {name: value for name, value in picture.info.items() if name in DRAWS}  # Pillow would write the rest
    written = BytesIO()
    picture.save(written, picture_format, quality=85)
    return written.getvalue()
