"""One's own data as a zip: for machines as JSON, for people as plain text, and the files beside it."""

import json
import logging
import tempfile
import zipfile

from django.core.serializers.json import DjangoJSONEncoder

from .own_data_text import as_text
from .personal_data import registered_parts

log = logging.getLogger("portal.security")


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
        archive.writestr("gegevens.txt", as_text(known))
    log.info("person %s took a copy of her data", user.pk)
    opened_zip.seek(0)
    return opened_zip
