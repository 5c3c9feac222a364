"""Where the fields, groups and rules of a model stand in its YAML."""

from difflib import get_close_matches

from products.definitions.faults import Fault


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


def unknown(line, name, known, what):
    """The fault for a name that is not one of `known`, with the one that was probably meant."""
    likely = get_close_matches(name, sorted(known), 1)
    meant = f" Bedoelt u ‘{likely[0]}’?" if likely else ""
    return Fault(line, f"{what} ‘{name}’ bestaat niet.{meant}")
