"""The record of an outcome for a dossier: what was asked and answered, what follows from it, and under which rules."""

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as date_format

from privacyportal.core.documents import blocks
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import inline_markdown, markdown

from .clock import in_words
from .question_page import in_words as answer_in_words
from .register_line import register_line

OWN_DECISION = "De gemeente beslist zelf. Vraag uw FG om advies. Bewaar deze uitkomst bij uw dossier."
LICENCE = "De tekst van het portaal valt onder de EUPL-1.2. Wat u zelf invulde, is van u."
OPEN = "nog invullen"
HALF = [0.4, 0.6]


def record(page, *, notes="", process="", filled_in_by=""):
    """The Document of an OutcomePage with what was typed beside it. Nothing of it is kept."""
    definition = page.aid.definition
    title = definition.record.title if definition.record else definition.title
    parts = [
        *_about(process, filled_in_by),
        *_outcome(page),
        *_why(page.decision),
        *_missing(page.decision),
        *_steps(page),
        *_register(page),
        *_answers(page.decision),
        *_titled("Notities", blocks.paragraphs(notes)),
    ]
    made = f"Verslag van de keuzehulp, gemaakt op {_day(timezone.now())}"
    about = colophon(page.aid, "Adres van deze uitkomst", page.address)
    return Document(title, tuple(parts), about, subtitle=made, subject=f"Keuzehulp: {definition.title}")


def colophon(aid, name, address):
    """Where a document of this aid came from, and the `address` of what it is about."""
    definition, checked = aid.definition, aid.definition.checked
    return (
        ("Keuzehulp", definition.title),
        ("Gemaakt met", f"Privacy voor gemeenten, {settings.SITE_URL}"),
        ("Versie van de regels", f"{aid.edition}, gepubliceerd op {_day(aid.published_at)}"),
        ("Naar het recht van", _day(definition.law_until)),
        (
            "Nagekeken",
            f"op {_day(definition.checked_on)} door: {checked['door']}" if checked else "nog niet door een jurist",
        ),
        *([("Herkomst", aid.origin)] if aid.origin else []),
        ("Gemaakt op", in_words(timezone.now())),
        (name, address),
        ("Licentie", LICENCE),
    )


def _about(process, filled_in_by):
    typed = {"Proces of onderwerp": process, "Ingevuld door": filled_in_by}
    rows = [[blocks.text(name), blocks.text(value)] for name, value in typed.items() if value]
    return _titled("Over dit verslag", [blocks.table(["Onderdeel", "Gegeven"], rows, HALF)] if rows else [])


def _outcome(page):
    outcome = page.decision.outcome
    parts = [
        blocks.heading(1, "Uitkomst"),
        blocks.styled(blocks.KEY_SENTENCE, blocks.paragraph(blocks.text(outcome.title))),
    ]
    parts += markdown(outcome.meaning, top_level=2)
    for flag in page.decision.flags:
        parts += [blocks.heading(2, flag.title or "Let op"), *markdown(flag.text, top_level=3)]
    return parts + (_clock(page) if page.clock else [])


def _clock(page):
    clock = page.clock
    rows = [
        ["Begin van de termijn", in_words(clock.known_at)],
        ["Uiterste tijd", in_words(clock.deadline)],
        ["Toen dit verslag werd gemaakt", clock.left],
    ]
    table = blocks.table(["Moment", "Tijd"], [[blocks.text(cell) for cell in row] for row in rows], HALF)
    said = [blocks.paragraph(blocks.text(line)) for line in (*clock.remarks, page.disagreement) if line]
    return [blocks.heading(2, f"De termijn van {clock.hours} uur"), table, *said]


def _why(decision):
    parts = [block for reason in decision.reasons for block in markdown(reason.text, top_level=2)]
    if decision.because:
        parts.append(blocks.paragraph(blocks.text("Deze uitkomst volgt omdat:")))
        parts.append(blocks.bullets(*map(inline_markdown, decision.because)))
    return _titled("Waarom", parts)


def _missing(decision):
    lacking = [
        [blocks.text(what.text), blocks.text(what.ground), blocks.lines(_remedy(what))]
        for what in _things(decision.missing)
    ]
    unknown = [[blocks.text(what.text), blocks.text(what.ground)] for what in _things(decision.unknown)]
    parts = [blocks.table(["Punt", "Grond", "Wat u kunt doen"], lacking, [0.4, 0.2, 0.4])] if lacking else []
    if unknown:
        parts += [blocks.heading(2, "Nog niet bekend"), blocks.table(["Punt", "Grond"], unknown, [0.7, 0.3])]
    return _titled("Dit ontbreekt of klopt niet" if lacking else "Wat u nog uitzoekt", parts)


def _things(found):
    return [missing.lacking for missing in found]


def _remedy(what):
    """How a point is mended: a solution, or a sentence to add."""
    sentence = getattr(what, "sentence", "")
    return getattr(what, "solution", "") or (f"Voeg toe: {sentence}" if sentence else getattr(what, "help", ""))


def _steps(page):
    outcome = page.decision.outcome
    parts = [blocks.numbers(*map(inline_markdown, outcome.steps))]
    if outcome.caution:
        parts += [blocks.heading(2, "Laat dit nakijken"), *markdown(outcome.caution, top_level=3)]
    parts.append(blocks.paragraph(blocks.strong(OWN_DECISION)))
    if page.products:
        links = [
            blocks.link(product.title, settings.SITE_URL + product.get_absolute_url()) for product in page.products
        ]
        parts += [blocks.heading(2, "Hulpmiddelen"), blocks.bullets(*links)]
    return _titled("Dit doet u nu", parts)


def _register(page):
    rows = [
        [blocks.text(field.name), blocks.text(value) or blocks.open_place(OPEN)] for field, value in register_line(page)
    ]
    return _titled("Voor het register", [blocks.table(["Veld", "Inhoud"], rows, HALF)] if rows else [])


def _answers(decision):
    rows = []
    for step in decision.steps:
        if not step.points:
            rows.append([blocks.text(step.question.text), blocks.text(answer_in_words(step))])
        rows += [[blocks.text(point.text), blocks.text(choice.text)] for point, choice in step.points]
    return _titled("Vragen en antwoorden", [blocks.table(["Vraag of punt", "Antwoord"], rows, [0.6, 0.4])])


def _titled(title, parts):
    """A part of the record; nothing when there is nothing in it."""
    return [blocks.heading(1, title), *parts] if parts else []


def _day(moment):
    local = timezone.localtime(moment) if hasattr(moment, "hour") else moment
    return date_format(local, "j F Y")
