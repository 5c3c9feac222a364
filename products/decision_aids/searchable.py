"""Decision aids and their questions as the search index takes them."""

from privacyportal.core.markdown import plain_text
from privacyportal.index import writing
from privacyportal.index.entries import Document

from .editions import live, live_aids

KIND = "aid"
WEIGHT = 0.3  # who searches a word wants what explains it first, then what decides it


def documents():
    """All aids that readers may find."""
    return map(document_of, live_aids())


def document_of(aid):
    """What readers may find of a LiveAid: what it decides, its questions, and the words of its help and outcomes."""
    definition = aid.definition
    return Document(
        key=key_of(aid.slug),
        kind=KIND,
        title=definition.title,
        summary=definition.summary,
        headings="\n".join(question.text for question in definition.questions.values()),
        text="\n".join(_text(definition)),
        url=f"/keuzehulp/{aid.slug}/",
        weight=WEIGHT,
    )


def index_aid(slug):
    """Bring the index up to date with one aid; every act on an aid calls it last, in its transaction."""
    if aid := live(slug):
        writing.update(document_of(aid))
    else:
        writing.remove(key_of(slug))


def key_of(slug):
    return f"{KIND}:{slug}"


def _text(definition):
    yield plain_text(definition.introduction)
    for question in definition.questions.values():
        yield question.text
        yield plain_text(question.help)
        yield from (choice.text for choice in question.own_choices)
    yield from (outcome.title for outcome in definition.outcomes.values())
