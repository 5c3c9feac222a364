"""The documents of a model for Word and LibreOffice: what was filled in, and marked places for what was not."""

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as date_format

from privacyportal.core.documents import blocks
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import markdown

from .deviating import deviations_of
from .filling import SIGN, TYPED, filled_in
from .inspecting import papers_of

READ_ALONG = "Dit is een invulmodel. Laat uw FG en jurist meelezen."
LICENCE = "De tekst van het model valt onder de EUPL-1.2. Wat u zelf invulde, is van u."
SIGNED = ("besluit_datum", "tekendatum")  # a document with such a day is no concept any more
DEVIATIONS = "Afwijkingen van het model"
NO_REASON, NO_ONE = "waarom u afwijkt", "wie dit besloot"


def document(model, facts, papers):
    """The Document of these Papers of a LiveModel; more than one stand in it below each other."""
    definition = model.definition
    title = papers[0].title if len(papers) == 1 else definition.title
    parts = [part for paper in papers for part in _paper(paper, facts, is_alone=len(papers) == 1)]
    about = {"subject": f"Ingevuld model: {definition.title}", "has_parts": len(papers) > 1}
    return Document(title, (*parts, *_deviations(facts)), _colophon(model, facts), **about)


def chosen_papers(facts, name):
    """The Papers that are asked for by the id of one, or all of them by any other word."""
    papers = papers_of(facts)
    return [paper for paper in papers if paper.id == name] or papers


def _paper(paper, facts, is_alone):
    filled = filled_in(paper, facts)
    level = 1 if is_alone else 2
    written = markdown(filled.markdown, level, words=lambda line: list(_inlines(line, filled)))
    return written if is_alone else [blocks.heading(1, paper.title), *written]


def _inlines(line, filled):
    """The words of a line with the pieces at their signs."""
    at = 0
    for sign in SIGN.finditer(line):
        yield from blocks.text(line[at : sign.start()])
        piece = filled.pieces[int(sign[1])]
        yield from blocks.lines(piece.text) if piece.kind == TYPED else blocks.open_place(piece.text)
        at = sign.end()
    yield from blocks.text(line[at:])


def _deviations(facts):
    found = deviations_of(facts)
    if not found:
        return []
    rows = [
        [
            blocks.text(one.about),
            blocks.text(one.advised),
            blocks.text(one.chosen),
            blocks.lines(one.because) or blocks.open_place(NO_REASON),
            blocks.text(one.decided_by) or blocks.open_place(NO_ONE),
        ]
        for one in found
    ]
    said = "Op deze punten wijkt dit document af van het advies van het model."
    head = ["Onderwerp", "Advies", "Gekozen", "Omdat", "Besloten door"]
    table = blocks.table(head, rows, [0.24, 0.18, 0.18, 0.24, 0.16])
    return [blocks.heading(1, f"Bijlage: {DEVIATIONS.lower()}"), blocks.paragraph(blocks.text(said)), table]


def _colophon(model, facts):
    definition, checked = model.definition, model.definition.checked
    is_concept = not any(facts.words.fields.get(name) for name in SIGNED)
    pairs = (
        ("Model", definition.title),
        ("Status", "Concept" if is_concept else ""),
        ("Let op", READ_ALONG),
        ("Gemaakt met", f"Privacy voor gemeenten, {settings.SITE_URL}"),
        ("Versie van het model", f"{model.edition}, gepubliceerd op {_day(model.published_at)}"),
        ("Naar het recht van", _day(definition.law_until)),
        ("Wet", definition.law),
        (
            "Nagekeken",
            f"op {_day(definition.checked_on)} door: {checked['door']}" if checked else "nog niet door een jurist",
        ),
        ("Herkomst", model.origin),
        ("Gemaakt op", _day(timezone.now())),
        ("Adres van het model", f"{settings.SITE_URL}/modellen/{model.slug}/"),
        ("Licentie", LICENCE),
    )
    return tuple((name, value) for name, value in pairs if value)


def _day(moment):
    local = timezone.localtime(moment) if hasattr(moment, "hour") else moment
    return date_format(local, "j F Y")
