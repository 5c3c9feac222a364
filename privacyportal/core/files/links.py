"""Addresses inside documents: a reader may follow them; the document may not fetch them by itself."""

import re

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
FOR_READERS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
NOWHERE = "verwijderd"


def is_inside(address: str) -> bool:
    """A part of the document itself."""
    return not OUTSIDE.match(address.strip())


def is_for_readers(address: str) -> bool:
    """An address to click on: on the web, for mail or telephone, or near the document."""
    return bool(FOR_READERS.match(address.strip())) or is_inside(address)
