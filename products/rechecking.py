"""What is stored already, by the checks of today: for the command `recheck_stored`. It names addresses, never words."""

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from privacyportal.core import heavy_work
from privacyportal.core.files import PATIENT, FileRefused, Refusal, WouldLose
from privacyportal.core.files.web_pictures import without_notes
from privacyportal.core.identifiers import Personal
from privacyportal.core.leaks import bsn_sentence
from privacyportal.core.public_words import PublicWords, bsns_in_row

from .files import check_again
from .models import Product, ProductFile
from .publish_check import bsn_faults
from .text_images import FOLDER

CHUNK = 200  # rows in memory
Scan = ProductFile.Scan


def stored_files():
    """Each judged file of a product once, though a newer concept may have a row for it too."""
    judged = ProductFile.objects.filter(scan__in=[Scan.CLEAN, Scan.PENDING])
    names = judged.order_by("file").values_list("file", flat=True).distinct()
    for name in names.iterator(chunk_size=CHUNK):
        if file := judged.filter(file=name).order_by("pk").first():
            yield file


def recheck_file(file):
    """Clean and read it again. Returns what became of it, in a word of the report."""
    try:
        found = check_again(file)
    except FileNotFoundError:
        return "ontbreekt"
    except WouldLose:
        return "niet schoon te maken zonder verlies"
    except FileRefused as refused:
        return "nog niet bekeken" if refused.reason == Refusal.NOT_CHECKED else "niet meer te lezen"
    return "tegengehouden" if Personal.BSN.value in found else "in orde"


def stored_images():
    """The names of the images in the texts of products."""
    try:
        return sorted(default_storage.listdir(FOLDER)[1])
    except FileNotFoundError:  # no image yet. Not asked of `exists`: in a bucket there are no folders
        return []


def recheck_image(name):
    """Take out what is written beside the pixels, under the same name. Returns a word of the report."""
    path = f"{FOLDER}/{name}"
    with default_storage.open(path) as file:
        content = file.read()
    try:
        cleaned = heavy_work.run(without_notes, content, **PATIENT._asdict())
    except heavy_work.Busy:
        return "nog niet bekeken"
    except (heavy_work.NotDone, FileRefused):
        return "niet meer te lezen"
    if not cleaned:
        return "niet meer te lezen"
    if cleaned == content:
        return "in orde"
    default_storage.delete(path)
    default_storage.save(path, ContentFile(cleaned))
    return "schoongemaakt"


def products_with_a_bsn():
    """In their text, their address, what is said of their files, or why they hold no longer; concepts too."""
    for product in Product.objects.order_by("pk").iterator(chunk_size=CHUNK):
        if bsn_sentence(product.status_note) or bsn_faults(product) or _old_files_with_a_bsn(product):
            yield product


def _old_files_with_a_bsn(product):
    names = ["title", "description", "name", "accessibility_note"]
    return any(sentence for file in product.files.filter(is_old=True) for sentence in bsns_in_row(file, names))


def public_rows_with_a_bsn():
    """Of every other table of words that editors publish: help, glossary, change notes and the like."""
    for model in [model for model in apps.get_models() if issubclass(model, PublicWords)]:
        for row in model._default_manager.order_by("pk").iterator(chunk_size=CHUNK):
            if any(bsns_in_row(row, row.public_fields())):
                yield row
