"""What article 30 still asks of each row of a register, and which rules of good data it breaks."""

from collections import Counter
from datetime import date

from .answers import is_cross, is_cross_or_none, is_empty
from .columns import table_of
from .comparing import same_rows
from .likeness import choice_of
from .report import MISSING, NEEDED, CheckedRow, Counted, Fault, Report
from .rows import NAMES, processings
from .rules import faults_of
from .workbook import MOST_ROWS, TOO_MANY_ROWS, NotRead


def check(found, chosen=None, today=None):
    """The Report of a `headings.Found`; `chosen` has column ids by column of the sheet (from 0), else the proposal.

    What a column id is not of this table, or of a column that is not there, does not count. Raises NotRead.
    """
    table = table_of(found.lid)
    chosen = found.chosen if chosen is None else chosen
    width = len(found.proposals)
    chosen = {place: id_ for place, id_ in chosen.items() if id_ in table.by_id and 0 <= place < width}
    rows = counted_processings(found, chosen)
    absent = [column for column in table.required if column.id not in chosen.values()]
    checked = _checked(table, found, chosen, rows, absent, today or date.today())
    return _report(table, found, chosen, checked, absent)


def counted_processings(found, chosen):
    """The rows that are processings. Raises NotRead when they are too many."""
    rows = processings(found, chosen)
    if len(rows) > MOST_ROWS:
        raise NotRead(TOO_MANY_ROWS)
    return rows


def _checked(table, found, chosen, rows, absent, today):
    crossed = _columns_of_crosses(table, found, chosen, rows)
    own = _own(found, chosen)
    cells = [_cells(row, chosen, crossed) for row in rows]
    alike = same_rows(rows, cells)
    return tuple(
        _row(table, row, texts, tuple(row.cells[place] for place in own), alike[number], absent, today)
        for number, (row, texts) in enumerate(zip(rows, cells, strict=True))
    )


def _own(found, chosen):
    """The columns of the sheet that are hers; what we said of the rows before is made anew."""
    return [place for place, one in enumerate(found.proposals) if place not in chosen and one.heading != NEEDED]


def _columns_of_crosses(table, found, chosen, rows):
    """By column of the sheet what a cross in it stands for: an allowed value, or else its heading beside others."""
    crossed, times = {}, Counter(chosen.values())
    only = {place for place in chosen if all(is_cross_or_none(row.cells[place]) for row in rows)}
    beside = Counter(chosen[place] for place in only)
    for place in only:
        column, heading = table.column(chosen[place]), found.proposals[place].heading
        choice = choice_of(column, heading) or choice_of(column, heading.rpartition(" ")[2])
        if choice and (times[column.id] > 1 or any(is_cross(row.cells[place]) for row in rows)):
            crossed[place] = choice
        elif column.type == "meerkeuze" and beside[column.id] > 1:
            crossed[place] = heading
    return crossed


def _cells(row, chosen, crossed):
    """What stands in the row by column id; of several columns of the sheet together."""
    cells = {}
    for place in sorted(chosen):
        text = row.cells[place]
        if place in crossed:
            text = crossed[place] if is_cross(text) else ""
        before = cells.get(chosen[place], "")
        joined = f"{before}; {text}" if before.strip() and text.strip() else before if before.strip() else text
        cells[chosen[place]] = joined
    return cells


def _row(table, row, cells, own, alike, absent, today):
    answered = frozenset(_answered(table, cells))
    faults = [*_missing(table, cells, answered), *faults_of(table, cells, today), *alike]
    is_complete = not absent and not any(fault.kind == MISSING for fault in faults)
    name = next((cells[id_] for id_ in NAMES if cells.get(id_, "").strip()), "").strip()
    owner = cells.get("proceseigenaar", "").strip()
    return CheckedRow(row.number, row.sheet, name, owner, cells, own, answered, tuple(faults), is_complete)


def _answered(table, cells):
    for column_id, text in cells.items():
        if not is_empty(text, table.column(column_id).not_applicable):
            yield column_id


def _missing(table, cells, answered):
    for column in table.required:
        if column.id in cells and column.id not in answered:
            sentence = f"{column.name} is nog leeg."
            yield Fault(column.id, column.number, MISSING, f"leeg-{column.id}", sentence, column.ground)


def _report(table, found, chosen, checked, absent):
    headings = tuple(
        (one.heading, table.column(chosen[place]).number if place in chosen else None)
        for place, one in enumerate(found.proposals)
    )
    filled = Counter(column_id for row in checked for column_id in row.answered)
    return Report(
        lid=found.lid,
        form=found.form,
        sheet=found.sheet,
        sheets=found.sheets,
        header_row=found.header_row,
        headings=headings,
        own_headings=tuple(found.proposals[place].heading for place in _own(found, chosen)),
        missing_columns=tuple(column.number for column in absent),
        rows=checked,
        columns=tuple(_counted(column, chosen, filled[column.id], len(checked)) for column in table.columns),
    )


def _counted(column, chosen, filled, rows):
    is_present = column.id in chosen.values()
    return Counted(column.id, column.number, column.name, column.is_required, is_present, filled, rows - filled)
