"""What was read of a register as one short text, and back."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from .headings import Found, Proposal, Row
from .workbook import NotRead

MOST = 2 * 1024**2  # signs of the text
MOST_UNPACKED = 16 * 1024**2  # bytes: a page unpacks it too
TOO_MUCH_TEXT = "In dit bestand staat te veel tekst om na te kijken. Verdeel het register over meer bestanden."


def packed(found):
    """The text. Raises NotRead when it is too much for a page."""
    rows = [[row.number, row.sheet, row.cells, row.is_banner] for row in found.rows]
    proposals = [[one.column_of_sheet, one.heading, one.column_id, one.likeness] for one in found.proposals]
    said = [found.lid, found.form, found.sheet, found.sheets, found.header_row, proposals, rows, found.others]
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    text = urlsafe_b64encode(zlib.compress(content)).decode()
    if len(content) > MOST_UNPACKED or len(text) > MOST:
        raise NotRead(TOO_MUCH_TEXT)
    return text


def unpacked(text):
    """The Found in a text that `packed` made."""
    said = json.loads(zlib.decompress(urlsafe_b64decode(text)))
    lid, form, sheet, sheets, header_row, proposals, rows, others = said
    return Found(
        lid=lid,
        form=form,
        sheet=sheet,
        sheets=tuple(sheets),
        header_row=header_row,
        proposals=tuple(Proposal(*one) for one in proposals),
        rows=tuple(Row(number, name, tuple(cells), banner) for number, name, cells, banner in rows),
        others=tuple(others),
    )
