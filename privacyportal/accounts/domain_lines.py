"""Many domains at once, as people paste them from a spreadsheet: one organisation a line, with its domains."""

import csv
import re
from typing import NamedTuple

from privacyportal.core.domains import DomainRefused, full_domain, own_domain

from .models import Domain, Organisation

MOST = 2_000  # lines
HOLDS_DOMAIN = re.compile(r"\w\.\w")
NO_DOMAIN = "In deze regel staat geen domein."
NO_ORGANISATION = "Zeg ook bij welke organisatie dit domein hoort."
UNKNOWN = "Deze organisatie kennen wij niet: {}. Gebruik haar naam of CBS-code uit de lijst."
ALREADY = "Dit domein staat al bij deze organisatie."


class Asked(NamedTuple):
    """One domain in one line; `fault` says in a sentence why it cannot be added."""

    number: int
    typed: str
    organisation: Organisation | None = None
    name: str = ""
    fault: str = ""

    @property
    def domain(self):
        return full_domain(self.name) if self.name else self.typed


def read_lines(text):
    """Each domain that `text` asks for, in order."""
    known, there = _Known(), set(Domain.objects.values_list("organisation", "name"))
    asked = []
    for number, line in enumerate(text.splitlines()[:MOST], start=1):
        if line.strip() and not (number == 1 and _is_heading(line)):
            asked += _of_line(number, line, known, there)
    return asked


def add(asked):
    """Keep the domains of the lines without a fault; returns how many."""
    good = [Domain(name=one.name, organisation=one.organisation) for one in asked if not one.fault]
    return len(Domain.objects.bulk_create(good))


def _is_heading(line):
    return not HOLDS_DOMAIN.search(line) and bool(re.search(r"domein|gemeente|organisatie|naam", line, re.IGNORECASE))


def _of_line(number, line, known, there):
    cells = _cells(line)
    names = [part for cell in cells if HOLDS_DOMAIN.search(cell) for part in _parts(cell)]
    others = [cell for cell in cells if not HOLDS_DOMAIN.search(cell)]
    if not names:
        return [Asked(number, line.strip(), fault=NO_DOMAIN)]
    organisation = known.meant_by(others)
    fault = "" if organisation else UNKNOWN.format(", ".join(others)) if others else NO_ORGANISATION
    return [_one(number, name, organisation, fault, there) for name in names]


def _one(number, typed, organisation, fault, there):
    try:
        name = own_domain(typed)
    except DomainRefused as refused:
        return Asked(number, typed, organisation, fault=str(refused))
    if fault or (organisation.pk, name) in there:
        return Asked(number, typed, organisation, name, fault or ALREADY)
    there.add((organisation.pk, name))
    return Asked(number, typed, organisation, name)


def _cells(line):
    separator = next((sign for sign in "\t;" if sign in line), ",")
    cells = next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    return [cell.strip() for cell in cells if cell.strip()]


def _parts(cell):
    """`a.nl b.nl` is two; `Jan <jan@a.nl>` is one."""
    words = [word for word in re.split(r"[\s|]+", cell) if HOLDS_DOMAIN.search(word)]
    return words if len(words) > 1 else [cell]


class _Known:
    """The organisations of now, by each name that people use for them, and by their CBS code."""

    def __init__(self):
        rows = list(Organisation.objects.current())
        self.rows = {name.lower(): row for row in rows for name in row.also_known_as.split(", ")}
        for row in rows:  # over what another is only also known as
            self.rows |= dict.fromkeys([row.name.lower(), f"gemeente {row.name}".lower(), row.cbs_code.lower()], row)
        self.rows.pop("", None)

    def meant_by(self, cells):
        for name in (", ".join(cells), *cells):
            if row := self.rows.get(" ".join(name.split()).lower()):
                return row
        return None
