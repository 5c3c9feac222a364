"""The example of a field is one that its form would take."""

from products.definitions.faults import Fault

from ..day_field import YEARS
from ..definition import CHOICES_OF_KIND, TICKS
from ..kinds import DATE, MOMENT, moment_of
from .places import fields_of, groups_of

NEEDS_NONE = ("keuze", TICKS, "ja-nee", "ja-nee-weet-niet")


def example_faults(source):
    fields = {}
    for path, field, _group in fields_of(source.content):
        fields[field["id"]] = field
        yield from _faults(source.line_of((*path, "voorbeeld")), field, field.get("voorbeeld"))
    for path, group in groups_of(source.content):
        own = {field["id"] for field in group["velden"]}
        for place, row in enumerate(group.get("voorbeelden") or ()):
            line = source.line_of((*path, "voorbeelden", place))
            for name, value in row.items():
                if name not in own:
                    yield Fault(line, f"‘{name}’ is geen veld van deze groep.")
                else:
                    yield from _faults(line, fields[name], value)


def _faults(line, field, value):
    kind, label = field["soort"], field["id"]
    if value in (None, ""):
        if kind not in NEEDS_NONE:
            yield Fault(line, f"Bij ‘{label}’ ontbreekt een voorbeeld.")
        return
    if kind in (DATE, MOMENT) and not _is_one(kind, str(value)):
        yield Fault(line, f"Het voorbeeld van ‘{label}’ is geen {kind}. Schrijf 2026-10-01 of 2026-11-13T16:30.")
    ids = [choice.id for choice in CHOICES_OF_KIND.get(kind, ())] or [one["id"] for one in field.get("keuzes") or ()]
    for one in value if isinstance(value, list) else [value]:
        if ids and str(one) not in ids:
            yield Fault(line, f"Het voorbeeld ‘{one}’ is geen keuze van ‘{label}’.")


def _is_one(kind, text):
    """Whether its form takes this as a day, or as a moment."""
    moment = moment_of(text) if text[:1].isdecimal() else None
    return moment is not None and moment.year in YEARS and ("T" in text) is (kind == MOMENT)
