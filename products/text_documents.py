"""The text of a product as a document: what its page says, and where it came from."""

from dataclasses import replace

from django.conf import settings

from privacyportal.core.documents import blocks
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import markdown
from privacyportal.core.markdown import TextTooLong

from .status import Status
from .two_things import byline, check_sentence, document_facts, document_warnings, origin_sentence, text_day, text_facts


def without_body(product):
    """The Document of a published product before its text is in it: cheap, and enough to see whether it changed."""
    parts = [*_standing(product), *_warnings(product), *_summary(product), *_purpose(product)]
    return Document(product.title, tuple(parts), _colophon(product), subtitle=byline(product), subject=product.summary)


def with_body(document, body):
    """The same with its text. What the page shows as it was typed, so does the document."""
    try:
        parts = markdown(body)
    except TextTooLong:  # written before this limit
        parts = blocks.paragraphs(body)
    return replace(document, blocks=(*document.blocks, *parts))


def _standing(product):
    said = [product.status_label, f"Versie {product.version}", check_sentence(product)]
    if not product.original_title:
        said.append(product.law_label)
    lines = [" · ".join(filter(None, said)), origin_sentence(product)]
    return [blocks.styled(blocks.MARGINAL, _line(line)) for line in lines if line]


def _warnings(product):
    warnings = [_no_longer(product)] if product.status in (Status.REPLACED, Status.WITHDRAWN) else []
    about = document_warnings(product)
    for wrong, now in about:
        warnings.append([blocks.strong(wrong), blocks.SPACE, blocks.lines(now)])
    if about and (since := text_day(product)):
        warnings[-1] += [blocks.SPACE, blocks.text(since)]
    return [blocks.styled(blocks.WARNING, blocks.paragraph(*warning)) for warning in warnings]


def _no_longer(product):
    by = product.successor
    said = f"Let op: dit product is {product.get_status_display().lower()}{' door' if by else '.'}"
    link = [blocks.SPACE, blocks.link(by.title, _address(by)), blocks.text(".")] if by else []
    return [blocks.strong(said), *link, blocks.SPACE, blocks.lines(product.status_note)]


def _summary(product):
    return [blocks.styled(blocks.SUMMARY, *blocks.paragraphs(product.summary))] if product.summary else []


def _purpose(product):
    said = {"Voor wie": product.audience, "Wanneer gebruikt u dit": product.when_to_use}
    return [
        part for title, text in said.items() if text for part in (blocks.heading(1, title), *blocks.paragraphs(text))
    ]


def _colophon(product):
    what = "uitleg" if product.original_title else "tekst"
    about = [(f"Oorspronkelijk document: {fact.label.lower()}", _as_line(fact)) for fact in document_facts(product)]
    ours = [(f"Deze {what}: {fact.label.lower()}", _as_line(fact)) for fact in text_facts(product)]
    pairs = (
        ("Titel", product.title),
        ("Soort", byline(product)),
        ("Status", product.status_label),
        *about,
        *ours,
        ("Adres", _address(product)),
        ("Komt van", "Privacy voor gemeenten. Van een afbeelding staat hier alleen de beschrijving."),
    )
    return tuple((name, value) for name, value in pairs if value)


def _as_line(fact):
    address = f" ({fact.url})" if fact.url and fact.url != fact.value else ""
    return f"{fact.before}{fact.value}{address}"


def _line(line):
    return blocks.paragraph(blocks.text(line))


def _address(product):
    return settings.SITE_URL + product.get_absolute_url()
