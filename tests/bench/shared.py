"""The pages that visitors share: kept, unchanged since (304), and made for every request; each beside a bare view."""

import json
from statistics import median

from tests.bench.asking import Visitor
from tests.bench.pages import NOT_SHARED, OF_VISITORS, SHARED, Bare
from tests.bench.portals import beside
from tests.bench.report import Part

MOST_OF_BARE = 1.4
LEAST_SAVED = 10
ROUNDS = 5  # times those of another page: a tenth of a millisecond is a tenth of what these cost


def part(portal, bare, size):
    part = Part("shared", "Wat bezoekers delen, naast een kale view en naast dezelfde pagina, steeds gemaakt")
    part.lines.append(
        "Om en om gemeten; elk getal is de middelste van de rondes, elke verhouding die van twee metingen vlak na elkaar. "
        "Wat een pagina bij het maken bewaart (`kept_answer`), is hier bewaard; na een wijziging niet. De laatste tabel is "
        "zonder gunicorn, die van een bewaarde pagina verreweg het meeste kost: wat onze eigen code gebruikt."
    )
    rows = [("Pagina", "bewaard (ms CPU)", "304 (ms CPU)", "kaal (ms CPU)", "steeds gemaakt (ms CPU)", "× minder")]
    for name in SHARED:
        kept, unchanged, plain, made = zip(*rounds(portal, bare, OF_VISITORS[name], size), strict=True)
        rows.append((name, *map(median, (kept, unchanged, plain, made)), median(made) / median(kept)))
        part.promise(f"{name}: CPU, × kaal", times(kept, plain), MOST_OF_BARE)
        part.promise(f"{name}, 304: CPU, × kaal", times(unchanged, plain), MOST_OF_BARE)
    part.tables += [rows, inside(part, portal)]
    return part


def inside(part, portal):
    """The same pages without gunicorn."""
    told = json.loads(beside(portal, "tests.bench.inside").splitlines()[-1])
    for name, (kept, made) in told.items():
        part.promise(f"{name}: CPU van een bewaarde pagina, × van een gemaakte", kept / made, 1 / LEAST_SAVED)
    rows = [(name, kept, made, made / kept) for name, (kept, made) in told.items()]
    return [("Pagina, zonder gunicorn", "bewaard (ms CPU)", "steeds gemaakt (ms CPU)", "× minder"), *rows]


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
