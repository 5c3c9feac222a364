"""Cells that hold what belongs to one person: a register describes kinds of people, it names none."""

import re

from privacyportal.core.identifiers import Personal, find_personal
from privacyportal.core.public_domains import FREE

from .report import ERROR, WARNING, Fault

BSN = "Hier staat een getal dat op een BSN lijkt. Haal het weg: een register noemt geen mensen."
EMAIL = "Hier staat een e-mailadres van een persoon. Gebruik een algemeen adres van de gemeente."
MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]{0,4}){7}[0-9]")


def personal_faults(table, cells):
    """A fault for each column in which a BSN or a private e-mail address stands."""
    for column_id, text in cells.items():
        if "@" not in text and not MANY_DIGITS.search(text):
            continue
        column, kinds = table.column(column_id), _kinds(text)
        if Personal.BSN in kinds:
            yield Fault(column_id, column.number, ERROR, "bsn-in-cel", BSN)
        if Personal.EMAIL in kinds:
            yield Fault(column_id, column.number, WARNING, "mail-in-cel", EMAIL)


def _kinds(text):
    return {finding.kind for finding in find_personal(text) if _counts(finding)}


def _counts(finding):
    """An address of an organisation may stand in a register; one that anybody can have is private."""
    return finding.kind == Personal.BSN or (
        finding.kind == Personal.EMAIL and finding.text.rpartition("@")[2].strip().lower() in FREE
    )
