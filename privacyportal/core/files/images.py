"""Photos and drawings: drawn anew from their pixels, so that only the picture is left."""

from io import BytesIO

from PIL import Image, ImageOps

from .kinds import FileRefused, Kind, Refusal

MAX_PIXELS = 45_000_000  # a page of A4 scanned at 600 dots per inch is 35 million
FORMATS = {Kind.PNG: "PNG", Kind.JPG: "JPEG"}


def clean(kind: Kind, content: bytes) -> bytes:
    """The picture alone, turned upright. Raises FileRefused."""
    upright = ImageOps.exif_transpose(_opened(content, FORMATS[kind]))
    if kind == Kind.JPG and upright.mode not in ("L", "RGB", "CMYK"):
        upright = upright.convert("RGB")
    cleaned = _written(upright, FORMATS[kind])
    _opened(cleaned, FORMATS[kind])
    return cleaned


def _opened(content: bytes, format: str) -> Image.Image:
    try:
        image = Image.open(BytesIO(content), formats=[format])
    except Image.DecompressionBombError:
        raise FileRefused(Refusal.TOO_MANY_PIXELS) from None
    except (OSError, SyntaxError, ValueError):
        raise FileRefused(Refusal.DAMAGED) from None
    if image.width * image.height > MAX_PIXELS:
        raise FileRefused(Refusal.TOO_MANY_PIXELS)
    return image


def _written(image: Image.Image, format: str) -> bytes:
    image.load()
    colours = image.info.get("icc_profile")
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    written = BytesIO()
    image.save(written, format, icc_profile=colours, quality=90)
    return written.getvalue()
