"""A csv as programs and people write it: three separators, four ways to write letters."""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter

from .cell_text import plain, would_run
from .workbook import LONGEST_CELL, NotRead, sheet_of

SEPARATORS = ";\t,"
LOOKED_AT = 60  # rows
NOTHING = " ;,\t\r\n"  # at the end of a file: a million rows in which nothing stands, perhaps
NO_TEXT = "Dit bestand is geen tekst die wij kunnen lezen. Sla het op als .xlsx, .ods of als csv (UTF-8)."
BROKEN = (
    "In deze csv klopt iets niet met de aanhalingstekens of scheidingstekens. Sla het register op als .xlsx of .ods."
)


def read_csv(content):
    """The one sheet of a csv. Raises NotRead."""
    text = _text(content).rstrip(NOTHING)
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    if told.startswith("sep=") and len(told) == 5:
        return [sheet_of("csv", [(), *_rows(rest, told[4])])]
    separator = max(SEPARATORS, key=lambda sign: _fit(text, sign))
    return [sheet_of("csv", _rows(text, separator))]


def _text(content):
    if content.startswith(BOM_UTF8):
        return _decoded(content, "utf-8-sig")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    if content[:200].count(0) > len(content[:200]) // 4:
        return _decoded(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    if 0 in content[:100_000]:
        raise NotRead(NO_TEXT)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252", "replace")


def _decoded(content, encoding, errors="strict"):
    try:
        return content.decode(encoding, errors)
    except UnicodeDecodeError:
        raise NotRead(NO_TEXT) from None


def _fit(text, separator):
    """How many cells this separator makes in rows that have as many cells as most of the rows have."""
    rows = [row for row in _parsed(text[:200_000], separator, LOOKED_AT) if any(row)]
    counts = Counter(map(len, rows))
    length, times = max(counts.items(), key=lambda one: one[1] * (one[0] - 1), default=(1, 0))
    return times * (length - 1)


def _rows(text, separator):
    try:
        return [[_typed(cell) for cell in row] if row else row for row in _parsed(text, separator)]
    except csv.Error:
        raise NotRead(BROKEN) from None


def _parsed(text, separator, most=None):
    csv.field_size_limit(2 * LONGEST_CELL)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row if any(row) else ())  # all empty rows are one
            if len(rows) == most:
                break
    except csv.Error:
        if most is None:
            raise
    return rows


def _typed(cell):
    """What she typed: our own downloads put a sign before what a spreadsheet would run (`writing`)."""
    text = plain(cell)
    return text[1:] if text[:1] == "'" and would_run(text) else text
