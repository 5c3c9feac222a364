"""Registers as files, for the tests: what stands where is written in the test."""

import io
from datetime import date

from openpyxl import Workbook

from products.register import checking, headings, spreadsheets
from products.register.columns import table_of

TODAY = date(2026, 11, 26)


def xlsx(*sheets, merged=(), names=()):
    """The bytes of an Excel file with these sheets, each a list of rows; `merged` are areas of the first."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Blad{number + 1}")
        for row in rows:
            sheet.append(row)
        for area in merged if number == 0 else ():
            sheet.merge_cells(area)
    return saved(book)


def saved(book):
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def found(content, name="register.xlsx", **options):
    return headings.propose(spreadsheets.read(content, name), **options)


def report(content, chosen=None, **options):
    return checking.check(found(content, **options), chosen, TODAY)


def worked(number=0, lid=1, **changed):
    """A worked row as a dictionary by column id, with some cells changed (with `_` for `-` in the id)."""
    table = table_of(lid)
    row = {column.id: table.rows[number][column.number] for column in table.columns}
    return row | {name.replace("_", "-"): value for name, value in changed.items()}


def table_with(*rows, lid=1, without=()):
    """Rows of a sheet: the headings as we name them, and these dictionaries below them."""
    columns = [column for column in table_of(lid).columns if column.id not in without]
    return [[column.name for column in columns], *([row.get(column.id, "") for column in columns] for row in rows)]
