"""The one door for Word files that come in as text: read in a process of their own, and refused with a sentence."""

import logging

from ... import heavy_work
from ...files import FileRefused, Refusal
from ...numbers import characters
from ...refusals import Refused
from .from_word import TooLong, from_word

log = logging.getLogger("portal.documents")

PATIENCE = {"wait": 4, "seconds": 20, "cpu_seconds": 15, "memory": 1536 * 1024**2}
BUSY = "Het is nu druk: wij konden {name} niet op tijd lezen. Probeer het over een minuut opnieuw."
TOO_MUCH = (
    "Wij konden {name} niet lezen: er zit te veel in. Verdeel het over meer documenten, of haal de grootste tabellen "
    "en afbeeldingen eruit."
)
TOO_LONG = (
    "De tekst van {name} is te lang: ten minste {length}. Een pagina heeft er hooguit {most}. Verdeel het document over "
    "meer producten, of haal bijlagen eruit."
)
OTHER = "{name} is een {real}-bestand met een andere naam. Kies een bestand dat in Word is bewaard als .docx."
# The sentences of other uploads, where they name what does not fit here.
OWN = {Refusal.TOO_MUCH: TOO_MUCH, Refusal.WRONG_TYPE: Refusal.DAMAGED, Refusal.RENAMED: OTHER}


class NotRead(Refused):
    """There is no text; `str()` says why and what to do."""


def read_word(upload, *, takes_changes, rules):
    """The WordText of an Upload, with the changes that are still open taken or refused. Raises NotRead."""
    name = upload.name
    try:
        return heavy_work.run(from_word, upload.content, takes_changes, rules, **PATIENCE)
    except FileRefused as refused:
        raise NotRead(sentence_about(refused, name)) from None
    except TooLong as error:
        most = f"{rules.most:,}".replace(",", ".")
        raise NotRead(TOO_LONG.format(name=name, length=characters(error.length), most=most)) from None
    except heavy_work.NotDone as error:
        log.warning("a Word file could not be read: %s", type(error).__name__)
        raise NotRead(_sentence(error).format(name=name)) from None


def sentence_about(refused, name):
    """What a FileRefused says to who wants the text of a Word file."""
    own = OWN.get(refused.reason)
    return own.format(name=name, real=refused.real.upper()) if own else str(refused.about(name))


def _sentence(error):
    if isinstance(error, heavy_work.Busy):
        return BUSY
    return Refusal.DAMAGED if isinstance(error, heavy_work.Crashed) else TOO_MUCH
