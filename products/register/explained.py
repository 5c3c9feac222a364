"""What the register page says of each column, and the worked rows, as the columns have them."""

from dataclasses import dataclass
from functools import cache

from .columns import Column, tables

NEEDS = {
    "law": "Verplicht",
    "law_if": "Verplicht als het speelt",
    "law_possible": "Verplicht, zo mogelijk",
    "advised": "Advies",
}


@dataclass(frozen=True)
class Explained:
    """One column of artikel 30 lid 1 or 2, with where it stands on the page."""

    lid: int
    column: Column

    @property
    def need_label(self):
        return NEEDS[self.column.need]

    @property
    def is_law(self):
        return self.column.need != "advised"

    @property
    def anchor(self):
        return anchor_of(self.lid, self.column.number)


@dataclass(frozen=True)
class WorkedRow:
    """A row as it could be; `cells` are pairs of a column and what stands in it, in the order of the columns."""

    number: str
    name: str
    cells: tuple
    note: str


@dataclass(frozen=True)
class ExplainedTable:
    lid: int
    title: str
    columns: tuple
    rows: tuple

    @property
    def by_law(self):
        return sum(one.is_law for one in self.columns)


def anchor_of(lid, number):
    return f"kolom-{number}" if lid == 1 else f"verwerker-{number}"


@cache
def explanation():
    """Both tables; they change only with the program."""
    return tuple(map(_explained, tables()))


def _explained(table):
    columns = tuple(Explained(table.lid, column) for column in table.columns)
    return ExplainedTable(table.lid, table.title, columns, tuple(_row(table, row) for row in table.rows))


def _row(table, row):
    cells = tuple((column, row[column.number]) for column in table.columns)
    return WorkedRow(row[1], row[2] if table.lid == 1 else row[4], cells, row.get("note", ""))
