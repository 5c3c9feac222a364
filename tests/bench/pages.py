"""Every kind of page: what it costs beside a bare view, and beside itself when there is more of everything."""

from tests.bench.asking import Visitor, WrongAnswer, middle
from tests.bench.portals import beside
from tests.bench.report import Part

VISITOR, MEMBER, DESK = "bezoeker", "lid", "beheer"
NOT_SHARED = "gemeten=1"  # a query string that no page is kept under
OF_VISITORS = {
    "Begin": "/",
    "Catalogus": "/producten/",
    "Catalogus, één filter": "/producten/?soort=guide",
    "Catalogus, drie filters": "/producten/?organisatie=vng&soort=guide&onderwerp=fg",
    "Catalogus, woord": "/producten/?q=grondslag",
    "Product": "/producten/privacyraamwerk/",
    "Contact": "/contact/",
    "Hulp": "/hulp/",
    "Begrippen": "/hulp/begrippen/",
    "Privacyverklaring": "/privacyverklaring/",
    "Keuzehulp": "/keuzehulp/",
    "Modellen": "/modellen/",
    "Register": "/register/",
    "Zoeken": "/zoeken/?q=datalek",
    "Sitemap": "/sitemap.xml",
    "Feed": "/producten/feed/",
    "Open data (JSON)": "/producten.json",
}
OF_MEMBERS = {
    "Begin, als lid": "/",
    "Product, als lid": "/producten/privacyraamwerk/",
    "Community": "/community/",
    "Forum": "forum",
    "Onderwerp, 11 reacties": "replies_11",
    "Onderwerp, 25 reacties": "replies_25",
    "Laatste pagina van het langste": "long",
    "Nieuw voor u": "/account/volgt/nieuw/",
    "Ledenlijst": "/account/leden/",
    "Mijn account": "/account/",
}
OF_THE_DESK = {
    "Beheer, begin": "/beheer/",
    "Beheer, kennisproducten": "/beheer/products/product/",
    "Beheer, personen": "/beheer/accounts/user/",
    "Beheer, onderwerpen": "/beheer/products/theme/",
}
SHARED = ("Begin", "Catalogus", "Product", "Contact", "Hulp")  # what visitors share is made once
MOST_GROWN = {"Forum": 1.2, "Onderwerp, 25 reacties": 1.2, "Laatste pagina van het langste": 1.2}
MOST_OF_BARE = {"Onderwerp, 11 reacties": 32, "Onderwerp, 25 reacties": 48, "Forum": 28}
MOST_GROWN |= {name: 2.0 for name in OF_VISITORS if name.startswith("Catalogus")}


def pages(filled):
    """(name, who, address) of each kind of page; the addresses of conversations differ per portal."""
    for who, those in ((VISITOR, OF_VISITORS), (MEMBER, OF_MEMBERS), (DESK, OF_THE_DESK)):
        for name, address in those.items():
            yield name, who, filled.get(address, address)


def visitors_of(portal, filled):
    cookies = filled["cookies"]
    return {
        VISITOR: Visitor(portal),
        MEMBER: Visitor(portal, cookies["member"]),
        DESK: Visitor(portal, cookies["desk"]),
    }


def measure(portal, filled, size, bare=None, tell=print):
    """By name of page: its Cost, and that of the bare view with the same bytes, when there is one."""
    readers, found = visitors_of(portal, filled), {}
    for name, who, address in pages(filled):
        try:
            found[name] = _in_turns(readers[who], address, size, bare)
        except WrongAnswer as wrong:
            tell(f"    {name}: {str(wrong).splitlines()[0]}")
    return found


def _in_turns(reader, address, size, bare):
    reader.warm(address)
    answer = reader.ask(address)
    beside = bare.visitor_for(address, answer.body) if bare else None
    rounds = [
        (reader.cost(address, size.seconds), beside and beside[0].cost(beside[1], size.seconds))
        for _ in range(size.rounds)
    ]
    ours, theirs = zip(*rounds, strict=True)
    return middle(ours), middle(theirs) if bare else None


class Bare:
    """The bare view under the same gunicorn; it is given the bytes of a page to hand out."""

    def __init__(self, portal):
        self.portal, self.reader = portal, None

    def visitor_for(self, address, body):
        name = "".join(sign if sign.isalnum() else "-" for sign in address) or "x"
        (self.portal.folder / "pages" / name).write_bytes(body)
        self.reader = self.reader or Visitor(self.portal)
        return self.reader, f"/page/{name}/"


def statements(portal, filled):
    """How many statements each kind of page asks, counted in a process beside the portal."""
    asked = "\n".join(f"{who}\t{name}\t{address}" for name, who, address in pages(filled))
    cookies = filled["cookies"]["member"], filled["cookies"]["desk"]
    lines = beside(portal, "tests.bench.statements", *cookies, asked=asked).splitlines()
    return {name: int(count) for name, count in (line.split("\t") for line in lines if "\t" in line)}


def part_of_few(costs, counts):
    """The part of the report about one portal of ordinary size, beside the bare view."""
    part = Part("pages", "Elke soort pagina, naast een kale view")
    part.lines.append("Een portaal met de startteksten, 1.000 berichten en 100 leden. Eén proces van gunicorn.")
    rows = [("Pagina", "CPU (ms)", "kaal (ms)", "× kaal", "wachttijd (ms)", "p99 (ms)", "vragen aan de database")]
    for name, (ours, bare) in costs.items():
        rows.append((name, ours.cpu, bare.cpu, ours.cpu / bare.cpu, ours.wait, ours.last, counts.get(name, "-")))
        if most := MOST_OF_BARE.get(name):
            part.promise(f"{name}: CPU, × kaal", ours.cpu / bare.cpu, float(most))
    part.tables.append(rows)
    return part


def part_of_many(few, many, counts_of_few, counts_of_many, size):
    """The part of the report about what grows."""
    part = Part("growth", "Als er veel meer is")
    much = f"{size.products:,} producten, {size.posts:,} berichten en {size.members:,} leden".replace(",", ".")
    part.lines.append(f"Dezelfde pagina's van een portaal met {much}, naast het kleine.")
    part.lines.append(
        "Catalogus, woord: steeds hetzelfde. Wie een woord als eerste vraagt na een wijziging, wacht tot de database alle "
        "teksten heeft gelezen; dat groeit mee met de catalogus."
    )
    rows = [("Pagina", "wachttijd klein (ms)", "wachttijd groot (ms)", "×", "CPU, ×", "vragen klein", "vragen groot")]
    for name, (cost, _) in many.items():
        if name in few:
            small = few[name][0]
            asked = counts_of_few.get(name, "-"), counts_of_many.get(name, "-")
            rows.append((name, small.wait, cost.wait, cost.wait / small.wait, cost.cpu / small.cpu, *asked))
            if most := MOST_GROWN.get(name):
                part.promise(f"{name}: wachttijd, × klein", cost.wait / small.wait, most)
    part.tables.append(rows)
    return part
