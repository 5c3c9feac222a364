"""Which file is asked, and what it gets to write."""

import json

from ..columns import definition as whole_definition
from ..columns import table_of
from .csv_file import csv_file
from .ods_file import ods_file, ods_template
from .standard_rows import as_json, standard_table

FORMS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def standard(report, form, public=False):
    """The bytes of the register of this Report in a form of FORMS, with own columns and "Nog nodig" at the end.

    The public one has neither of those, and no column that is marked intern.
    """
    if form == "json":
        return _json(as_json(report, public))
    write = {"xlsx": _excel, "ods": ods_file, "csv": csv_file}[form]
    return write(standard_table(report, public))


def template(form, lid=1):
    """The bytes of an empty register of lid 1 or lid 2: xlsx, ods or csv."""
    table = table_of(lid)
    if form == "csv":
        return csv_file([[column.name for column in table.columns]])
    return {"xlsx": _excel_template, "ods": ods_template}[form](table)


def definition():
    """The bytes of the columns as JSON, worked rows included."""
    return _json(whole_definition())


def _excel(rows):
    from .xlsx_file import xlsx_file

    return xlsx_file(rows)


def _excel_template(table):
    from .xlsx_template import xlsx_template

    return xlsx_template(table)


def _json(content):
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
