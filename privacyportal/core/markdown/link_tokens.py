"""Links put around pieces of a block that was read already; its text stays what it was."""

from typing import NamedTuple

from markdown_it.token import Token

from ..references.groups import OPAQUE


class Piece(NamedTuple):
    """From `start` to `end` in the text of the block."""

    start: int
    end: int
    attributes: dict


def with_links(children: list[Token], pieces: list[Piece]) -> list[Token]:
    """`children` with a link around each of `pieces`, which are in order and do not overlap."""
    if not pieces:
        return children
    spans, cuts = _spans(children), {}
    first = 0
    for piece in pieces:
        while spans[first][2] <= piece.start:
            first += 1
        last = first
        while spans[last][2] < piece.end:
            last += 1
        _cut(children, spans, (first, last), piece, cuts)
    return [part for place, child in enumerate(children) for part in _parts(child, cuts.get(place, ()))]


def shown(child: Token) -> str:
    """What a child adds to the text, for counting places in it."""
    if child.type == "text":
        return child.content
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return OPAQUE if child.type in ("code_inline", "image") else ""


def _spans(children):
    """The place of each child that has text, and where that begins and ends."""
    spans, end = [], 0
    for place, child in enumerate(children):
        if size := len(shown(child)):
            spans.append((place, end, end + size))
            end += size
    return spans


def _cut(children, spans, reach, piece, cuts):
    """Where the link opens and closes; across emphasis that it would break, it keeps to the part with the number."""
    first, last = reach
    if not _is_balanced(children[spans[first][0] : spans[last][0] + 1]):
        first = last = next((at for at in range(first, last + 1) if _has_digit(children[spans[at][0]])), first)
    opened, begin, end = spans[first]
    start = max(piece.start, begin) - begin
    cuts.setdefault(opened, []).append((start, Token("link_open", "a", 1, attrs=dict(piece.attributes))))
    closed, begin, end = spans[last]
    cuts.setdefault(closed, []).append((min(piece.end, end) - begin, Token("link_close", "a", -1)))


def _has_digit(child):
    return any(sign.isdigit() for sign in child.content)


def _is_balanced(children):
    """Whether all that opens here also closes here, and nothing here is a link already."""
    depth = 0
    for child in children:
        depth += child.nesting
        if depth < 0 or child.type == "footnote_ref":
            return False
    return depth == 0


def _parts(child, cuts):
    done = 0
    for place, token in cuts:
        if place > done:
            yield child.copy(content=child.content[done:place]) if child.type == "text" else child
        done = max(done, place)
        yield token
    if not cuts:
        yield child
    elif done < len(shown(child)):
        yield child.copy(content=child.content[done:]) if child.type == "text" else child
