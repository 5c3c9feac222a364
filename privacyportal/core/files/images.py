"""Photos and drawings: drawn anew from their pixels, so that only the picture is left."""

from io import BytesIO

from PIL import Image, ImageOps

from .kinds import FileRefused, Kind, Refusal

MAX_PIXELS = 25_000_000
FORMATS = {Kind.PNG: "PNG", Kind.JPG: "JPEG"}
ORIENTATION = 0x0112  # the one EXIF tag that changes what people see
PRIVATE = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"}


def clean(kind: Kind, content: bytes) -> bytes:
    """The picture alone, turned upright. Raises FileRefused."""
    image = _opened(content, [FORMATS[kind]])
    if image is None:
        raise FileRefused(Refusal.WRONG_TYPE)
    upright = ImageOps.exif_transpose(image)
    if kind == Kind.JPG and upright.mode not in ("L", "RGB", "CMYK"):
        upright = upright.convert("RGB")
    cleaned = _written(upright, FORMATS[kind], quality=90)
    _opened(cleaned, [FORMATS[kind]]).load()
    return cleaned


def without_metadata(content: bytes) -> bytes:
    """A picture inside a document, without location and maker; the bytes themselves when there is none to lose.

    It is not turned: the document has made room for it as it lies.
    """
    image = _opened(content, list(FORMATS.values()))
    if image is None or not _says_more(image):
        return content
    turned = Image.Exif()
    turned[ORIENTATION] = image.getexif().get(ORIENTATION, 1)
    quality = "keep" if image.format == "JPEG" else 90
    return _written(image, "PNG" if image.format == "PNG" else "JPEG", quality=quality, exif=turned)


def _opened(content: bytes, formats: list[str]):
    """None when it is not such a picture. Raises FileRefused when it has too many pixels."""
    try:
        image = Image.open(BytesIO(content), formats=formats)
    except Image.DecompressionBombError:
        raise FileRefused(Refusal.TOO_MANY_PIXELS) from None
    except (OSError, SyntaxError, ValueError):
        return None
    if image.width * image.height > MAX_PIXELS:
        raise FileRefused(Refusal.TOO_MANY_PIXELS)
    return image


def _says_more(image: Image.Image) -> bool:
    has_second_picture = image.format == "MPO"
    has_notes = PRIVATE & image.info.keys() or getattr(image, "text", None)
    return bool(has_second_picture or has_notes or image.getexif())


def _written(image: Image.Image, format: str, **options) -> bytes:
    image.load()
    colours = image.info.get("icc_profile")
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    written = BytesIO()
    image.save(written, format, icc_profile=colours, **options)
    return written.getvalue()
