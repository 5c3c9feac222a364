"""What changed between two texts: by paragraph, and by word inside a changed paragraph."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_COMPARISONS = 4_000_000  # words times words; above it a whole block is shown as gone and come
CONTEXT = 60  # characters of unchanged text that stay in view on both sides of a difference


class Piece(NamedTuple):
    kind: str  # same, removed or added
    text: str


def compare(before, after):
    """The pieces, in order, in which `after` differs from `before`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces = []
    for kind, removed, added in _changes(old, new):
        pieces += [Piece("same", removed)] if kind == "equal" else _compare_words(removed, added)
    return [piece for piece in pieces if piece.text]


def in_context(pieces):
    """The same pieces, with only the beginning and end of what stayed."""
    return [_shortened(piece, place, len(pieces)) for place, piece in enumerate(pieces)]


def _compare_words(before, after):
    old, new = _words(before), _words(after)
    if len(old) * len(new) > MOST_COMPARISONS:
        return [Piece("removed", before), Piece("added", after)]
    pieces = []
    for kind, removed, added in _changes(old, new, autojunk=False):
        pieces += [Piece("same", removed)] if kind == "equal" else [Piece("removed", removed), Piece("added", added)]
    return pieces


def _changes(old, new, **options):
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, **options).get_opcodes():
        yield kind, "".join(old[start:end]), "".join(new[new_start:new_end])


def _words(text):
    return re.findall(r"\s*\S+|\s+$", text)


def _shortened(piece, place, count):
    text = piece.text
    if piece.kind != "same" or len(text) < 3 * CONTEXT:
        return piece
    head = text[:CONTEXT] if place else ""
    tail = text[-CONTEXT:] if place < count - 1 else ""
    return Piece("same", f"{head} […] {tail}")
