"""Mail as files, where no mail server is set: each is there whole or not at all, also when the disk is full."""

import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.core.mail.backends import filebased

END = b"\n" + b"-" * 79 + b"\n"


class EmailBackend(filebased.EmailBackend):
    """Raises OSError for a mail that could not be written, so that the queue tries again."""

    def open(self):
        return False

    def send_messages(self, messages):
        for message in messages:
            name = f"{datetime.now():%Y%m%d-%H%M%S}-{uuid.uuid4().hex}"
            _write_whole(Path(self.file_path) / f"{name}.log", message.message().as_bytes() + END)
        return len(messages)


def _write_whole(path, content):
    half = path.with_suffix(".half")
    try:
        half.write_bytes(content)
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise
