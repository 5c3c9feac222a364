"""Articles of law and explained words become links, where a text is shown; what a reader sees stays the same.

The first of each article in a section, and in each row of a table; the first of each guideline and word in the text.
Not in headings, quotations, code or links. Whoever shows the text says with `Linking` what is linked.
"""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..references.citing import in_short
from ..references.groups import OPAQUE
from ..references.known import Known
from ..references.showing import link_to_article, link_to_law
from .link_tokens import Piece, shown, with_links

AS_IT_IS = {"heading", "th", "dt", "blockquote"}
CHARACTERS_PER_LINK, SPARE_LINKS = 30, 20  # more links than that are not read, and make the page grow


class Linking(NamedTuple):
    """What is linked: with `has_standard_law` also an article without a law, with `explains` also the terms."""

    known: Known
    has_standard_law: bool = True
    explains: bool = True


class _Seen:
    """What this text already links; `section` and `row` begin anew where a reader may begin to read."""

    def __init__(self, most):
        self.left, self.section, self.row, self.text = most, set(), None, set()

    def is_first(self, one, place):
        if one in place or self.left <= 0:
            return False
        place.add(one)
        self.left -= 1
        return True

    @property
    def articles(self):
        return self.section if self.row is None else self.row


def link_references(state: StateCore) -> None:
    if not (linking := state.env.get("linking")):
        return
    seen, cited, silent = _Seen(len(state.src) // CHARACTERS_PER_LINK + SPARE_LINKS), set(), 0
    for token in state.tokens:
        kind = token.type.rpartition("_")[0]
        silent += token.nesting if kind in AS_IT_IS else 0
        if token.type == "heading_open":
            seen.section = set()
        elif kind == "tr":
            seen.row = set() if token.nesting == 1 else None
        elif token.type == "inline" and token.children:
            text = "".join(_shown(token.children))
            found = _Found(text, linking)
            cited |= found.cited
            if not silent:
                token.children = with_links(token.children, sorted(found.pieces(seen)))
    state.env["cited"] = cited


def _shown(children: list[Token]) -> Iterator[str]:
    """One string for the recognisers, in which a link, an image or code is one sign."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith("link_") else 0
        yield shown(child) if not depth else OPAQUE * len(shown(child))


class _Found:
    """The references of one block."""

    def __init__(self, text, linking):
        self.text, self.linking, self.laws = text, linking, linking.known.laws
        self.citations = self.laws.citations(text, has_standard=linking.has_standard_law)
        self.names = list(_outside(self.citations, self.laws.named(text)))

    @property
    def cited(self):
        return in_short(self.citations, self.names)

    def pieces(self, seen) -> Iterator[Piece]:
        for citation in self.citations:
            if citation.address and seen.is_first((citation.law.short, citation.article), seen.articles):
                yield Piece(citation.start, citation.end, link_to_article(self.text, citation))
        linkable = [name for name in self.names if name.meant[0].is_linked_by_name]
        for name in linkable:
            if seen.is_first(name.meant[0].short, seen.text):
                yield Piece(name.start, name.end, link_to_law(name.meant[0], name.meant[0].address))
        if self.linking.explains:
            for term in _outside([*self.citations, *linkable], self.linking.known.terms.found_in(self.text)):
                if seen.is_first(term.meant.address, seen.text):
                    yield Piece(term.start, term.end, {"href": term.meant.address, "class": "term-link"})


def _outside(taken, found):
    """What of `found` does not lie inside one of `taken`."""
    inside = {place for one in taken for place in range(one.start, one.end)}
    return (one for one in found if one.start not in inside)
