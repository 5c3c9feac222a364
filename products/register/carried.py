"""A register that was read, on its way between two steps: in a hidden field of her own form, never with us.

Not the file itself: a file field cannot be filled in again, and a workbook with pictures is too large for a page. What was
read of it is small once compressed, and signed, so that we only unpack what we packed.
"""

from django.core import signing

from privacyportal.core.refusals import Refused

from .checking import check
from .headings import Found, Proposal, Row
from .spreadsheets import in_a_process
from .writing import standard

SALT = "register.found"
MOST = 2 * 1024**2  # bytes of the field
TOO_MUCH_TEXT = "In dit bestand staat te veel tekst om na te kijken. Verdeel het register over meer bestanden."
LOST = "Wij konden uw register niet meer lezen. Kies uw bestand opnieuw."


class NotCarried(Refused):
    """The field is not one of ours, or what was read does not fit in it."""


def packed(found):
    """The text of the field. Raises NotCarried when it is too much for a page."""
    rows = [[row.number, row.sheet, row.cells, row.is_banner] for row in found.rows]
    proposals = [[one.column_of_sheet, one.heading, one.column_id, one.likeness] for one in found.proposals]
    said = [found.lid, found.form, found.sheet, found.sheets, found.header_row, proposals, rows, found.others]
    field = signing.dumps(said, salt=SALT, compress=True)
    if len(field) > MOST:
        raise NotCarried(TOO_MUCH_TEXT)
    return field


def unpacked(field):
    """The Found in the text of the field. Raises NotCarried."""
    try:
        lid, form, sheet, sheets, header_row, proposals, rows, others = signing.loads(field, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise NotCarried(LOST) from None
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


def report_of(found, chosen):
    """The Report, made in a process of its own. Raises NotRead."""
    return in_a_process(check, found, chosen)


def written(found, chosen, form, public):
    """The register in the standard structure: bytes. Raises NotRead."""
    return in_a_process(_written, found, chosen, form, public)


def _written(found, chosen, form, public):
    return standard(check(found, chosen), form, public)
