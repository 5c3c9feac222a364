"""Work on a register in a process of its own: a hostile file can take no page with it, and it is forgotten with it."""

from privacyportal.core import heavy_work

from .workbook import NotRead, NotReadNow

SECONDS, CPU_SECONDS = 30, 12  # a full register takes 1 of the processor; others may be busy on it
MEMORY = 600 * 1024**2  # of address space; a full register takes a third of it
TOO_MUCH = "Dit bestand kost te veel tijd of geheugen. Kopieer alleen uw register naar een nieuw bestand."
BUSY = "Het is nu druk. Probeer het over een minuut opnieuw."


def in_a_process(function, *args):
    """What `function(*args)` returns, within bounds of time and memory. Raises NotRead, NotReadNow."""
    try:
        return heavy_work.run(function, *args, wait=6, seconds=SECONDS, cpu_seconds=CPU_SECONDS, memory=MEMORY)
    except (heavy_work.Busy, heavy_work.KeptWaiting):
        raise NotReadNow(BUSY) from None
    except heavy_work.NotDone:
        raise NotRead(TOO_MUCH) from None
