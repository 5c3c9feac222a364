"""A text taken apart for its excerpt: sentences, the rows of its tables as sentences, and the section of each."""

import re
from typing import NamedTuple

BETWEEN = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["')]))\s+(?=["'(]?[A-ZÀ-Ý])""")
CELL = "\t"  # between two cells of a row


class Section(NamedTuple):
    """The part of a text under one heading; the `anchor` is its place on the page."""

    anchor: str
    heading: str


NOWHERE = Section("", "")


class Sentence(NamedTuple):
    text: str
    section: Section = NOWHERE
    is_row: bool = False

    def follows(self, first):
        """Whether a reader can read on from `first` to here."""
        return self.section == first.section and not self.is_row and not first.is_row


def sentences_of(text, sections=()):
    """The sentences of a text whose lines are blocks. A row of a table names its columns: `Kolom: cel; kolom: cel`."""
    section, columns = NOWHERE, ()
    waiting = [Section(*pair) for pair in reversed(sections)]
    for line in filter(None, map(str.strip, text.splitlines())):
        cells = tuple(" ".join(cell.split()) for cell in line.split(CELL))
        begins = waiting.pop() if waiting and line == waiting[-1].heading else None
        if begins:
            section, columns = begins if begins.anchor else NOWHERE, ()
        if begins and begins.anchor:
            continue
        if len(cells) == 1:
            columns = ()
            yield from (Sentence(" ".join(part.split()), section) for part in BETWEEN.split(line))
        elif len(cells) != len(columns):
            columns = cells
        else:
            yield Sentence(_row(columns, cells), section, is_row=True)


def _row(columns, cells):
    return "; ".join(f"{column}: {cell}" for column, cell in zip(columns, cells, strict=True))
