"""Models and their fields as the search index takes them."""

import re

from django.urls import reverse

from privacyportal.core.markdown import plain_text
from privacyportal.index import writing
from privacyportal.index.entries import Document

from .editions import live, live_models

KIND = "model"
WEIGHT = 0.3  # as an aid: who searches a word wants what explains it first, then what one fills in
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
MARK = re.compile(r"\{\{[^{}]*\}\}")


def documents():
    """All models that readers may find."""
    return map(document_of, live_models())


def document_of(model):
    """What readers may find of a LiveModel: what it is for, its fields, and the headings of its documents."""
    definition = model.definition
    return Document(
        key=key_of(model.slug),
        kind=KIND,
        title=definition.title,
        summary=definition.summary,
        headings="\n".join(_headings(definition)),
        text="\n".join([plain_text(definition.introduction), *definition.labels.values()]),
        url=reverse("fill_in:model", args=[model.slug]),
        weight=WEIGHT,
    )


def index_model(slug):
    """Bring the index up to date with one model; every act on a model calls it last, in its transaction."""
    if model := live(slug):
        writing.update(document_of(model))
    else:
        writing.remove(key_of(slug))


def key_of(slug):
    return f"{KIND}:{slug}"


def _headings(definition):
    yield from (section.title for section in definition.sections)
    for paper in definition.papers:
        yield paper.title
        yield from dict.fromkeys(MARK.sub("", heading).strip() for heading in HEADING.findall(paper.source))
