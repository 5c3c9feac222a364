"""How fast a portal starts, what a worker weighs, and how many workers and threads answer most."""

import threading
import time

from tests.bench.asking import Visitor, cpu_of, memory_of
from tests.bench.pages import pages, visitors_of
from tests.bench.report import Part

MOST_SECONDS, MOST_MEGABYTES = 1.5, 80
PROCESSES, PAGES_AT_ONCE = (1, 2, 3, 4), (1, 2, 4, 12, 24)
READERS = 8  # at once, for the measurement of processes


def cold_start(portal, times):
    """Seconds from nothing to an answer; the least of some times."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        with portal:
            found.append(time.perf_counter() - started)
    return min(found)


def part(portals, name, filled, size, tell):
    part = Part("start", "Starten, geheugen en processen")
    seconds = cold_start(portals.again(name), size.rounds)
    part.promise("Koude start: seconden tot het eerste antwoord", seconds, MOST_SECONDS)
    memory, speed = {}, {}
    for number in PROCESSES:
        with portals.again(name, WEB_CONCURRENCY=str(number)) as portal:
            speed[number] = _speed(portal, filled, size.seconds * 6)
            memory[number] = memory_of(portal)
            tell(f"    {number} processes: {speed[number]:.0f} pages per second, {memory[number]:.0f} MB")
    extra = (memory[PROCESSES[-1]] - memory[1]) / (PROCESSES[-1] - 1)
    part.promise("Geheugen van elk proces erbij (PSS, MB)", extra, MOST_MEGABYTES)
    part.lines.append(
        f"{READERS} lezers tegelijk, om en om een forum, een onderwerp en zoeken; elk proces is warm. Het geheugen is van "
        "alle processen van gunicorn samen, wat zij delen één keer geteld."
    )
    rows = [("Processen", "pagina's per seconde", "geheugen (MB)")]
    part.tables.append([*rows, *((str(number), speed[number], memory[number]) for number in PROCESSES)])
    rows = [("Pagina's tegelijk, per proces (van twee)", "pagina's per seconde")]
    part.tables.append([*rows, *_speeds_by_pages_at_once(portals, name, filled, size, tell)])
    return part


def _speeds_by_pages_at_once(portals, name, filled, size, tell):
    for number in PAGES_AT_ONCE:
        portal = portals.again(name, WEB_CONCURRENCY="2", PAGES_AT_ONCE=str(number))
        portal.application = ["--config", "tests/bench/gunicorn_pages_at_once.py", *portal.application]
        with portal:
            speed = _speed(portal, filled, size.seconds * 6)
        tell(f"    {number} pages at once in each of 2 processes: {speed:.0f} pages per second")
        yield str(number), speed


def _speed(portal, filled, seconds):
    """Pages per second of readers at once, after every kind of page was asked of every process."""
    addresses = [filled["forum"], filled["replies_11"], "/zoeken/?q=datalek"]
    _warm(portal, filled)
    until, counts = time.monotonic() + seconds, []
    crowd = [threading.Thread(target=_read, args=(portal, filled, addresses, until, counts)) for _ in range(READERS)]
    for reader in crowd:
        reader.start()
    for reader in crowd:
        reader.join()
    return sum(counts) / seconds


def _warm(portal, filled):
    for _ in range(4):
        for reader in (visitors_of(portal, filled) for _ in range(2)):
            for _, who, address in pages(filled):
                reader[who].ask(address)
    cpu_of(portal)


def _read(portal, filled, addresses, until, counts):
    reader, count = Visitor(portal, filled["cookies"]["member"]), 0
    while time.monotonic() < until:
        reader.ask(addresses[count % len(addresses)])
        count += 1
    counts.append(count)


def first_after_a_change(portal, change, address):
    """Milliseconds of the first page after `change()`, and of the next."""
    reader = Visitor(portal)
    reader.warm(address)
    change()
    time.sleep(1.1)  # so long a process may not know it yet
    return [_milliseconds(reader, address) for _ in range(2)]


def _milliseconds(reader, address):
    started = time.perf_counter()
    reader.ask(address)
    return (time.perf_counter() - started) * 1000
