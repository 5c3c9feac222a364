"""Help and glossary as the search index takes them."""

from privacyportal.core.markdown import plain_text, table_of_contents
from privacyportal.index import writing
from privacyportal.index.entries import Document

from .models import GlossaryTerm, HelpPage

HELP, TERM = "help", "term"
HELP_WEIGHT = 0.35  # who searches wants the product first
TERM_WEIGHT = 0.06


def documents():
    yield from map(document_of, HelpPage.objects.order_by("pk"))
    yield from map(document_of, GlossaryTerm.objects.order_by("pk"))


def document_of(page_or_term):
    """What readers may find of a help page or a glossary term."""
    if isinstance(page_or_term, GlossaryTerm):
        return _of_term(page_or_term)
    return _of_help(page_or_term)


def index_page(page_or_term):
    """Called by the act that saves it."""
    writing.update(document_of(page_or_term))


def key_of(page_or_term):
    return f"{TERM if isinstance(page_or_term, GlossaryTerm) else HELP}:{page_or_term.pk}"


def _of_help(page):
    contents = table_of_contents(page.body)
    return Document(
        key=key_of(page),
        kind=HELP,
        title=page.title,
        summary=page.summary,
        headings="\n".join(heading.text for heading in contents),
        text=plain_text(page.body, keeps_rows=True),
        url=page.get_absolute_url(),
        weight=HELP_WEIGHT,
        sections=tuple(contents),
    )


def _of_term(term):
    return Document(
        key=key_of(term),
        kind=TERM,
        title=term.term,
        text=term.explanation,
        url=term.get_absolute_url(),
        weight=TERM_WEIGHT,
    )
