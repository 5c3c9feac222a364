"""The sheets of an Excel file, by calamine: values as they were counted last, formulas never run, links not followed."""

import io

import python_calamine as calamine

from .cell_text import as_text
from .workbook import MOST_COLUMNS, TOO_MANY_COLUMNS, NotRead, check_last_row, sheet_of

LOCKED = "Dit bestand heeft een wachtwoord. Haal het wachtwoord weg en sla het bestand opnieuw op."
DAMAGED = "Dit bestand is beschadigd. Open het in uw eigen programma en sla het opnieuw op."


def read_xlsx(content):
    """The sheets in their order, hidden ones left out. Raises NotRead. The package has been looked at before."""
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            shown = [one.name for one in book.sheets_metadata if _is_shown(one)]
            return [_sheet(book.get_sheet_by_name(name)) for name in shown]
    except calamine.PasswordError:
        raise NotRead(LOCKED) from None
    except calamine.CalamineError:
        raise NotRead(DAMAGED) from None


def _is_shown(about):
    return about.typ == calamine.SheetTypeEnum.WorkSheet and about.visible == calamine.SheetVisibleEnum.Visible


def _sheet(sheet):
    height, width = sheet.total_height + 1, sheet.total_width + 1  # calamine counts both from 0
    check_last_row(height)
    if width > MOST_COLUMNS:
        raise NotRead(TOO_MANY_COLUMNS)
    rows = [[as_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return sheet_of(sheet.name, rows, merged)
