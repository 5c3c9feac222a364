"""In what condition the portal is: what is late, full or failing, for machines (`/health/ready/`) and for the operator."""

import os
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from community.models import Attachment
from privacyportal.accounts.models import User
from privacyportal.backup.faults import BackupRefused
from privacyportal.backup.keeping import newest_in
from privacyportal.backup.places import place_of
from privacyportal.core import ticks
from privacyportal.core.mail import late_mail, oldest_waiting, refused_mail
from privacyportal.index.models import SearchEntry
from privacyportal.retention.erasing import count_overdue
from products.models import BrokenLink, ProductFile

LEAST_FREE = 1_000  # megabytes
LONGEST_SCAN = timedelta(hours=1)
OLDEST_BACKUP = timedelta(hours=26)  # each night, and some time to make it
UNKNOWN = "-"  # a name that no file has

START_TICK = "Start `manage.py tick` weer: zonder dat gaat er geen e-mail weg en wordt niets gepubliceerd of gewist."
OPEN_STORAGE = "Kijk of de map of de opslag van bestanden bereikbaar is, en of het portaal erin mag schrijven."
MAKE_ROOM = "Maak ruimte, of vergroot de schijf. Op een volle schijf gaat niets verloren, maar komt er niets bij."
MAKE_BACKUP = "Kijk waarom de back-up van vannacht er niet is, en maak er nu een met `manage.py backup`."
OPEN_BACKUPS = "Kijk of de plaats in BACKUP_TO bestaat, en of het portaal erin mag lezen."
REBUILD = "Bouw de zoekindex met `manage.py rebuild_search`. Tot die tijd vindt niemand iets."
TRY_MAIL = "Controleer de mailserver met `manage.py send_test_mail ADRES`. Er gaat niets verloren."
START_CLAMD = "Kijk of clamd draait. Tot die tijd kan niemand deze bestanden downloaden."


@dataclass(frozen=True)
class Finding:
    """One line of the operator's page; `advice` says what to do when it `is_wrong`."""

    name: str
    figure: str
    is_wrong: bool
    advice: str


def figures():
    """What machines are told: numbers and words without anything about anybody."""
    seconds = ticks.seconds_since()
    ticks.stands_still(seconds)
    return {
        "late_mail": late_mail().count(),
        "oldest_mail_seconds": _seconds_since(oldest_waiting()),
        "tick_seconds": seconds,
        "storage": "away" if folder_is_away() else "ok",
        "free_megabytes": free_megabytes(),
    }


def gauges():
    """The same as numbers of now, each with its meaning in English; what is not known is left out."""
    told = figures()
    numbers = {
        "late_mail": (told["late_mail"], "Mails that wait too long"),
        "oldest_mail_seconds": (told["oldest_mail_seconds"] or 0, "How long the oldest mail waits"),
        "tick_seconds": (told["tick_seconds"], "Since when scheduled work was done last"),
        "storage_up": (int(told["storage"] == "ok"), "Whether the folder of files can be written"),
        "free_bytes": (told["free_megabytes"] * 1_000_000, "Room on the disk of DATA_DIR"),
    }
    return {name: told for name, told in numbers.items() if told[0] is not None}


def findings(*, is_patient=False):
    """All that an operator looks at, in the order of how soon it hurts. Storage on another machine, and what else
    takes time, is only asked when the caller can wait for it."""
    seconds = ticks.seconds_since()
    is_away = folder_is_away() or (is_patient and not storage_answers())
    return [
        Finding("Gepland werk", _how_long_ago(seconds), ticks.stands_still(seconds), START_TICK),
        Finding("Bestanden", "niet bereikbaar" if is_away else "bereikbaar", is_away, OPEN_STORAGE),
        _room(free_megabytes()),
        _count("E-mail die te lang wacht", late_mail().count(), TRY_MAIL),
        Finding("E-mail die geweigerd is", str(refused_mail().count()), False, ""),
        Finding("Mensen bij wie onze e-mail niet aankomt", str(_unreachable()), False, ""),
        _count("Bestanden die langer dan een uur op de virusscan wachten", _waiting_for_the_scan(), START_CLAMD),
        Finding("Kapotte links", str(BrokenLink.objects.count()), False, ""),
        *(_what_takes_time() if is_patient else []),
    ]


def _what_takes_time():
    if settings.BACKUP_TO:
        yield _backup()
    yield _count("Gegevens die al gewist hadden moeten zijn", count_overdue(), START_TICK)
    yield _search()


def _room(free):
    figure = f"{free} MB vrij" if free < 10 * LEAST_FREE else f"{free // 1_000} GB vrij"
    return Finding("Ruimte op de schijf", figure, free < LEAST_FREE, MAKE_ROOM)


def _backup():
    try:
        made_at = newest_in(place_of(settings.BACKUP_TO)[0])
    except (BackupRefused, OSError):
        return Finding("Laatste back-up", "niet te zien", True, OPEN_BACKUPS)
    is_old = made_at is None or timezone.now() - made_at > OLDEST_BACKUP
    return Finding("Laatste back-up", _how_long_ago(_seconds_since(made_at)), is_old, MAKE_BACKUP)


def _search():
    number = SearchEntry.objects.count()
    return Finding("Wat het zoeken kan vinden", f"{number} teksten", not number, REBUILD)


def _count(name, count, advice):
    return Finding(name, str(count), bool(count), advice)


def what_is_wrong():
    return [finding for finding in findings() if finding.is_wrong]


def folder_is_away():
    """Is the folder of files on this machine one that we cannot write in? Never, where files lie on another machine."""
    folder = getattr(default_storage, "base_location", None)
    return bool(folder) and not _can_write(Path(folder))


def storage_answers():
    """Does the storage answer, wherever it is? That may take seconds."""
    try:
        default_storage.exists(UNKNOWN)
    except OSError:
        return False
    return True


def _waiting_for_the_scan():
    """How many files nobody called clean or not for so long that the scanner must be away."""
    since = timezone.now() - LONGEST_SCAN
    attachments = Attachment.objects.filter(scan=Attachment.Scan.PENDING, added_at__lt=since)
    files = ProductFile.objects.filter(scan=ProductFile.Scan.PENDING, product__changed_at__lt=since)
    return attachments.count() + files.count()


def _unreachable():
    return User.objects.filter(is_active=True).exclude(bounced_at=None).count()


def free_megabytes():
    """Where DATA_DIR lies."""
    return shutil.disk_usage(settings.DATA_DIR).free // 1_000_000


def _how_long_ago(seconds):
    if seconds is None:
        return "nog niet gedaan"
    if seconds < 3 * 3600:
        return "zojuist" if seconds < 60 else f"{seconds // 60} minuten geleden"
    return f"{seconds // 3600} uur geleden" if seconds < 2 * 24 * 3600 else f"{seconds // (24 * 3600)} dagen geleden"


def _can_write(folder):
    """The folder of files is made at the first file; until then the one above it counts."""
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK)


def _seconds_since(moment):
    return None if moment is None else max(0, int((timezone.now() - moment).total_seconds()))
