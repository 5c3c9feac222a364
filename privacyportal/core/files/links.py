"""Addresses inside documents: a reader may follow them; the document may not fetch them by itself."""

import re
from html import unescape

from .markup import attributes, with_attributes

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
FOR_READERS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
NOWHERE = b"verwijderd"


def without_outside(tag: bytes, name: bytes, is_followed_by_hand: bool) -> bytes:
    """The tag, with the address in attribute `name` taken out unless it stays inside or a reader clicks on it."""
    if name not in tag:
        return tag
    address = unescape(attributes(tag).get(name, b"").decode()).strip()
    is_fine = is_for_readers(address) if is_followed_by_hand else not OUTSIDE.match(address)
    return tag if is_fine else with_attributes(tag, {name: NOWHERE})


def is_for_readers(address: str) -> bool:
    """An address to click on: on the web, for mail or telephone, or near the document."""
    return bool(FOR_READERS.match(address)) or not OUTSIDE.match(address)
