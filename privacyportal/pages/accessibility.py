"""What our accessibility statement says (EN 301 549, Besluit digitale toegankelijkheid overheid), once, for the page and for
programs."""

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

STATED_ON = date(2026, 11, 27)
STANDARD = "EN 301 549 v3.2.1"
GUIDELINES = "WCAG 2.1, niveau A en AA"
STATUSES = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
    "E": "nog geen toegankelijkheidsverklaring in het register",
}


class Shortcoming(NamedTuple):
    problem: str
    consequence: str
    way_out: str  # what someone can do until it is solved
    link: tuple[str, str] = ("", "")  # a word of the way out, and where it leads

    @property
    def way_out_linked(self):
        word, address = self.link
        before, _, after = self.way_out.partition(word) if word else (self.way_out, "", "")
        return format_html('{}<a href="{}">{}</a>{}', before, address, word, after) if word else before


SHORTCOMINGS = [
    Shortcoming(
        "Geen onafhankelijk onderzoek", "Er kunnen fouten zijn die wij niet kennen.", "Meld het als iets niet werkt."
    ),
    Shortcoming(
        "Nog niet getest door mensen met een beperking",
        "Iets kan kloppen volgens de norm, maar toch lastig zijn.",
        "Vertel ons wat u tegenkomt.",
    ),
    Shortcoming(
        "Bijlagen van leden",
        "Een bijlage kan slecht leesbaar zijn met hulpsoftware. Wij controleren dat niet vooraf.",
        "Vraag het lid of de moderator om de tekst.",
    ),
    Shortcoming(
        "Oude of grote bestanden",
        "Een bestand bij een kennisproduct kan minder toegankelijk zijn. Dat staat dan bij het bestand.",
        "Lees de tekst op de pagina of vraag ons om hulp.",
    ),
    Shortcoming(
        "Moeilijke woorden uit de wet",
        "Niet elke tekst is op taalniveau B1.",
        "Gebruik de begrippenlijst.",
        ("begrippenlijst", "/hulp/begrippen/"),
    ),
]


def statement(absolute):
    """The statement for programs, with the parts that EU decision 2018/1523 names; `absolute` makes addresses."""
    facts = settings.ACCESSIBILITY
    return {
        "website": absolute("/"),
        "verklaring": absolute(reverse("pages:accessibility")),
        "verklaringVan": STATED_ON,
        "beheerder": str(settings.OPERATOR["name"]),
        "norm": STANDARD,
        "richtlijnen": GUIDELINES,
        "status": facts["status"],
        "statusInWoorden": STATUSES[facts["status"]],
        "statusSinds": facts["since"],
        "onderzoekGeplandOp": facts["research_on"],
        "adresInRegister": facts["register_url"] or None,
        "ondertekendDoor": facts["signed_by"] or None,
        "meldpunt": f"mailto:{settings.OPERATOR['email']}",
        "bekendeProblemen": [
            {"probleem": one.problem, "gevolg": one.consequence, "watKuntUDoen": one.way_out} for one in SHORTCOMINGS
        ],
    }
