"""The recognised headings as selects: what we propose, and what she makes of it."""

from dataclasses import dataclass

from .columns import table_of

NONE, NAME = "geen", "kolom-"
LONGEST_EXAMPLE = 80


@dataclass(frozen=True)
class HeadingField:
    """One column of her sheet; `options` are triples of value, label and whether it is chosen."""

    name: str
    heading: str
    example: str
    options: tuple
    is_recognised: bool


@dataclass(frozen=True)
class HeadingForm:
    """All columns of her sheet, where they were read, and how many lines stand below them."""

    lid: int
    sheets: tuple[str, ...]
    others: tuple[str, ...]
    header_row: int
    lines: int
    fields: tuple[HeadingField, ...]

    @property
    def recognised(self):
        return sum(one.is_recognised for one in self.fields)


def choices_in(posted):
    """The part of a form that chooses columns: column ids by the name of the select."""
    return {name: posted[name] for name in posted if name.startswith(NAME)}


def chosen_of(found, choices):
    """Column ids by column of the sheet: as she chose, where she chose nothing as proposed."""
    known, chosen = table_of(found.lid).by_id, {}
    for one in found.proposals:
        column_id = choices.get(_name(one.column_of_sheet), one.column_id)
        if column_id in known:
            chosen[one.column_of_sheet] = column_id
    return chosen


def form_of(found, choices):
    chosen = chosen_of(found, choices)
    fields = tuple(_field(found, one, chosen.get(one.column_of_sheet)) for one in found.proposals)
    return HeadingForm(found.lid, found.sheets, found.others, found.header_row, len(found.rows), fields)


def hidden_fields(found, chosen):
    """What was chosen, for a next step: pairs of name and value."""
    places = (one.column_of_sheet for one in found.proposals)
    return tuple((_name(place), chosen.get(place, NONE)) for place in places)


def _name(place):
    return f"{NAME}{place}"


def _field(found, one, column_id):
    columns = table_of(found.lid).columns
    options = [(NONE, "Geen van deze kolommen", column_id is None)]
    options += [(column.id, f"{column.number}. {column.name}", column.id == column_id) for column in columns]
    place = one.column_of_sheet
    example = next((row.cells[place].strip() for row in found.rows if row.cells[place].strip()), "")
    heading = one.heading.strip() or f"Kolom {place + 1} zonder kop"
    return HeadingField(_name(place), heading, _short(example), tuple(options), column_id is not None)


def _short(text):
    return text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1].rstrip() + "…"
