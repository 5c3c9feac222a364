"""A model from fixtures as it comes out on paper, for tests of its texts."""

import re
from functools import cache
from pathlib import Path

from products.fill_in.examples import example_words
from products.fill_in.facts import Facts
from products.fill_in.filling import TYPED, filled_in, put_in
from products.fill_in.inspecting import papers_of, points_of, warnings_of
from products.fill_in.validation import check
from products.fill_in.words import Words

MODELS = Path(__file__).parents[2] / "fixtures/fill_in"


def source_of(slug):
    return (MODELS / f"{slug}.yaml").read_text()


@cache
def model(slug):
    return check(source_of(slug))[0]


def empty(slug):
    return Facts(model(slug), Words())


def example(slug, rows=None, **fields):
    """Facts with the examples of the model, but for these fields and these groups."""
    words = example_words(model(slug))
    return Facts(model(slug), Words({**words.fields, **fields}, {**words.rows, **(rows or {})}))


def example_row(slug, group, **fields):
    """The example of one row of a group, but for these fields."""
    return {**example_words(model(slug)).rows[group][0], **fields}


def papers(facts):
    """The text of each document as Markdown, open places between brackets."""
    return {paper.id: _text(filled_in(paper, facts)) for paper in papers_of(facts)}


def _text(paper):
    return put_in(paper.markdown, paper, lambda piece: piece.text if piece.kind == TYPED else f"[{piece.text}]")


def chapters(text):
    """The text under each heading of the second level."""
    return dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))


def missing(facts):
    """The points of law that are not met."""
    return [point.id for point, is_met, _at in points_of(facts) if not is_met]


def warned(facts):
    """(field, sentence) of each warning."""
    return [(warning.at, warning.sentence) for warning in warnings_of(facts)]


def grave(facts):
    """The fields with a grave warning."""
    return [warning.at for warning in warnings_of(facts) if warning.is_grave]
