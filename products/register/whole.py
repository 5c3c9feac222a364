"""From a file to what is asked of it, in one process of its own: a page waits, and nothing is kept."""

from .checking import check
from .headings import propose
from .spreadsheets import in_a_process, read_here
from .writing import standard


def look(content, name, only=None, lid=None):
    """The `headings.Found` of this file. Raises NotRead."""
    return in_a_process(_look, content, name, only, lid)


def checked(content, name, chosen=None, only=None, lid=None, today=None):
    """The Found and the Report of this file. Raises NotRead."""
    return in_a_process(_checked, content, name, chosen, only, lid, today)


def rewritten(content, name, form, chosen=None, only=None, lid=None, public=False, today=None):
    """The register of this file in the standard structure: bytes. Raises NotRead."""
    return in_a_process(_rewritten, content, name, form, chosen, only, lid, public, today)


def _look(content, name, only, lid):
    return propose(read_here(content, name), only, lid)


def _checked(content, name, chosen, only, lid, today):
    found = _look(content, name, only, lid)
    return found, check(found, chosen, today)


def _rewritten(content, name, form, chosen, only, lid, public, today):
    return standard(_checked(content, name, chosen, only, lid, today)[1], form, public)
