"""The pieces of a run, in the order in which they are measured; each writes its own part of the report."""

import json

from tests.bench import pages, shared, starting
from tests.bench.portals import bare_portal, beside
from tests.bench.report import Part
from tests.bench.run import tell

LONGEST_DIGESTS, SHARE_OF_MEMBERS = 600, 100_000  # seconds, for so many members
MOST_P99 = {200_000: 100, 1_000_000: 200}  # milliseconds, by documents


def pages_of_few(run):
    costs, counts = run.few and run.costs_of_few
    run.write(pages.part_of_few(costs, counts))


def what_visitors_share(run):
    assert run.few
    with run.portals.again("few") as portal, bare_portal(run.portals.folder) as bare:
        run.write(shared.part(portal, bare, run.size))


def start(run):
    run.write(starting.part(run.portals, "few", run.few, run.size, tell))


def change(run):
    """What the first reader after a change waits for."""
    part = Part("change", "De eerste pagina na een wijziging")
    part.lines.append("Een redacteur wijzigt een samenvatting; daarna vraagt een bezoeker de pagina, en nog eens.")
    rows = [("Pagina", "de eerste (ms)", "de volgende (ms)")]
    assert run.few
    with run.portals.again("few") as portal:
        for name in pages.SHARED:
            address = pages.OF_VISITORS[name]
            waits = starting.first_after_a_change(portal, lambda: beside(portal, "tests.bench.change"), address)
            rows.append((name, *waits))
    part.tables.append(rows)
    run.write(part)


def growth(run):
    few, counts_of_few = run.few and run.costs_of_few
    many, counts_of_many = run.many and run.costs_of_many
    run.write(pages.part_of_many(few, many, counts_of_few, counts_of_many, run.size))


def acts(run):
    """What is done rather than read: a reply, a search entry, erasing; in the small and in the large portal."""
    part = Part("acts", "Wat iemand doet, en wat gepland is")
    assert run.few and run.many
    small, large = (
        json.loads(beside(run.portals.again(name), "tests.bench.acts").splitlines()[-1]) for name in ("few", "many")
    )
    rows = [("Daad", "klein (ms)", "groot (ms)", "×")]
    part.tables.append([*rows, *((name, small[name], large[name], large[name] / small[name]) for name in small)])
    run.write(part)


def digests(run):
    """The weekly mail for everybody, in one go and after a kill halfway."""
    assert run.many
    told = json.loads(beside(run.portals.again("many"), "tests.bench.weekly").splitlines()[-1])
    part = Part("digests", "De weekmail")
    for_all = told["seconds"] * SHARE_OF_MEMBERS / told["members"]
    part.promise(f"Weekmail voor {told['members']} leden, omgerekend naar 100.000: seconden", for_all, LONGEST_DIGESTS)
    part.promise("Leden die hem twee keer kregen, na een afbreking halverwege", told["twice"], 0)
    part.promise("Leden die hem niet kregen", told["missed"], 0)
    part.tables.append([("Wat", "gemeten"), *((name, number) for name, number in told.items())])
    run.write(part)


def search(run):
    for documents in run.size.documents:
        name = f"found{documents}"
        portal = run.portals.copy(name)
        told = json.loads(beside(portal, "tests.bench.search", str(documents)).splitlines()[-1])
        part = Part(f"search-{documents}", f"Zoeken in {documents:,} documenten".replace(",", "."))
        part.lines += told["lines"]
        part.promise("Zoeken, p99 (ms)", told["p99"], MOST_P99.get(documents, 100))
        part.tables.append([("Soort vraag", "lezer", "p50 (ms)", "p99 (ms)", "treffers"), *told["rows"]])
        run.write(part)
        run.portals.databases.drop(name)


def markdown(run):
    """The worst texts that we accept, beside an ordinary one."""
    part = Part("markdown", "De zwaarste teksten")
    lines = beside(run.portals.again("prepared"), "tests.bench.markdown").splitlines()
    told = [json.loads(line) for line in lines if line.startswith("[")]
    part.promise("De zwaarste tekst: seconden CPU", max(seconds for _, seconds, _ in told), 2.0)
    part.tables.append([("Tekst", "CPU (s)", "× gewoon"), *sorted(told, key=lambda text: -text[1])[:10]])
    run.write(part)


PIECES = {
    "pages": pages_of_few,
    "shared": what_visitors_share,
    "start": start,
    "change": change,
    "growth": growth,
    "acts": acts,
    "digests": digests,
    "search": search,
    "markdown": markdown,
}
