"""The pages that visitors share: kept, unchanged since (304), and made for every request; each beside a bare view."""

from statistics import median

from tests.bench.asking import Visitor
from tests.bench.pages import OF_VISITORS, SHARED, Bare
from tests.bench.report import Part

MOST_OF_BARE = 1.4
NOT_SHARED = "gemeten=1"  # a query string that no page is kept under
ROUNDS = 5  # times those of another page: a tenth of a millisecond is a tenth of what these cost


def part(portal, bare, size):
    part = Part("shared", "Wat bezoekers delen, naast een kale view en naast dezelfde pagina, steeds gemaakt")
    part.lines.append(
        "Om en om gemeten; elk getal is de middelste van de rondes, elke verhouding die van twee metingen vlak na elkaar. "
        "Wat een pagina bij het maken bewaart (`kept_answer`), is hier bewaard; na een wijziging niet."
    )
    rows = [("Pagina", "bewaard (ms CPU)", "304 (ms CPU)", "kaal (ms CPU)", "steeds gemaakt (ms CPU)", "× minder")]
    for name in SHARED:
        kept, unchanged, plain, made = zip(*rounds(portal, bare, OF_VISITORS[name], size), strict=True)
        rows.append((name, *map(median, (kept, unchanged, plain, made)), median(made) / median(kept)))
        part.promise(f"{name}: CPU, × kaal", times(kept, plain), MOST_OF_BARE)
        part.promise(f"{name}, 304: CPU, × kaal", times(unchanged, plain), MOST_OF_BARE)
    part.tables.append(rows)
    return part


def rounds(portal, bare, address, size):
    """The CPU of a kept page, of 304, of a bare view with the same bytes, and of the page when it is made each time."""
    reader = Visitor(portal)
    answer = reader.ask(address)
    known = {"If-None-Match": answer.headers["ETag"]}
    other, its_address = Bare(bare).visitor_for(address, answer.body)
    for _ in range(size.rounds * ROUNDS):
        yield (
            reader.cost(address, size.seconds / 2).cpu,
            reader.cost(address, size.seconds / 2, 304, **known).cpu,
            other.cost(its_address, size.seconds / 2).cpu,
            reader.cost(f"{address}?{NOT_SHARED}", size.seconds / 2).cpu,
        )


def times(ours, theirs):
    return median(one / other for one, other in zip(ours, theirs, strict=True))
