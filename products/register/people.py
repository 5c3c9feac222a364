"""Cells that hold what belongs to one person: a register describes kinds of people, it names none."""

import re
from functools import lru_cache

from privacyportal.core.identifiers import Personal, find_bsns, find_personal
from privacyportal.core.public_domains import FREE

from .report import ERROR, WARNING, Fault

BSN = "Hier staat een getal dat op een BSN lijkt. Haal het weg: een register noemt geen mensen."
EMAIL = "Hier staat een e-mailadres van een persoon. Gebruik een algemeen adres van de gemeente."
MANY = 5_000  # a register says the same in many rows; the process that reads it ends with it
MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,4}){7}[0-9]")


def personal_faults(table, cells):
    """A fault for each column in which a BSN or a private e-mail address stands."""
    for column_id, text in cells.items():
        has_address = "@" in text
        if (has_address or MANY_DIGITS.search(text)) and has_bsn(text):
            yield Fault(column_id, table.column(column_id).number, ERROR, "bsn-in-cel", BSN)
        if has_address and has_private_address(text):
            yield Fault(column_id, table.column(column_id).number, WARNING, "mail-in-cel", EMAIL)


@lru_cache(MANY)
def has_bsn(text):
    return bool(find_bsns(text))


@lru_cache(MANY)
def has_private_address(text):
    """An address of an organisation may stand in a register; one that anybody can have is private."""
    addresses = (found.text for found in find_personal(text) if found.kind == Personal.EMAIL)
    return any(address.rpartition("@")[2].strip().lower() in FREE for address in addresses)
