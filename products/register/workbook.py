"""What a spreadsheet holds, as plain text: whatever program wrote it."""

from dataclasses import dataclass

from privacyportal.core.refusals import Refused

MOST_ROWS = 5_000
MOST_COLUMNS = 250
LAST_ROW = 60_000  # empty rows and notes far below are read until here
MOST_BYTES = 10 * 1024**2
LONGEST_CELL = 32_767  # what a cell of Excel can hold


class NotRead(Refused):
    """This file is not read; `str()` says why and what she can do."""


class NotReadNow(NotRead):
    """Nothing is wrong with the file: others are busy. Later is better."""


TOO_MANY_ROWS = "Dit bestand heeft meer dan 5.000 rijen. Verdeel het register over meer bestanden."
TOO_MANY_COLUMNS = "Dit bestand heeft meer dan 250 kolommen. Kopieer alleen uw register naar een nieuw bestand."


@dataclass(frozen=True)
class Sheet:
    """The cells by row, from A1; a row ends with its last cell that holds something.

    `merged` has (first row, first column, last row, last column) of cells that were made one, counted from 0.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Workbook:
    """`form` is xlsx, ods or csv; `sheets` are those that hold something, in their order."""

    name: str
    form: str
    sheets: tuple[Sheet, ...]


def check_last_row(number):
    """Raises NotRead when the last row in which something stands is this far below."""
    if number > LAST_ROW:
        row = f"{number:,}".replace(",", ".")
        raise NotRead(f"Dit werkblad loopt door tot rij {row}. Kopieer alleen uw register naar een nieuw bestand.")


def sheet_of(name, rows, merged=()):
    """A Sheet without the empty space behind and below. Raises NotRead for what is too large."""
    rows = [_without_end(row) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    check_last_row(len(rows))
    if sum(map(bool, rows)) > MOST_ROWS + 100:  # notes, headings and subtotals are no rows
        raise NotRead(TOO_MANY_ROWS)
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise NotRead(TOO_MANY_COLUMNS)
    return Sheet(name, tuple(rows), tuple(merged))


def _without_end(row):
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return tuple(row[:end])
