"""An Excel file of text: nothing in it is a formula, whatever was typed.

openpyxl makes the book and its headings. The rows below are written here, as one string each: for 5,000 rows that takes
a fifth of the time.
"""

from html import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ..cell_text import would_run
from .in_memory import saved

WIDTH = 26
HEAD = {
    "font": Font(bold=True),
    "fill": PatternFill("solid", fgColor="DCE6F1"),
    "alignment": Alignment(wrap_text=True, vertical="top"),
}


def xlsx_file(rows):
    """The bytes of one sheet `Register`, its headings in sight and with filters."""
    book = Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = "Register", "A2"
    letters = [get_column_letter(place) for place in range(1, len(rows[0]) + 1)]
    sheet.auto_filter.ref = area = f"A1:{letters[-1]}{len(rows)}"
    sheet.calculate_dimension = lambda: area  # with the rows that openpyxl does not see
    for place, (letter, text) in enumerate(zip(letters, rows[0], strict=True), 1):
        sheet.column_dimensions[letter].width = WIDTH
        heading_cell(sheet, place, text)
    looks = _look(sheet), _look(sheet, quotePrefix=True)
    return saved(book, {sheet: "".join(_row(number, letters, row, looks) for number, row in enumerate(rows[1:], 2))})


def heading_cell(sheet, place, text):
    """A cell of the first row."""
    cell = sheet.cell(1, place)
    cell.value, cell.data_type = text, "s"
    for name, value in HEAD.items():
        setattr(cell, name, value)
    cell.quotePrefix = would_run(text)


def _look(sheet, **styles):
    """The number of a style in the book."""
    cell = WriteOnlyCell(sheet)
    for name, value in styles.items():
        setattr(cell, name, value)
    return cell.style_id


def _row(number, letters, texts, looks):
    cells = (_cell(f"{letter}{number}", text, looks) for letter, text in zip(letters, texts, strict=True) if text)
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place, text, looks):
    """Text as Excel itself keeps it: the sign before `=1+1` belongs to the look, not to the text."""
    look = looks[would_run(text)]
    return (
        f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
    )
