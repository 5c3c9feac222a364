"""Tables in which each row is as wide as the widest: pandoc counts the columns of the first row and drops what is beyond."""

from .markdown_table import MOST_CELLS, TooManyCells
from .markup import W, local, make, value

WIDEST = 63  # columns that Word itself allows, and that a cell can take
WRAPS = ("sdt", "sdtContent")  # what Word puts around rows and cells
OUTSIDE = ("gridBefore", "gridAfter")


class EvenTables:
    """The part of Shaping that knows them."""

    def _tbl(self, table):
        self._walk(table)
        rows, above = list(_inside(table, "tr")), {}
        for row in rows:
            _begin_at_the_edge(row)
            above = _merged_below(row, above)
        widest = max(map(_width, rows), default=0)
        absent = [widest - _width(row) for row in rows]
        if sum(absent) > MOST_CELLS:
            raise TooManyCells
        for row, count in zip(rows, absent, strict=True):
            row.extend(_empty_cell() for _ in range(count))
        _set_columns(table, widest)
        return [table]


def _inside(element, name):
    """Its rows or cells, those of tables in it not."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in WRAPS:
            yield from _inside(child, name)


def _begin_at_the_edge(row):
    """An empty cell for each column that the row leaves out in front."""
    about = row.find(f"{W}trPr")
    if about is None:
        return
    left_out = _number(value(about, "gridBefore"), least=0)
    for name in OUTSIDE:
        for found in about.findall(f"{W}{name}"):
            about.remove(found)
    at = list(row).index(about) + 1
    row[at:at] = [_empty_cell() for _ in range(left_out)]


def _merged_below(row, above):
    """By its column, how wide each cell is that goes on below. One that goes on with nothing `above` is a cell by itself."""
    below, column = {}, 0
    for cell in _inside(row, "tc"):
        wide, goes_on = _span(cell), value(cell, "tcPr/vMerge")
        if goes_on in ("", "continue") and above.get(column) != wide:
            about = cell.find(f"{W}tcPr")
            about.remove(about.find(f"{W}vMerge"))
        elif goes_on is not None:
            below[column] = wide
        column += wide
    return below


def _width(row):
    return sum(map(_span, _inside(row, "tc")))


def _span(cell):
    """How many columns it takes; a number that no table has is brought back to what it can be."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    if found is None:
        return 1
    span = _number(found.get(f"{W}val"), least=1)
    found.set(f"{W}val", str(span))
    return span


def _number(said, least):
    return min(max(int(said), least), WIDEST) if said and said.isdecimal() and len(said) < 10 else least


def _empty_cell():
    return make("tc", make("p"))


def _set_columns(table, count):
    for grid in table.findall(f"{W}tblGrid"):
        table.remove(grid)
    about = table.find(f"{W}tblPr")
    at = 0 if about is None else list(table).index(about) + 1
    table.insert(at, make("tblGrid", *(make("gridCol", w="1000") for _ in range(count))))
