"""Why a backup is not made, read or put back, in a sentence for whoever runs the portal."""

from contextlib import contextmanager

from django.core.management import CommandError
from django.db import OperationalError

FAILED = "Dat is niet gelukt: {fault}. Er is niets half achtergebleven. Los dit op en geef de opdracht opnieuw."


class BackupRefused(Exception):
    """Nothing was written; the words say why, and what to do."""


class Damaged(BackupRefused):
    def __init__(self, where=""):
        place = f" ({where})" if where else ""
        super().__init__(
            f"Dit bestand is beschadigd of niet compleet{place}. Er is niets teruggezet. Neem een andere back-up."
        )


@contextmanager
def told_to_the_operator():
    """What is refused, and what a disk, a network or a database did not do, is a sentence instead of a traceback."""
    try:
        yield
    except BackupRefused as fault:
        raise CommandError(fault) from None
    except (OSError, OperationalError) as fault:
        raise CommandError(FAILED.format(fault=str(fault).strip().rstrip("."))) from None
