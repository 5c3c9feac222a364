"""A Report as other programs get it."""


def as_plain(report):
    """Dictionaries and lists, under the names that `/register/controleren/` promises."""
    return {
        "sheet": report.sheet,
        "table": report.lid,
        "header_row": report.header_row,
        "columns": dict(report.headings),
        "headings": [{"heading": heading, "number": number} for heading, number in report.headings],
        "missing_columns": list(report.missing_columns),
        "rows_total": report.rows_total,
        "rows_complete": report.rows_complete,
        "rows_complete_in_present_columns": report.rows_complete_in_present_columns,
        "rows": [_row(row) for row in report.rows],
    }


def _row(row):
    return {"row": row.number, "sheet": row.sheet, "name": row.name, "missing": row.missing}
