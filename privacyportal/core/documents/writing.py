"""The one door to documents: made on request, a few at a time, outside the threads that answer pages."""

import logging

from .. import heavy_work
from ..refusals import Refused
from .pandoc import Broken, convert

log = logging.getLogger("portal.documents")

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
PATIENCE = {"room": heavy_work.many, "wait": 4, "seconds": 8, "cpu_seconds": 8, "memory": 1024**3}
BUSY = "Het is nu druk: wij konden uw document niet op tijd maken. Probeer het over een minuut opnieuw."
FAILED = "Wij konden uw document niet maken. Probeer het opnieuw, of kies de andere soort bestand."


class NotMade(Refused):
    """There is no document now; trying again may help."""


def write(document, form):
    """The bytes of a Document as "docx" or "odt". Raises NotMade, with a sentence for who asked."""
    try:
        return heavy_work.run(convert, document.tree(), form, document.has_parts, **PATIENCE)
    except (heavy_work.Busy, heavy_work.TookTooLong) as error:
        raise _not_made(BUSY, error) from None
    except (heavy_work.NotDone, Broken) as error:
        raise _not_made(FAILED, error) from None


def _not_made(sentence, error):
    log.warning("a document could not be made: %s", type(error).__name__)
    return NotMade(sentence)
