"""The rows of the standard structure: every column of the table, then her own, then what is still needed."""

from ..columns import table_of
from ..report import ERROR, MISSING, NEEDED, NOTICE, SHEET, WARNING

TELL = {MISSING: "Verplicht", ERROR: "Fout", WARNING: "Let op", NOTICE: "Controleren"}


def standard_table(report, public=False):
    """A list of rows of text, the headings first."""
    columns = _columns(report, public)
    names = [column.name for column in columns]
    if public:
        return [names, *([row.cells.get(column.id, "") for column in columns] for row in report.rows)]
    sheet = [SHEET] if len(report.sheets) > 1 and SHEET not in report.own_headings else []
    rows = [names + list(report.own_headings) + sheet + [NEEDED]]
    for row in report.rows:
        ours = [row.cells.get(column.id, "") for column in columns]
        rows.append(ours + list(row.own) + [row.sheet] * len(sheet) + [needed(report, row)])
    return rows


def needed(report, row):
    """One line with all that this row still needs, absent columns included."""
    table = table_of(report.lid)
    absent = [column.name for column in table.columns if column.number in report.missing_columns]
    words = [f"Verplicht: {name} (kolom ontbreekt)." for name in absent]
    words += [f"{TELL[fault.kind]}: {fault.sentence}" for fault in row.faults]
    return " ".join(words)


def as_json(report, public=False):
    """The same as plain data; a program finds a cell by the id of its column."""
    columns = _columns(report, public)
    rows = []
    for row in report.rows:
        content = {column.id: row.cells.get(column.id, "") for column in columns}
        if not public:
            content |= {"eigen_kolommen": dict(zip(report.own_headings, row.own, strict=True))}
            content |= {"rij": row.number, "blad": row.sheet, "nog_nodig": needed(report, row)}
        rows.append(content)
    named = [{"number": column.number, "id": column.id, "name": column.name} for column in columns]
    return {"lid": report.lid, "columns": named, "rows": rows}


def _columns(report, public):
    return [column for column in table_of(report.lid).columns if not (public and column.internal)]
