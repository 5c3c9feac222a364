"""A spreadsheet read as plain text, in a process of its own: nothing in it runs, and it can take no page with it."""

from privacyportal.core import heavy_work

from .recognising import sheets_of
from .workbook import MOST_BYTES, NotRead, Workbook

SECONDS, CPU_SECONDS = 30, 12  # a full register takes 3 of the processor; others may be busy on it
MEMORY = 900 * 1024**2  # of address space; a full register takes a third of it
TOO_LARGE = "Dit bestand is groter dan 10 MB. Verwijder afbeeldingen, of verdeel het register over meer bestanden."
EMPTY = "Dit bestand is leeg."
NOTHING_IN_IT = (
    "In dit bestand staat geen tekst. Staat uw register er als afbeelding in? Dan kunnen wij het niet lezen."
)
TOO_MUCH = "Dit bestand kost te veel tijd of geheugen. Kopieer alleen uw register naar een nieuw bestand."
BUSY = "Het is nu druk. Probeer het over een minuut opnieuw."


def read(content, name):
    """The Workbook in this file. Raises NotRead with a sentence for the person who sent it."""
    return in_a_process(read_here, content, name)


def in_a_process(function, *args):
    """What `function(*args)` returns, within bounds of time and memory. Raises NotRead."""
    try:
        return heavy_work.run(function, *args, wait=6, seconds=SECONDS, cpu_seconds=CPU_SECONDS, memory=MEMORY)
    except heavy_work.Busy:
        raise NotRead(BUSY) from None
    except heavy_work.NotDone:
        raise NotRead(TOO_MUCH) from None


def read_here(content, name):
    """As `read`, in this process: for work that is in a process of its own already."""
    if len(content) > MOST_BYTES:
        raise NotRead(TOO_LARGE)
    if not content.strip():
        raise NotRead(EMPTY)
    form, sheets = sheets_of(content)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise NotRead(NOTHING_IN_IT)
    return Workbook(name, form, filled)
