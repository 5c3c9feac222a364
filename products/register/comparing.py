"""Rows that have one number together, and rows that look the same."""

import re

from .answers import is_empty
from .report import ERROR, WARNING, Fault

ESSENCE = ("naam", "categorieen-verwerkingen", "opdrachtgever", "doel", "verantwoordelijke", "soorten-mensen")


def same_rows(rows, cells):
    """The faults of each row that comes after one with the same number, or after one that looks the same."""
    ids, looks, faults = {}, {}, []
    for row, texts in zip(rows, cells, strict=True):
        faults.append([*_same_number(row, texts, ids), *_same_look(row, texts, looks)])
    return faults


def _same_number(row, texts, seen):
    text = texts.get("register-id", "")
    if is_empty(text):
        return
    first = seen.setdefault(text.strip().lower(), row)
    if first is not row:
        sentence = f"Dit nummer heeft ook {_where(first, row)}. Geef elke rij een eigen nummer."
        yield Fault("register-id", 1, ERROR, "nummer-dubbel", sentence)


def _same_look(row, texts, seen):
    essence = tuple(re.sub(r"\W+", " ", texts.get(id_, "").lower()).strip() for id_ in ESSENCE)
    if not any(essence[:2]) or sum(map(bool, essence)) < 2:
        return
    first = seen.setdefault(essence, row)
    if first is not row:
        sentence = f"Deze rij lijkt op {_where(first, row)}. Voeg ze samen, of schrijf op wat anders is."
        yield Fault("naam", 2, WARNING, "rij-dubbel", sentence)


def _where(first, row):
    return f"rij {first.number}" + (f" op blad {first.sheet}" if first.sheet != row.sheet else "")
