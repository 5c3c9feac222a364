"""From a file, or from what was read of it, to what a page or a program shows of it; to be done apart (`apart.py`).

Only what is shown comes back from there, so that a page of a long register costs the server little. Nothing of Django is
asked here: to load it would take longer than to check most registers.
"""

from .checking import check, counted_processings
from .heading_form import chosen_of, form_of, hidden_fields
from .headings import propose
from .packing import packed, unpacked
from .plain import as_plain
from .result_page import result_page
from .spreadsheets import read
from .workbook import MOST_ROWS
from .writing import standard


def look(content, name, only=None, lid=None):
    """The HeadingForm of this file, and what was read of it, packed. Raises NotRead."""
    found = propose(read(content, name), only, lid)
    if len(found.rows) > MOST_ROWS:  # with all that is no row
        counted_processings(found, found.chosen)
    return form_of(found, {}), packed(found)


def headings_of(text, choices):
    """The HeadingForm again, of what was packed; so little work that a page may do it itself."""
    return form_of(unpacked(text), choices)


def result(text, choices, wanted):
    """The ResultPage with what is `wanted` of it, and the choices as fields. Raises NotRead."""
    found = unpacked(text)
    chosen = chosen_of(found, choices)
    return result_page(check(found, chosen), wanted), hidden_fields(found, chosen)


def written(text, choices, form, public):
    """The register in the standard structure: bytes. Raises NotRead."""
    found = unpacked(text)
    return standard(check(found, chosen_of(found, choices)), form, public)


def checked(content, name):
    """The Report of this file as a program gets it. Raises NotRead."""
    return as_plain(check(propose(read(content, name))))


def rewritten(content, name, form):
    """The register of this file in the standard structure: bytes. Raises NotRead."""
    return standard(check(propose(read(content, name))), form)
