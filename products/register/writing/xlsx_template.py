"""The empty register for Excel: choices to pick from, a note at each heading, and worked rows on a sheet of their own."""

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .in_memory import saved
from .notes import ONE_OF_THESE, ROWS, note_text
from .xlsx_file import HEAD, WIDTH

ALLOWED = "autoFilter sort formatCells formatColumns formatRows insertRows deleteRows".split()


def xlsx_template(table):
    """The bytes of the empty register of this Table."""
    book = Workbook()
    _register(book.active, table)
    _examples(book.create_sheet("Voorbeelden"), table)
    return saved(book)


def _register(sheet, table):
    sheet.title = "Register"
    _headings(sheet, table)
    for place, column in enumerate(table.columns, 1):
        letter = get_column_letter(place)
        sheet.cell(1, place).comment = _note(column)
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        if column.choices:
            sheet.add_data_validation(_choices(column, f"{letter}2:{letter}{ROWS + 1}"))
        for row in range(2, 102):
            sheet.cell(row, place).protection = Protection(locked=False)
            sheet.cell(row, place).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{ROWS + 1}"
    sheet.protection.sheet = True  # without a password: against mistakes, not against her
    for act in ALLOWED:
        setattr(sheet.protection, act, False)


def _examples(sheet, table):
    _headings(sheet, table)
    for number, row in enumerate(table.rows, 2):
        for place, column in enumerate(table.columns, 1):
            cell = sheet.cell(number, place, row[column.number])
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _headings(sheet, table):
    for place, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, place, column.name)
        for name, value in HEAD.items():
            setattr(cell, name, value)
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    sheet.freeze_panes = "A2"


def _note(column):
    note = Comment(note_text(column), "Privacyportaal")
    note.width, note.height = 340, 190
    return note


def _choices(column, cells):
    choices = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, sqref=cells)
    choices.showErrorMessage = column.id in ONE_OF_THESE
    choices.errorTitle, choices.error = column.name, "Kies uit de lijst."
    return choices
