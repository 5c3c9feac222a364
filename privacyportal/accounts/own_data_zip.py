"""One's own data as a zip: for machines as JSON, for people as plain text, and the files beside it."""

import json
import logging
import tempfile
import zipfile

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from .personal_data import registered_parts

log = logging.getLogger("portal.security")
READ_ME = "Dit zijn uw gegevens van Privacy voor gemeenten, op {moment}.\n\n"


def zip_of(user):
    """Everything that the registered parts hold of `user`: a zip file, opened at its beginning."""
    known, opened_zip = {}, tempfile.TemporaryFile()  # noqa: SIM115 (closed by the answer that sends it)
    with zipfile.ZipFile(opened_zip, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in registered_parts():
            known[part.name], files = part.export(user)
            for number, (name, opened) in enumerate(files, start=1):
                with opened:
                    archive.writestr(f"bestanden/{part.name}/{number}-{name}", opened.read())
        text = json.dumps(known, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("gegevens.json", text)
        archive.writestr("gegevens.txt", _as_text(json.loads(text)))
    log.info("person %s took a copy of her data", user.pk)
    opened_zip.seek(0)
    return opened_zip


def _as_text(known):
    moment = timezone.localtime().strftime("%d-%m-%Y %H.%M uur")
    return READ_ME.format(moment=moment) + "\n".join(_lines(known))


def _lines(value, indent=""):
    """`value` as indented lines, one fact per line; nothing is left out."""
    if not isinstance(value, dict | list):
        yield f"{indent}{'-' if value in (None, '') else value}"
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value, start=1)
    for name, inner in pairs:
        if isinstance(inner, dict | list):
            yield f"{indent}{name}:" if inner else f"{indent}{name}: -"
            yield from _lines(inner, indent + "  ")
        else:
            yield f"{indent}{name}: {'-' if inner in (None, '') else inner}"
