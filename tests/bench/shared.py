"""The pages that visitors share: kept, unchanged since (304), and as they would be made for every request."""

from tests.bench.asking import Visitor, least
from tests.bench.pages import MOST_SHARED, OF_VISITORS, SHARED
from tests.bench.report import Part

LEAST_SAVED = 10  # times less than making it
NOT_SHARED = "gemeten=1"  # a query string that no page is kept under


def part(portal, costs, size):
    """`costs` are those of the same portal, by name of page: ours and the bare view's."""
    part = Part("shared", "Wat bezoekers delen, naast dezelfde pagina die steeds opnieuw wordt gemaakt")
    rows = [("Pagina", "bewaard (ms CPU)", "304 (ms CPU)", "steeds gemaakt (ms CPU)", "× minder")]
    for name in SHARED:
        kept, bare = costs[name]
        unchanged, made = measure(portal, OF_VISITORS[name], size)
        rows.append((name, kept.cpu, unchanged.cpu, made.cpu, made.cpu / kept.cpu))
        part.promise(f"{name}, 304: CPU, × kaal", unchanged.cpu / bare.cpu, MOST_SHARED)
        part.promise(f"{name}: CPU, deel van wat maken kost", kept.cpu / made.cpu, 1 / LEAST_SAVED)
    part.tables.append(rows)
    return part


def measure(portal, address, size):
    """The Cost of an answer 304, and of the page when it is made each time."""
    reader = Visitor(portal)
    known = {"If-None-Match": reader.ask(address).headers["ETag"]}
    rounds = [
        (reader.cost(address, size.seconds, 304, **known), reader.cost(f"{address}?{NOT_SHARED}", size.seconds))
        for _ in range(size.rounds)
    ]
    return map(least, zip(*rounds, strict=True))
