"""What changed between two texts: by paragraph, and by word inside a changed paragraph."""

import re
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

MOST_COMPARISONS = 25_000_000  # words times words, 64 at a time; above it a whole block is shown as gone and come
CONTEXT = 60  # characters of unchanged text that stay in view on both sides of a difference


class Piece(NamedTuple):
    kind: str  # same, removed or added
    text: str


def compare(before, after):
    """The pieces, in order, in which `after` differs from `before`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces = []
    for is_same, removed, added in _changes(old, new):
        pieces += [Piece("same", removed)] if is_same else _compare_words(removed, added)
    return [piece for piece in pieces if piece.text]


def in_context(pieces):
    """The same pieces, with only the beginning and end of what stayed."""
    return [_shortened(piece, place, len(pieces)) for place, piece in enumerate(pieces)]


def _compare_words(before, after):
    pieces = []
    for is_same, removed, added in _changes(_words(before), _words(after)):
        pieces += [Piece("same", removed)] if is_same else [Piece("removed", removed), Piece("added", added)]
    return pieces


def _changes(old, new):
    """Stretches of both, in order: `(is_same, of the old, of the new)`."""
    if len(old) * len(new) > MOST_COMPARISONS:
        yield False, "".join(old), "".join(new)
        return
    for is_same, steps in groupby(Indel.opcodes(old, new), lambda step: step.tag == "equal"):
        steps = list(steps)
        start, end = steps[0].src_start, steps[-1].src_end
        yield is_same, "".join(old[start:end]), "".join(new[steps[0].dest_start : steps[-1].dest_end])


def _words(text):
    return re.findall(r"\s*\S+|\s+$", text)


def _shortened(piece, place, count):
    text = piece.text
    if piece.kind != "same" or len(text) < 3 * CONTEXT:
        return piece
    head = text[:CONTEXT] if place else ""
    tail = text[-CONTEXT:] if place < count - 1 else ""
    return Piece("same", f"{head} […] {tail}")
