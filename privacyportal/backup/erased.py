"""The list of what was erased, beside the backups: written after each erasing, read when a backup is put back."""

from django.conf import settings
from django.utils import timezone

from privacyportal.erasures.listing import as_lines, from_lines, together
from privacyportal.erasures.models import Erasure
from privacyportal.retention.policy import ERASURES_KEPT

from .faults import BackupRefused
from .places import place_of

NAME = "erased.jsonl"
UNREADABLE = "{place}{name} is geen lijst van wat is gewist. Er is niets veranderd. Zet een goede lijst op die plek."


def keep_list():
    """Write the list where the backups go, when something was erased since (scheduled work)."""
    if settings.BACKUP_TO and Erasure.objects.filter(is_listed=False).exists():
        write_list(place_of(settings.BACKUP_TO)[0])


def write_list(place):
    """Add what was erased to the list in `place`; what no backup can hold any more goes from it."""
    known, oldest = list(Erasure.objects.all()), timezone.now() - ERASURES_KEPT
    kept = [erasure for erasure in together(read_list(place), known) if erasure.erased_at > oldest]
    with place.write(NAME) as file:
        file.write(as_lines(kept).encode())
    Erasure.objects.filter(pk__in=[erasure.pk for erasure in known]).update(is_listed=True)


def read_list(place, name=NAME):
    """The erasures in a list; none when there is no list. Raises BackupRefused when it cannot be read."""
    if name not in place.names():
        return []
    with place.read(name) as file:
        text = file.read()
    try:
        return from_lines(text.decode())
    except (ValueError, KeyError, TypeError):
        raise BackupRefused(UNREADABLE.format(place=place, name=name)) from None


def lists_beside(*addresses):
    """What was erased according to the list in the place of each address, or to the list that an address names."""
    found = [read_list(*_place_and_list(address)) for address in addresses if address]
    return together(*found)


def _place_and_list(address):
    place, name = place_of(address)
    return place, name if name.endswith(".jsonl") else NAME
