"""The register page and its columns as the search index takes them."""

from django.urls import reverse

from privacyportal.index.entries import Document
from privacyportal.index.models import SearchEntry
from privacyportal.index.writing import update

from .explained import explanation

PAGE, COLUMN = "register", "register-column"
PAGE_WEIGHT = 0.3  # as a model: who searches a word wants what explains it first, then what one fills in
COLUMN_WEIGHT = 0.1
TITLE = "Register van verwerkingen"
SUMMARY = "De kolommen van een verwerkingsregister volgens artikel 30 AVG, met uitleg en voorbeelden."


def documents():
    """The page, and one for each of its columns."""
    columns = [one for table in explanation() for one in table.columns]
    yield _page(columns)
    yield from map(_of_column, columns)


def index_register():
    """Make the register findable where it is not yet, in a portal that already has an index."""
    known = set(SearchEntry.objects.filter(kind__in=[PAGE, COLUMN]).values_list("key", flat=True))
    for document in documents():
        if document.key not in known:
            update(document)


def _page(columns):
    return Document(
        key=PAGE,
        kind=PAGE,
        title=TITLE,
        summary=SUMMARY,
        headings="\n".join(one.column.name for one in columns),
        text="\n".join(row.name for row in explanation()[0].rows),
        url=reverse("register:register"),
        weight=PAGE_WEIGHT,
    )


def _of_column(one):
    column = one.column
    return Document(
        key=f"{COLUMN}:{one.lid}-{column.number}",
        kind=COLUMN,
        title=column.name,
        summary=column.explanation,
        text="\n".join([column.allowed, column.example, column.ground, *column.synonyms]),
        url=f"{reverse('register:register')}#{one.anchor}",
        label=f"Artikel 30 lid {one.lid}",
        weight=COLUMN_WEIGHT,
    )
