"""A concept product out of a Word file: its text and images, the file itself, and what is said of what stayed behind."""

from dataclasses import dataclass

from django.db import transaction

from privacyportal.core.documents.word.from_word import WordText
from privacyportal.core.files import IfLost, Received, Upload
from privacyportal.core.markdown import TextTooLong
from privacyportal.core.refusals import Refused

from . import checking, files, publishing
from .left_behind import sentences, what_came
from .models import Product, ProductFile
from .pasted_text import clean_text
from .text_images import keep
from .versions import versions_of

BEGUN = "Begonnen met het Word-bestand"
LONGEST_TITLE = Product._meta.get_field("title").max_length
NOT_LOOKED_AT = "Nog niet nagekeken. Dezelfde tekst staat op deze pagina."
STILL_IN_FILE = (
    "In het Word-bestand bij het product staan {what} nog wel. Mogen lezers die niet zien? Vervang het bestand dan, of haal "
    "het weg."
)
NO_TEXT = (
    "In {name} staat geen tekst die kan meekomen. Is het een scan, of staat alles in kop- en voetteksten? Plak of typ de "
    "tekst dan zelf in een nieuw product."
)
NOT_KEPT = "Het Word-bestand zelf is niet bewaard. {why}"


@dataclass(frozen=True)
class WordFile:
    """What came in: as it was sent, as it was read, and `received` when it was checked in time.

    `refusal` says why the file itself cannot stay, though its text can come.
    """

    upload: Upload
    word: WordText
    received: Received | None = None
    refusal: str = ""
    if_lost: IfLost = IfLost.ASK


@transaction.atomic
def begin_with_word(*, source, by, publisher, kind, title=""):
    """A new concept with the text of the file, and the file itself as a file of it. Returns it. Raises Refused."""
    own = source.word.title or source.upload.name.rpartition(".")[0]
    begun = f"{BEGUN} {source.upload.name}. {what_came(source.word.came)}".strip()
    report = [begun, *_about_title(title, own), *sentences(source.word.lost)]
    report += [NOT_KEPT.format(why=source.refusal)] if source.refusal else _still_in_file(source.word.lost)
    values = {
        "title": title or _shortened(own),
        "publisher": publisher,
        "kind": kind,
        "body": _body(source),
        "owner": by,
    }
    product = publishing.save_concept(product=Product(), by=by, values=values, why="\n".join(report))
    for name, content in source.word.pictures.items():
        keep(name, content)
    if not source.refusal:
        _keep_file(source, product, by)
    return product


def report_of(product):
    """The sentences of its beginning, the first naming the file; None when it did not begin with one."""
    first = versions_of(product).order_by("history_id").first()
    said = (first and first.history_change_reason) or ""
    return said.split("\n") if said.startswith(BEGUN) else None


def _body(source):
    """As saving the form would leave it, so that saving changes no word. Raises Refused."""
    if not source.word.text.strip():
        raise Refused(NO_TEXT.format(name=source.upload.name))
    try:
        return clean_text(source.word.text)
    except TextTooLong as error:
        raise Refused(f"De tekst van {source.upload.name} past niet op een pagina. {error.message}") from None


def _keep_file(source, product, by):
    about = {"accessible": ProductFile.Accessible.PARTLY, "accessibility_note": NOT_LOOKED_AT}
    file = ProductFile(product=product, title=product.title, description="Het oorspronkelijke document.", **about)
    if source.received:
        files.fill(file, source.received, source.if_lost)
    else:
        checking.fill_raw(file, source.upload, source.if_lost)
    file.save()
    if file.is_being_checked:
        files.note_choice(file=file, by=by)
    elif file.losses:
        files.note_losses(file=file, by=by)


def _still_in_file(lost):
    """What readers could find in the download, though not on the page."""
    names = {"de verborgen tekst": ["hidden"], "de openstaande wijzigingen": ["taken", "refused"]}
    found = [name for name, kinds in names.items() if any(lost.get(kind) for kind in kinds)]
    return [STILL_IN_FILE.format(what=" en ".join(found))] if found else []


def _about_title(typed, own):
    """What of the title that the document gives itself is not in the title of the page."""
    if typed and typed.casefold() != own.casefold():
        return [f"De titel in het document was: {own}"]
    return [f"De titel is ingekort. In het document was hij: {own}"] if len(own) > LONGEST_TITLE else []


def _shortened(title):
    if len(title) <= LONGEST_TITLE:
        return title
    return f"{title[: LONGEST_TITLE - 1].rpartition(' ')[0] or title[: LONGEST_TITLE - 1]}…"
