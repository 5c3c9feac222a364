"""Which styles a Word file has: what each is called, what it hides, and whether its paragraphs are numbered.

A style is called the same in every language ("heading 1"); only its id is translated ("Kop1").
"""

import re
from typing import NamedTuple

from .markup import W, is_on, value

CONTENTS = re.compile(r"(?:toc|contents|index) (?:[1-9]|heading)|table of figures", re.IGNORECASE)
LIST = re.compile(r"list (bullet|number)(?: ([2-5]))?", re.IGNORECASE)
HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
LONGEST_LINE = 20  # of styles that are based on each other


class Style(NamedTuple):
    name: str
    based_on: str | None
    is_hidden: bool
    number: str | None  # of its list
    level: str | None


class Styles:
    """By the id that a paragraph or a run names."""

    def __init__(self, root=None):
        found = [] if root is None else root.findall(f"{W}style")
        self.known = {style.get(f"{W}styleId", ""): _style(style) for style in found}

    def name(self, id):
        return self.known[id].name if id in self.known else id or ""

    def hides(self, id):
        return any(style.is_hidden for style in self._line(id))

    def is_heading(self, id):
        return any(HEADING.fullmatch(style.name) for style in self._line(id))

    def is_contents(self, id):
        return bool(CONTENTS.fullmatch(self.name(id)))

    def listed(self, id):
        """("bullet" or "number", level from 0) of the styles that are lists by themselves, else None."""
        found = LIST.fullmatch(self.name(id))
        return found and (found[1].lower(), int(found[2] or 1) - 1)

    def numbered(self, id):
        """The number of the list and the level that this style gives its paragraphs, as far as it says."""
        for style in self._line(id):
            if style.number is not None:
                return style.number, style.level
        return None, None

    def _line(self, id):
        for _ in range(LONGEST_LINE):
            if id not in self.known:
                return
            yield self.known[id]
            id = self.known[id].based_on


def _style(style):
    return Style(
        name=value(style, "name") or "",
        based_on=value(style, "basedOn"),
        is_hidden=is_on(style, "rPr/vanish"),
        number=value(style, "pPr/numPr/numId"),
        level=value(style, "pPr/numPr/ilvl"),
    )
