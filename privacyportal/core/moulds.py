"""HTML that is the same each time but for some words: made once by its template, and cut where those words come.

A mould is kept in memory, so nobody's words are in it: while the template is rendered, a mark stands in their place.
"""

import re

from django.utils.safestring import mark_safe

FIRST_SIGN, FIRST_NUMBER = 0xE100, 7_770_000_000_000_001  # of no text and of no row


class Marks:
    """What stands in a template for what each page has of its own: signs for HTML, numbers for what must be a number."""

    def __init__(self, *, html=(), numbers=()):
        signs = {name: mark_safe(chr(FIRST_SIGN + place)) for place, name in enumerate(html)}
        self._marks = signs | {name: FIRST_NUMBER + place for place, name in enumerate(numbers)}
        self._names = {str(mark): name for name, mark in self._marks.items()}
        self._any = re.compile(f"({'|'.join(self._names)})")

    def __getitem__(self, name):
        return self._marks[name]

    def mould(self, html):
        """`html`, in which some of these marks stand, as a Mould."""
        pieces = self._any.split(html)
        return Mould([self._names.get(piece, piece) if place % 2 else piece for place, piece in enumerate(pieces)])


class Mould:
    """Pieces of HTML, with the name of a place between each two."""

    def __init__(self, pieces):
        self.pieces = pieces

    def filled(self, values):
        """The HTML with `values`, each safe HTML or a number, in the places with their names."""
        pieces = enumerate(self.pieces)
        return mark_safe("".join(str(values[piece]) if place % 2 else piece for place, piece in pieces))
