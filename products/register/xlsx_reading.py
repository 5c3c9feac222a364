"""The sheets of an Excel file, by calamine: values as they were counted last, formulas never run, links not followed."""

import io

import python_calamine as calamine

from .cell_text import as_text
from .workbook import MOST_COLUMNS, MOST_ROWS, TOO_MANY_COLUMNS, NotRead, sheet_of

LOCKED = "Dit bestand heeft een wachtwoord. Haal het wachtwoord weg en sla het bestand opnieuw op."
DAMAGED = "Dit bestand is beschadigd. Open het in uw eigen programma en sla het opnieuw op."
MOST_CELLS = 1_500_000  # of the space between the first and the last cell that hold something


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
    if height * width > MOST_CELLS:
        raise NotRead(_far_below(height) if height > 4 * MOST_ROWS else TOO_MANY_COLUMNS)
    if width > MOST_COLUMNS:
        raise NotRead(TOO_MANY_COLUMNS)
    rows = [[as_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return sheet_of(sheet.name, rows, merged)


def _far_below(height):
    row = f"{height:,}".replace(",", ".")
    return f"Dit werkblad loopt door tot rij {row}. Kopieer alleen uw register naar een nieuw bestand."
