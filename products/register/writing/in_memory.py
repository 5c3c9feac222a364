"""openpyxl writes its sheets through files on disk; where we write there is no disk (`core/heavy_process`)."""

import io
import zipfile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

END_OF_ROWS = b"</sheetData>"


def saved(book, rows_of=None):
    """The bytes of a workbook; `rows_of` has by sheet the XML of rows that come below its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        _Writer(book, archive, rows_of or {}).save()
    return written.getvalue()


class _Writer(ExcelWriter):
    def __init__(self, book, archive, rows_of):
        super().__init__(book, archive)
        self.rows_of = rows_of

    def write_worksheet(self, ws):
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        before, end, after = writer.out.getvalue().rpartition(END_OF_ROWS)
        self._archive.writestr(ws.path[1:], b"".join([before, self.rows_of.get(ws, "").encode(), end, after]))
        self.manifest.append(ws)
