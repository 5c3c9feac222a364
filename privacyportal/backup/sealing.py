"""A backup that only the holder of a key can read: age (https://age-encryption.org), with keys as `age-keygen` makes."""

from contextlib import contextmanager

import pyrage

from .faults import BackupRefused, Damaged
from .streams import read_from, written_to

FIRST = b"age-encryption.org/"  # how a sealed file begins
NO_KEY = "Deze back-up is versleuteld. Geef de geheime sleutel met --identity BESTAND."
OTHER_KEY = "Deze sleutel past niet op de back-up. Neem de sleutel die hoort bij de `age1…` van toen."


@contextmanager
def sealed(target, recipients):
    """A file to write to; what reaches `target` can be read with the key of any of `recipients` (`age1…`)."""
    keys = [_recipient(word) for word in recipients]
    with written_to(lambda reader: pyrage.encrypt_io(reader, target, keys)) as writer:
        yield writer


def _recipient(word):
    try:
        return pyrage.x25519.Recipient.from_str(word)
    except pyrage.RecipientError:
        raise BackupRefused(f"{word} is geen openbare sleutel van age. Die begint met age1.") from None


@contextmanager
def unsealed(source, identity):
    """A file to read what is in `source`, opened with the keys in the text `identity`."""
    if not identity:
        raise BackupRefused(NO_KEY)
    keys = _identities(identity)
    with read_from(lambda writer: _open(source, writer, keys)) as reader:
        yield reader


def _open(source, writer, keys):
    try:
        pyrage.decrypt_io(source, writer, keys)
    except pyrage.DecryptError as fault:
        raise (BackupRefused(OTHER_KEY) if "No matching keys" in str(fault) else Damaged()) from None
    except BrokenPipeError:
        raise
    except OSError:
        raise Damaged from None


def _identities(text):
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        return [pyrage.x25519.Identity.from_str(line) for line in lines]
    except pyrage.IdentityError:
        raise BackupRefused(
            "Dit bestand bevat geen geheime sleutel van age. Die begint met AGE-SECRET-KEY-1."
        ) from None
