"""Names that must differ, and what a kind of field needs."""

from products.definitions.faults import Fault

from ..definition import TICKS
from ..kinds import KINDS
from .places import computed_of, fields_of, groups_of

RESERVED = {"nr", "vandaag", "nu", "ingevuld", "leeg"}
OWN_CHOICES = ("keuze", "meerkeuze")


def name_faults(source):
    """Faults that are found before a Definition is made of the content."""
    yield from _twice(source, [*_named(source.content)], "Het kenmerk")
    for name in ("documenten", "afwijkingen", "volledig"):
        ids = [((name, place), one["id"]) for place, one in enumerate(source.content.get(name) or ())]
        yield from _twice(source, ids, "Het kenmerk")
    for path, field, _group in fields_of(source.content):
        yield from _field_faults(source, path, field)
    for path, group in groups_of(source.content):
        yield from _row_faults(source, path, group)


def _named(content):
    """Path and id of all that a text or a condition may name."""
    yield from ((path, field["id"]) for path, field, _group in fields_of(content))
    yield from ((path, group["id"]) for path, group in groups_of(content))
    yield from ((path, one["id"]) for path, one, _group in computed_of(content))


def _twice(source, named, what):
    first = {}
    for path, id in named:
        line = source.line_of(path)
        if id in first:
            yield Fault(line, f"{what} ‘{id}’ staat ook op regel {first[id]}. Geef een van de twee een ander kenmerk.")
        elif id in RESERVED:
            yield Fault(line, f"‘{id}’ heeft al een betekenis. Kies een ander kenmerk.")
        first.setdefault(id, line)


def _row_faults(source, path, group):
    """Of the examples of rows, what no form could have sent."""
    one_value = {field["id"] for field in group["velden"] if field["soort"] != TICKS}
    for place, row in enumerate(group.get("voorbeelden") or ()):
        line = source.line_of((*path, "voorbeelden", place))
        for name in sorted(one_value & {name for name, value in row.items() if isinstance(value, list)}):
            yield Fault(line, f"Het voorbeeld van ‘{name}’ is er één, en geen lijst.")


def _field_faults(source, path, field):
    line, kind = source.line_of(path), field["soort"]
    if kind not in KINDS:
        yield Fault(line, f"‘{kind}’ is geen soort veld.")
    if kind in OWN_CHOICES and not field.get("keuzes"):
        yield Fault(line, f"Bij ‘{field['id']}’ ontbreken de keuzes.")
    if kind not in OWN_CHOICES and field.get("keuzes"):
        yield Fault(line, f"‘{field['id']}’ is geen keuze. Haal ‘keuzes’ weg of maak de soort ‘keuze’.")
    if isinstance(field.get("voorbeeld"), list) and kind != TICKS:
        yield Fault(line, f"Het voorbeeld van ‘{field['id']}’ is er één, en geen lijst.")
    ids = [choice["id"] for choice in field.get("keuzes") or ()]
    if len(ids) != len(set(ids)):
        yield Fault(line, f"Bij ‘{field['id']}’ staat een keuze twee keer.")
