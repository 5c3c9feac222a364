"""openpyxl writes its sheets through files on disk; where we write there is no disk (`core/heavy_process`)."""

import io
import zipfile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


def begin(sheet):
    """Call it before the first row of a write-only sheet, once its widths and filters are set."""
    sheet._writer = WorksheetWriter(sheet, io.BytesIO())
    sheet._writer.write_top()


def saved(book):
    """The bytes of a workbook."""
    written = io.BytesIO()
    _Writer(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    return written.getvalue()


class _Writer(ExcelWriter):
    def write_worksheet(self, ws):
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = self._written(ws)
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)

    def _written(self, ws):
        if self.workbook.write_only:
            ws.close()
            return ws._writer
        writer = WorksheetWriter(ws, io.BytesIO())
        writer.write()
        return writer
