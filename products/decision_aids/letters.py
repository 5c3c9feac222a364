"""The letter that belongs to an aid, with its open places marked; what a writer must know stands above it."""

from django.conf import settings

from privacyportal.core.documents import blocks
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import markdown

from .addresses import start_url
from .records import colophon

FILL_IN = "Vul de gemarkeerde plekken in. Haal daarna deze toelichting en het laatste onderdeel weg."
HEAD = ("[Naam en adres van de ontvanger]", "[Plaats en datum]", "Onderwerp: [onderwerp, zonder persoonsgegevens]")
GREETING, END = "Beste [naam]", ("Met vriendelijke groet,", "[Naam en functie]", "[Naam van de gemeente]")


def letter(aid):
    """The Document of the letter of a LiveAid; its definition has one."""
    paper = aid.definition.letter
    parts = [blocks.styled(blocks.MARGINAL, blocks.paragraph(blocks.text(FILL_IN)), *markdown(paper.guidance))]
    parts += [_line(line) for line in (*HEAD, f"{GREETING},")]
    for part in paper.parts:
        parts += [blocks.heading(1, part.title), *(_line(line) for line in part.text.splitlines() if line.strip())]
    parts.append(blocks.paragraph(*_with_breaks(END)))
    options = {"subject": f"Keuzehulp: {aid.definition.title}", "colophon_title": "Over deze brief"}
    about = colophon(aid, "Adres van de keuzehulp", f"{settings.SITE_URL}{start_url(aid)}")
    return Document(paper.title, tuple(parts), about, **options)


def _line(line):
    return blocks.paragraph(blocks.with_open_places(line))


def _with_breaks(written):
    return [
        [*blocks.with_open_places(line), *([{"t": "LineBreak"}] if line != written[-1] else [])] for line in written
    ]
