"""The sheets of an OpenDocument file: text as it is shown, what is repeated written out, formulas never run."""

from xml.parsers import expat

from .cell_text import plain
from .workbook import MOST_COLUMNS, TOO_MANY_COLUMNS, TOO_MANY_ROWS, NotRead, sheet_of

REPEATED_COLUMNS, REPEATED_ROWS = "table:number-columns-repeated", "table:number-rows-repeated"
SPANNED_COLUMNS, SPANNED_ROWS = "table:number-columns-spanned", "table:number-rows-spanned"
CELLS = ("table:table-cell", "table:covered-table-cell")
ASIDE = ("office:annotation", "table:tracked-changes", "table:shapes", "draw:frame", "text:ruby-text")
MOST_CELLS = 2_000_000
NO_DECLARATIONS = "Dit bestand bevat verklaringen die een werkblad niet nodig heeft. Sla het opnieuw op."


def read_ods(content_xml):
    """Sheets of `content.xml`. Raises NotRead, or expat.ExpatError when it is broken."""
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = _refuse
    parser.Parse(content_xml, True)
    return reading.sheets


def _refuse(*declaration):
    raise NotRead(NO_DECLARATIONS)


class _Reading:
    def __init__(self):
        self.sheets, self.rows, self.row, self.merged = [], [], [], []
        self.pieces, self.paragraphs, self.cell = None, 0, {}
        self.aside, self.row_times, self.cells = 0, 1, 0
        self.gap = 0  # empty cells behind the last one that holds something: a row often ends with 16,000 of them

    def start(self, name, attributes):
        if self.aside or name in ASIDE:
            self.aside += 1
        elif name == "table:table":
            self.name, self.rows, self.merged = attributes.get("table:name", ""), [], []
        elif name == "table:table-row":
            self.row, self.gap, self.row_times = [], 0, _number(attributes, REPEATED_ROWS)
        elif name in CELLS:
            self.cell, self.pieces, self.paragraphs = attributes, [], 0
        elif self.pieces is not None:
            self._inside(name, attributes)

    def end(self, name):
        if self.aside:
            self.aside -= 1
        elif name in CELLS:
            self._cell_ends()
        elif name == "table:table-row":
            self._row_ends()
        elif name == "table:table":
            self.sheets.append(sheet_of(self.name, self.rows, self.merged))

    def text(self, text):
        if self.pieces is not None and self.paragraphs and not self.aside:
            self.pieces.append(text)

    def _inside(self, name, attributes):
        if name == "text:p":
            self.pieces.append("\n" if self.paragraphs else "")
            self.paragraphs += 1
        elif name == "text:s":
            self.pieces.append(" " * min(_number(attributes, "text:c"), 1000))
        elif name in ("text:tab", "text:line-break"):
            self.pieces.append("\t" if name == "text:tab" else "\n")

    def _cell_ends(self):
        text = self._cell_text()
        rows, columns = _number(self.cell, SPANNED_ROWS), _number(self.cell, SPANNED_COLUMNS)
        if rows > 1 or columns > 1:
            top, left = len(self.rows), len(self.row) + self.gap
            self.merged.append((top, left, top + rows - 1, left + columns - 1))
        times = _number(self.cell, REPEATED_COLUMNS)
        if text:
            self._add(text, times)
        else:
            self.gap += times
        self.pieces = None

    def _add(self, text, times):
        if len(self.row) + self.gap + times > MOST_COLUMNS:
            raise NotRead(TOO_MANY_COLUMNS)
        self.row += [""] * self.gap + [text] * times
        self.gap = 0

    def _cell_text(self):
        if self.cell.get("office:value-type") == "boolean":
            return "ja" if self.cell.get("office:boolean-value") == "true" else "nee"
        return plain("".join(self.pieces)) if self.pieces else ""

    def _row_ends(self):
        times = self.row_times if self.row else min(self.row_times, 10_000)
        self.cells += times * max(1, len(self.row))
        if self.cells > MOST_CELLS:
            raise NotRead(TOO_MANY_ROWS)
        self.rows += [self.row] * times


def _number(attributes, name):
    value = attributes.get(name, "1")
    return int(value) if value.isdecimal() and 0 < len(value) < 8 else 1
