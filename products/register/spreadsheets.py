"""A spreadsheet read as plain text: nothing in it runs."""

from .recognising import sheets_of
from .workbook import MOST_BYTES, NotRead, Workbook

TOO_LARGE = "Dit bestand is groter dan 10 MB. Verwijder afbeeldingen, of verdeel het register over meer bestanden."
EMPTY = "Dit bestand is leeg."
NOTHING_IN_IT = (
    "In dit bestand staat geen tekst. Staat uw register er als afbeelding in? Dan kunnen wij het niet lezen."
)


def read(content, name):
    """The Workbook in this file. Raises NotRead with a sentence for the person who sent it."""
    if len(content) > MOST_BYTES:
        raise NotRead(TOO_LARGE)
    if not content.strip():
        raise NotRead(EMPTY)
    form, sheets = sheets_of(content)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise NotRead(NOTHING_IN_IT)
    return Workbook(name, form, filled)
