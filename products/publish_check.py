"""What must be right before a product goes on the website; a concept may still be full of faults."""

from typing import NamedTuple

from django.utils import timezone

from privacyportal.core.leaks import bsn_sentence
from privacyportal.core.markdown import headings_in, images_in, links_in
from privacyportal.core.public_words import bsns_in_row
from privacyportal.core.shared_pages.kept_answer import looking_around

from .borrowed_tables import missing_tables
from .models import ProductFile
from .old_words import old_words
from .own_pages import lost_among

EMPTY_LINKS = {"klik hier", "hier", "lees meer", "meer", "link", "deze link", "deze pagina", "klik"}
ORIGINAL = ["original_title", "original_publisher", "original_version", "original_url", "original_licence"]
PUBLIC = ["title", "summary", "audience", "when_to_use", "body", *ORIGINAL, "outdated_note", "version", "licence"]
PUBLIC_OF_FILE = ["title", "description", "name", "accessibility_note"]
EMPTY_ALTERNATIVES = {"", "beschrijf hier de afbeelding", "afbeelding", "image", "foto"}


class Fault(NamedTuple):
    field: str  # the field of the form where it can be mended
    message: str


@looking_around()
def find_faults(product, *, summary="", is_major=True):
    """Everything that keeps this row from being published with this change note."""
    files = list(product.files.filter(is_old=False))
    faults = [*_empty_fields(product, files), *_text_faults(product.body), *_old_word_faults(product)]
    faults += [*_file_faults(files), *_bsn_faults(product, files, summary)]
    if is_major and not summary.strip():
        faults.append(Fault("change", "Vul in wat er anders is. Deze zin staat op de website bij Versies."))
    return faults


def bsn_faults(product, summary=""):
    """Each place of this row, its files and its change note where the website would show a BSN."""
    return _bsn_faults(product, product.files.filter(is_old=False), summary)


def _bsn_faults(product, files, summary):
    faults = [Fault(name, sentence) for name, sentence in bsns_in_row(product, PUBLIC)]
    for file in files:
        faults += [Fault("files", f"{file.title}: {sentence}") for _, sentence in bsns_in_row(file, PUBLIC_OF_FILE)]
    if sentence := bsn_sentence((product.concept_of or product).slug, "het adres"):
        faults.append(Fault("title", f"{sentence} Dat kan bij 'Wijzig het adres'."))
    if sentence := bsn_sentence(summary, "de zin bij 'Wat is er anders?'"):
        faults.append(Fault("change", sentence))
    return faults


def _empty_fields(product, files):
    if not product.summary.strip():
        yield Fault("summary", "Vul de samenvatting in. Die staat in de lijst en in zoekmachines.")
    if not product.body.strip() and not product.original_url and not files:
        yield Fault("body", "Vul de tekst in, of voeg een bestand toe.")
    if product.outdated_note and not product.original_title:
        yield Fault("original_title", "Noem het document dat verouderd is, of maak de uitleg daarbij leeg.")
    if not product.check_before_on:
        yield Fault("check_before_on", "Vul in voor wanneer dit product weer wordt gecontroleerd.")
    elif product.check_before_on < timezone.localdate():
        yield Fault("check_before_on", "De controledatum is voorbij. Controleer het product en kies een nieuwe datum.")


def _text_faults(body):
    links, pictures = links_in(body), images_in(body)
    lost = lost_among([part.address for part in [*links, *pictures]], body)
    if any(image.alternative.lower() in EMPTY_ALTERNATIVES for image in pictures):
        yield Fault("body", "Een afbeelding heeft nog geen beschrijving. Zet tussen de haken wat erop te zien is.")
    yield from _skipped_levels(headings_in(body))
    for link in links:
        if link.text.lower().strip(" .!:") in EMPTY_LINKS:
            yield Fault("body", f"De link '{link.text}' zegt niet waar hij heen gaat. Noem de titel van de pagina.")
        if link.address in lost:
            yield Fault("body", f"De link '{link.text}' gaat naar een pagina die niet bestaat: {link.address}")
    for line in missing_tables(body):
        yield Fault(
            "body", f"De regel {line} noemt een tabel die er niet is. Kies een keuzehulp en een vraag of tabel."
        )
    for image in pictures:
        if image.address in lost:
            yield Fault("body", f"De afbeelding {image.address} bestaat niet.")


def _skipped_levels(headings):
    previous = headings[0].level if headings else 0
    for heading in headings:
        if heading.level > previous + 1:
            yield Fault(
                "body",
                f"De kop '{heading.text}' slaat een niveau over. Gebruik {'#' * (previous + 1)} in plaats van "
                f"{'#' * heading.level}.",
            )
        previous = heading.level


def _old_word_faults(product):
    return [
        Fault(
            "body",
            f"Het woord '{word.law.term}' geldt niet meer, nu: {word.law.replaced_by}. Verander het, noem "
            "ook het nieuwe woord, of kies het bij 'Geschreven onder'.",
        )
        for word in old_words(product)
        if not word.is_explained
    ]


def _file_faults(files):
    for file in files:
        if file.scan == ProductFile.Scan.CHECKING:
            yield Fault("files", f"Wij controleren {file.name} nog. Probeer het over een minuut opnieuw.")
        elif file.refusal:
            yield Fault("files", f"{file.refusal} Vervang het bestand of haal het weg.")
        elif file.scan == ProductFile.Scan.REFUSED:
            yield Fault("files", f"Het bestand {file.name} is geweigerd: er zit schadelijke code in. Haal het weg.")
        elif file.must_be_confirmed:
            yield Fault(
                "files",
                f"In {file.name} staan nummers of adressen van mensen. Bevestig bij het bestand dat ze erin horen, of "
                "vervang het bestand.",
            )
