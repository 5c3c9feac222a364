"""A value of a cell as the text that a reader sees."""

import datetime
import re

from privacyportal.core.signs import FORMULA, clean_text

from .workbook import LONGEST_CELL, NotRead

FORMULA_SIGNS = frozenset(FORMULA)
ESCAPED = re.compile(r"_x000[dD]_")
TOO_LONG = "Een cel in dit bestand heeft meer dan 32.767 tekens. Dat past in geen werkblad."


def as_text(value):
    """Dates as 31-01-2026, whole numbers without a point, yes and no in Dutch, and one kind of line end."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return _moment(value)


def plain(text):
    """`text` as XML and a csv can hold it, blanks as nothing. Raises NotRead when it is too long for a cell."""
    if not text or text.isspace():
        return ""
    if text.isascii() and text.isprintable() and "_" not in text:
        return _bounded(text)
    text = ESCAPED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _bounded(clean_text(text))


def _bounded(text):
    if len(text) > LONGEST_CELL:
        raise NotRead(TOO_LONG)
    return text


def _moment(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%d-%m-%Y" if value.time() == datetime.time() else "%d-%m-%Y %H:%M")
    if isinstance(value, datetime.date):
        return value.strftime("%d-%m-%Y")
    return "" if value is None else str(value)


def would_run(text):
    """Whether a spreadsheet takes this for a formula when it reads it from a csv, with or without our sign before it."""
    return text.lstrip("'").lstrip(" \n")[:1] in FORMULA_SIGNS
