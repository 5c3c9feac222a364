"""Where the fields, groups and rules of a model stand in its YAML."""

from difflib import get_close_matches

from products.definitions.faults import Fault

from ..computed import OUTCOMES
from ..definition import Computed, Field


def fields_of(content):
    """Path, content and group (or None) of every field."""
    for place, section in enumerate(content["onderdelen"]):
        yield from _fields(("onderdelen", place), section, None)
        for number, group in enumerate(section.get("groepen") or ()):
            yield from _fields(("onderdelen", place, "groepen", number), group, group["id"])


def _fields(path, holder, group):
    for number, field in enumerate(holder.get("velden") or ()):
        yield (*path, "velden", number), field, group


def groups_of(content):
    """Path and content of every group."""
    for place, section in enumerate(content["onderdelen"]):
        for number, group in enumerate(section.get("groepen") or ()):
            yield ("onderdelen", place, "groepen", number), group


def computed_of(content):
    """Path, content and group (or None) of every computed field."""
    yield from ((("berekend", number), one, None) for number, one in enumerate(content.get("berekend") or ()))
    for path, group in groups_of(content):
        for number, one in enumerate(group.get("berekend") or ()):
            yield (*path, "berekend", number), one, group["id"]


def can_be(named):
    """Whether somebody can ask for one of its answers: of a choice, and of what is computed."""
    return isinstance(named, Computed) or (isinstance(named, Field) and named.has_choices)


def unknown_answers(line, named, asked):
    """Each answer that this choice or computed field never has; some compute what nobody can list."""
    known = OUTCOMES.get(named.function) if isinstance(named, Computed) else [choice.id for choice in named.choices]
    for answer in asked:
        if known and answer not in known:
            yield unknown(line, answer, known, f"De keuze van ‘{named.id}’:")


def unknown(line, name, known, what):
    """The fault for a name that is not one of `known`, with the one that was probably meant."""
    likely = get_close_matches(name, sorted(known), 1)
    meant = f" Bedoelt u ‘{likely[0]}’?" if likely else ""
    return Fault(line, f"{what} ‘{name}’ bestaat niet.{meant}")
