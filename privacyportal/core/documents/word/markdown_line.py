"""Lines of Markdown out of pieces: words, marks around words, and what stands as it is (a link, an image, a note)."""

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from ...signs import INVISIBLE
from .markdown_signs import escaped, escaped_start, with_brackets

PATIENCE = 8  # rounds in which marks fall away; who needs more has no marks at all
AFTER_NOTE = (":", "(")  # after a note these would make a definition or a link of it


class Kind(Enum):
    WORD, SPACE, BREAK, OPEN, CLOSE, WHOLE = (auto() for _ in range(6))


class Piece(NamedTuple):
    kind: Kind
    text: str = ""


SPACE, BREAK = Piece(Kind.SPACE, " "), Piece(Kind.BREAK, "\n")
WHITE, MARKS = (Kind.SPACE, Kind.BREAK), (Kind.OPEN, Kind.CLOSE)


def words(text):
    """The pieces of plain text."""
    parts = re.split(r"\s+", INVISIBLE.sub("", text))
    pieces = [piece for part in parts for piece in (SPACE, Piece(Kind.WORD, part))][1:]
    return [piece for piece in pieces if piece.text]


def marked(mark, pieces):
    return [Piece(Kind.OPEN, mark), *pieces, Piece(Kind.CLOSE, mark)]


def whole(text):
    return [Piece(Kind.WHOLE, text)]


def is_note(piece):
    return piece.kind == Kind.WHOLE and piece.text.startswith("[^")


def lines(pieces, *, begins=True, in_brackets=False):
    """The lines that these pieces make. A mark that Markdown would not read as one is left out.

    `begins` where they begin a block of their own, `in_brackets` where a bracket would end them.
    """
    pieces = _tidy(pieces)
    for _ in range(PATIENCE):
        faulty = set(_faulty(pieces))
        if not faulty:
            break
        pieces = _tidy(piece for place, piece in enumerate(pieces) if place not in faulty)
    else:
        pieces = _tidy(piece for piece in pieces if piece.kind not in MARKS)
    written = with_brackets(_written(pieces, in_brackets)).split("\n")
    return [escaped_start(line) for line in written] if begins and not in_brackets else written


def _tidy(pieces):
    """White outside marks, once, and not at an end; words that touch are one; no marks around nothing."""
    out = []
    for piece in _outward(_outward(pieces, Kind.CLOSE)[::-1], Kind.OPEN)[::-1]:
        before = out[-1] if out else BREAK
        if piece.kind in WHITE and before.kind in WHITE:
            out[-1:] = [BREAK if BREAK in (piece, before) else SPACE] if out else []
        elif piece.kind == before.kind == Kind.WORD:
            out[-1] = Piece(Kind.WORD, before.text + piece.text)
        elif {piece.kind, before.kind} == set(MARKS) and piece.text == before.text:
            out.pop()
        else:
            out.append(piece)
    return out[:-1] if out and out[-1].kind in WHITE else out


def _outward(pieces, kind):
    """Each mark of this kind goes before the white that it comes after."""
    out = []
    for piece in pieces:
        place = len(out)
        while piece.kind == kind and place and out[place - 1].kind in WHITE:
            place -= 1
        out.insert(place, piece)
    return out


def _faulty(pieces):
    """The places of the marks that do not open or close by the rules of Markdown, two by two."""
    opened = []
    for place, piece in enumerate(pieces):
        if piece.kind == Kind.OPEN:
            opened.append(place)
        elif piece.kind == Kind.CLOSE:
            first = opened.pop()
            before, inner = pieces[first - 1].text[-1] if first else " ", pieces[first + 1].text[0]
            last, after = pieces[place - 1].text[-1], pieces[place + 1].text[0] if place + 1 < len(pieces) else " "
            if not (_stands(piece.text, before, inner) and _stands(piece.text, after, last)):
                yield from (first, place)


def _stands(mark, outside, inside):
    """Whether a mark between these two signs belongs to the one inside."""
    if outside.isspace() or _is_punctuation(outside):
        return True
    return mark != "_" and unicodedata.category(inside)[0] not in "PS"


def _is_punctuation(sign):
    return unicodedata.category(sign)[0] == "P" or (sign.isascii() and not sign.isalnum())


def _written(pieces, in_brackets):
    parts = []
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else BREAK
        text = escaped(piece.text, in_brackets=in_brackets) if piece.kind == Kind.WORD else piece.text
        if is_note(before) and text.startswith(AFTER_NOTE):
            text = f"\\{text}"
        if text.startswith("[") and piece.kind == Kind.WHOLE and before.kind == Kind.WORD and before.text.endswith("!"):
            parts[-1] = f"{parts[-1][:-1]}\\!"
        parts.append(text)
    return "".join(parts)
