"""An image in the text of a product: which are welcome, and where they live, under a name that says nothing."""

import logging
import re

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from privacyportal.core.files import Refusal
from privacyportal.core.scan import ScannerUnavailable, Verdict, is_scanning, scan

log = logging.getLogger("portal.files")
FORMATS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}
MAX_BYTES = 5 * 1024**2
MAX_PIXELS = 25_000_000
MAX_SIDE = 1600  # pixels
FOLDER = "images"
NAME = re.compile(r"[0-9a-f]{32}\.[a-z]{3,4}")
NO_ANSWER = "{what} is niet toegevoegd: de controle op schadelijke code geeft geen antwoord. Probeer het later opnieuw."


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
