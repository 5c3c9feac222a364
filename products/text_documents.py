"""The text of a product as a document: what its page says, and where it came from."""

from dataclasses import replace

from django.conf import settings
from django.utils.dateformat import format as date_format

from privacyportal.core.documents import blocks
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import markdown
from privacyportal.core.markdown import TextTooLong

from .status import Status


def without_body(product):
    """The Document of a published product before its text is in it: cheap, and enough to see whether it changed."""
    parts = [*_standing(product), *_warnings(product), *_summary(product), *_purpose(product)]
    subtitle = f"{product.get_kind_display()} van de {product.publisher.abbreviation}"
    return Document(product.title, tuple(parts), _colophon(product), subtitle=subtitle, subject=product.summary)


def with_body(document, body):
    """The same with its text. What the page shows as it was typed, so does the document."""
    try:
        parts = markdown(body)
    except TextTooLong:  # written before this limit
        parts = blocks.paragraphs(body)
    return replace(document, blocks=(*document.blocks, *parts))


def _standing(product):
    checked = f"Laatst gecontroleerd op {_day(product.checked_on)}" if product.checked_on else ""
    said = [product.status_label, f"Versie {product.version}", checked, product.law_label]
    return [blocks.styled(blocks.MARGINAL, _line(" · ".join(filter(None, said))))]


def _warnings(product):
    warnings = [_no_longer(product)] if product.status in (Status.REPLACED, Status.WITHDRAWN) else []
    for law in product.law_notes:
        warnings.append([blocks.strong(f"Let op: {law.opening}."), blocks.SPACE, blocks.text(law.today)])
    return [blocks.styled(blocks.WARNING, blocks.paragraph(*warning)) for warning in warnings]


def _no_longer(product):
    by = product.successor
    said = f"Let op: dit product is {product.get_status_display().lower()}{' door' if by else '.'}"
    link = [blocks.SPACE, blocks.link(by.title, _address(by)), blocks.text(".")] if by else []
    return [blocks.strong(said), *link, blocks.SPACE, blocks.lines(product.status_note)]


def _summary(product):
    parts = [blocks.styled(blocks.SUMMARY, *blocks.paragraphs(product.summary))] if product.summary else []
    if product.original_url:
        link = blocks.link(f"de website van de {product.publisher.name}", product.original_url)
        parts.append(blocks.paragraph(blocks.text("Dit product staat op"), blocks.SPACE, link, blocks.text(".")))
    return parts


def _purpose(product):
    said = {"Voor wie": product.audience, "Wanneer gebruikt u dit": product.when_to_use}
    return [
        part for title, text in said.items() if text for part in (blocks.heading(1, title), *blocks.paragraphs(text))
    ]


def _colophon(product):
    pairs = (
        ("Titel", product.title),
        ("Soort", product.get_kind_display()),
        ("Organisatie", product.publisher.name),
        ("Versie", f"{product.version}, {_day(product.version_on)}"),
        ("Status", product.status_label),
        ("Laatst gecontroleerd op", _day(product.checked_on) if product.checked_on else ""),
        ("Geschreven onder", ", ".join(law.term for law in product.written_under.all())),
        ("Adres", _address(product)),
        ("Komt van", "Privacy voor gemeenten. Van een afbeelding staat hier alleen de beschrijving."),
        ("Licentie", product.licence),
    )
    return tuple((name, value) for name, value in pairs if value)


def _line(line):
    return blocks.paragraph(blocks.text(line))


def _address(product):
    return settings.SITE_URL + product.get_absolute_url()


def _day(day):
    return date_format(day, "j F Y")
