"""An image in the text of a product: which are welcome, and where they live, under a name that says nothing."""

import logging
import re
import secrets

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from privacyportal.core import heavy_work
from privacyportal.core.files import FileRefused, Refusal
from privacyportal.core.files.web_pictures import redrawn
from privacyportal.core.scan import ScannerUnavailable, Verdict, is_scanning, scan

log = logging.getLogger("portal.files")
FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
ACCEPTED = [f"image/{kind.lower()}" for kind in FORMATS]
MAX_BYTES = 5 * 1024**2
MAX_PIXELS = 25_000_000
MAX_SIDE = 1600  # pixels
FOLDER = "images"
NAME = re.compile(r"[0-9a-f]{32}\.[a-z]{3,4}")
NO_ANSWER = "{what} is niet toegevoegd: de controle op schadelijke code geeft geen antwoord. Probeer het later opnieuw."
TOO_SLOW = "De afbeelding is niet toegevoegd: de controle duurt te lang. Probeer het over een minuut opnieuw."


def drawn_image(upload):
    """The extension and the bytes of an uploaded picture, drawn anew as we keep it. Raises ValidationError."""
    width, height = upload.image.size
    if upload.image.format not in FORMATS:
        raise forms.ValidationError("Kies een PNG, JPG of WebP.")
    if upload.size > MAX_BYTES or width * height > MAX_PIXELS:
        raise forms.ValidationError("De afbeelding is te groot: hooguit 5 MB en 25 megapixels.")
    refuse_unless_clean(upload)
    upload.seek(0)
    return FORMATS[upload.image.format], _drawn_in_time(upload)


def _drawn_in_time(upload):
    """By work that keeps no page waiting."""
    try:
        return heavy_work.run(redrawn, upload.read(), MAX_SIDE, wait=1, seconds=settings.UPLOAD_SECONDS)
    except (heavy_work.Busy, heavy_work.TookTooLong):
        raise forms.ValidationError(TOO_SLOW) from None
    except (heavy_work.NotDone, FileRefused) as error:
        log.warning("an image could not be drawn: %s", type(error).__name__)
        raise forms.ValidationError(Refusal.DAMAGED.format(name=upload.name)) from None


def keep_drawn(extension, content):
    """Store a picture of `drawn_image` under a random name. Returns its path."""
    return keep(f"{secrets.token_hex(16)}.{extension}", content)


def as_markdown(path):
    """The picture as it stands in a text; its writer still has to describe it."""
    return f"![beschrijf hier de afbeelding](/media/{path})"


def keep(name, content):
    """Store what was drawn anew, for everyone to see. Returns its path."""
    if not NAME.fullmatch(name):
        raise ValueError("this is no name of ours")
    return default_storage.save(f"{FOLDER}/{name}", ContentFile(content))


def refuse_unless_clean(upload, what="De afbeelding"):
    """An image is in the text at once, so it cannot wait for the scanner as a file does. Raises ValidationError."""
    if not is_scanning():
        return
    upload.seek(0)
    try:
        if scan(upload.read(), settings.UPLOAD_SECONDS) != Verdict.CLEAN:
            raise forms.ValidationError(Refusal.INFECTED.format(name=upload.name))
    except ScannerUnavailable as error:
        log.warning("an image could not be scanned: %s", type(error).__name__)
        raise forms.ValidationError(NO_ANSWER.format(what=what)) from error
