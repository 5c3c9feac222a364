"""The recognised headings as selects: what we propose, and what she makes of it."""

from dataclasses import dataclass

from .columns import table_of

NONE = "geen"


@dataclass(frozen=True)
class HeadingField:
    """One column of her sheet; `options` are triples of value, label and whether it is chosen."""

    name: str
    heading: str
    example: str
    options: tuple
    is_recognised: bool


def name_of(place):
    return f"kolom-{place}"


def chosen_of(found, posted):
    """Column ids by column of the sheet: as posted, where nothing was posted as proposed."""
    known, chosen = table_of(found.lid).by_id, {}
    for one in found.proposals:
        column_id = posted.get(name_of(one.column_of_sheet), one.column_id)
        if column_id in known:
            chosen[one.column_of_sheet] = column_id
    return chosen


def fields_of(found, chosen):
    return [_field(found, one, chosen.get(one.column_of_sheet)) for one in found.proposals]


def _field(found, one, column_id):
    columns = table_of(found.lid).columns
    options = [(NONE, "Geen van deze kolommen", column_id is None)]
    options += [(column.id, f"{column.number}. {column.name}", column.id == column_id) for column in columns]
    place = one.column_of_sheet
    example = next((row.cells[place].strip() for row in found.rows if row.cells[place].strip()), "")
    heading = one.heading.strip() or f"Kolom {place + 1} zonder kop"
    return HeadingField(name_of(place), heading, example[:80], tuple(options), column_id is not None)
