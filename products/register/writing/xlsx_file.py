"""An Excel file of text: nothing in it is a formula, whatever was typed."""

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ..cell_text import would_run
from .in_memory import begin, saved

WIDTH = 26
HEAD = {
    "font": Font(bold=True),
    "fill": PatternFill("solid", fgColor="DCE6F1"),
    "alignment": Alignment(wrap_text=True, vertical="top"),
}


def xlsx_file(rows):
    """The bytes of one sheet `Register`, its headings in sight and with filters."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.freeze_panes = "A2"
    width = len(rows[0])
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{len(rows)}"
    for place in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    begin(sheet)
    sheet.append([heading_cell(sheet, text) for text in rows[0]])
    for row in rows[1:]:
        sheet.append([_cell(sheet, text) for text in row])
    return saved(book)


def heading_cell(sheet, text):
    """A cell of the first row."""
    cell = _as_text(sheet, text)
    for name, value in HEAD.items():
        setattr(cell, name, value)
    return cell


def _cell(sheet, text):
    return _as_text(sheet, text) if would_run(text) or text[:1] == "#" else text or None


def _as_text(sheet, text):
    """A cell of text as Excel itself keeps `'=1+1`: the sign in front belongs to the look, not to the text."""
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = would_run(text)
    return cell
