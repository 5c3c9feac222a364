"""Files of a product: what was read in them, what an editor says of that, and what the scanner says."""

from collections import Counter

from django.core.files.base import ContentFile
from django.db import transaction

from privacyportal.core.files import IfLost, Kind, read_again
from privacyportal.core.identifiers import Personal
from privacyportal.core.refusals import Refused
from privacyportal.core.scan import Verdict, is_scanning, scan_waiting

from .models import Change, Product, ProductFile
from .recording import leave_change
from .searchable import index_products

Scan = ProductFile.Scan
MOST_TEXT = 100_000  # characters kept of a file, for search
AT_ONCE = 100  # files that one tick lets scan


def fill(file, received, if_lost=IfLost.ASK):
    """Put what was uploaded into the row `file`; it waits for the scanner, and for an editor when it names people."""
    clean = received.file
    file.name, file.kind, file.content_type = clean.name, clean.kind, clean.content_type
    file.size, file.pages = clean.size, clean.pages
    file.file = ContentFile(clean.content, name=clean.name)
    file.text = received.text[:MOST_TEXT]
    file.found = count(received.found)
    file.is_confirmed = False
    file.losses, file.is_as_it_came = received.losses, bool(received.losses) and if_lost == IfLost.KEEP
    file.refusal = ""
    file.scan = Scan.PENDING if is_scanning() else Scan.CLEAN


def count(findings):
    """How many different numbers and addresses of people of each kind: `{"email": 3}`."""
    return dict(Counter(finding.kind.value for finding in dict.fromkeys(findings)))


@transaction.atomic
def confirm(*, file, by):
    """An editor says that the numbers and addresses in `file` belong there, which stays on record. Raises Refused."""
    if file.holds_bsn:
        raise Refused(f"In {file.name} staat een getal dat op een BSN lijkt. Vervang het bestand.")
    file.is_confirmed = True
    file.save(update_fields=["is_confirmed"])
    _note(file, f"{file.name}: {in_words(file.found)} horen in dit bestand.", by)
    return file


@transaction.atomic
def note_losses(*, file, by):
    """Keep on record what an editor chose where cleaning takes away `file.losses`."""
    lost = " en ".join(file.losses)
    if file.is_as_it_came:
        _note(file, f"{file.name}: bewaard zoals het is, vanwege {lost}.", by)
    else:
        _note(file, f"{file.name}: toch schoongemaakt. Niet meer in het bestand: {lost}.", by)
    return file


def note_choice(*, file, by):
    """Keep on record what an editor chose for a file that is still looked at."""
    if file.wish:
        choice = "mag dan zo blijven" if file.wish == IfLost.KEEP else "moet dan toch schoon"
        _note(file, f"{file.name}: neemt schoonmaken iets weg? Het bestand {choice}.", by)


def in_words(found):
    """`3 e-mailadressen en 1 telefoonnummer`."""
    counted = [(Personal(kind).label, number) for kind, number in found.items()]
    return " en ".join(f"{number} {label if number == 1 else _many(label)}" for label, number in counted)


@transaction.atomic
def check_again(file):
    """Clean and read a stored file by the rules of today, for every row that has it; returns what was found in it.

    What editors put on the website stays there, but a file with a BSN is held back until an editor replaces it.
    Raises FileRefused for a file that would not be taken today; it stays as it is.
    """
    same, old = list(ProductFile.objects.filter(file=file.file.name)), file.file.name
    with file.file.open("rb") as content:
        if_lost = IfLost.KEEP if file.is_as_it_came else IfLost.ASK
        received = read_again(content.read(), Kind(file.kind), file.name, if_lost=if_lost)
    for row in same:
        row.found, row.text = count(received.found), received.text[:MOST_TEXT]
        row.is_confirmed = not row.holds_bsn
        row.size, row.pages = received.file.size, received.file.pages
    same[0].file = ContentFile(received.file.content, name=file.name)
    for row in same:
        row.file = same[0].file
        row.save()
    transaction.on_commit(lambda: file.file.storage.delete(old))
    index_products(Product.objects.filter(files__in=same).distinct())
    return same[0].found


def scan_files():
    """Ask the scanner about the files that wait; part of every tick. Returns how many it judged."""
    return scan_waiting(ProductFile.objects.filter(scan=Scan.PENDING).order_by("pk")[:AT_ONCE], _write_verdict)


@transaction.atomic
def _write_verdict(file, verdict):
    """For every row with this content: a newer concept has rows of its own for the files of its product."""
    same = ProductFile.objects.filter(file=file.file.name)
    is_clean = verdict == Verdict.CLEAN
    same.update(scan=Scan.CLEAN) if is_clean else same.update(scan=Scan.REFUSED, text="")
    index_products(Product.objects.filter(files__in=same).distinct())
    if not is_clean:
        transaction.on_commit(lambda: file.file.storage.delete(file.file.name))


def _many(label):
    return f"{label}sen" if label.endswith("adres") else f"{label}s"


def _note(file, why, by):
    leave_change(file.product.concept_of or file.product, Change.Act.FILE_JUDGED, why, by)
