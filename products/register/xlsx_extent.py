"""How far the shown sheets of an Excel file go, looked at before all the space up to their last cell is laid out."""

import re
from xml.etree.ElementTree import ParseError, fromstring

from .workbook import TOO_MANY_COLUMNS, NotRead, check_last_row

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
READ_TOO = ("xl/sharedStrings.xml", "xl/styles.xml")
CELL = re.compile(rb'<c [^>]*?\br="[A-Z]+(\d+)"')
FAR_RIGHT = re.compile(
    rb'<c r="(?:[A-Z]{3}|I[Q-Z]|[J-Z][A-Z])\d+"(?:[^>/]|/(?!>))*><(?:v|is|f)[ >]'
)  # beyond column 250
VALUES = (b"<v>", b"<v ", b"<is>", b"<is ")


def check_extent(package):
    """Raises NotRead for a shown sheet that goes on too far, and zipfile.BadZipFile when a part is not as it was saved."""
    names = package.namelist()
    if BOOK not in names or RELATIONS not in names:
        return
    for name in READ_TOO:
        if name in names:
            package.read(name)  # zipfile compares it with its checksum
    for part in _shown_parts(package):
        if part in names:
            _check_sheet(package.read(part))


def _shown_parts(package):
    try:
        relations = {one.get("Id"): one.get("Target", "") for one in fromstring(package.read(RELATIONS))}
        sheets = fromstring(package.read(BOOK)).findall(".//{*}sheet")
    except ParseError:
        return []  # whoever reads the sheets says so
    shown = [one for one in sheets if one.get("state", "visible") == "visible"]
    ids = [value for one in shown for name, value in one.items() if name.endswith("}id")]
    targets = [relations.get(one, "") for one in ids]
    return [one[1:] if one.startswith("/") else f"xl/{one}" for one in targets]


def _check_sheet(content):
    last = max(content.rfind(sign) for sign in VALUES)
    cell = CELL.match(content, content.rfind(b"<c ", 0, last)) if last > 0 else None
    if cell:
        check_last_row(int(cell[1]))
    if FAR_RIGHT.search(content):
        raise NotRead(TOO_MANY_COLUMNS)
