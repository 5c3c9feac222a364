"""A whole document: a title, its parts, and a colophon that says where it came from."""

from dataclasses import dataclass

from . import blocks

API = [1, 23, 1]  # of pandoc's tree
COLUMNS, WIDTHS = ("Onderdeel", "Gegeven"), [0.3, 0.7]


@dataclass(frozen=True)
class Document:
    """`blocks` come from blocks.py and from_markdown.py, their highest heading is 1. `colophon` has pairs of a name
    and a value: the name of what it is, version, date, address, law, licence."""

    title: str
    blocks: tuple
    colophon: tuple[tuple[str, str], ...] = ()
    subtitle: str = ""
    subject: str = ""
    colophon_title: str = "Colofon"
    has_parts: bool = False  # each heading 1 begins on a new page

    def tree(self):
        """What pandoc reads."""
        return {"pandoc-api-version": API, "meta": self._properties(), "blocks": [*self.blocks, *self._colophon()]}

    def _properties(self):
        words = {"title": self.title, "subtitle": self.subtitle}
        shown = {name: {"t": "MetaInlines", "c": blocks.text(line)} for name, line in words.items() if line}
        subject = blocks.clean_line(self.subject)
        hidden = {"lang": "nl-NL"} | ({"subject": subject, "description": subject} if subject else {})
        return shown | {name: {"t": "MetaString", "c": value} for name, value in hidden.items()}

    def _colophon(self):
        if not self.colophon:
            return []
        rows = [[blocks.text(name), _value(value)] for name, value in self.colophon]
        return [blocks.heading(1, self.colophon_title), blocks.table(COLUMNS, rows, WIDTHS)]


def _value(value):
    return blocks.link(value, value) if value.startswith(("https://", "http://")) else blocks.text(value)
