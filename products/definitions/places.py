"""Where things stand in the YAML: the paths of its values, and the words for a name that does not exist."""

from difflib import get_close_matches

from .faults import DefinitionFault, Fault
from .yaml_lines import read_yaml

CONDITIONS = ("als", "alleen_als", "nodig_als")


def walk(value, path=()):
    """Every value with its path, from top to bottom; a condition is one value."""
    yield path, value
    if path and path[-1] in CONDITIONS:
        return
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inside:
        yield from walk(one, (*path, step))


def texts_in(text):
    """Every text that this YAML holds; of YAML that is broken the whole, as it was typed."""
    try:
        content = read_yaml(text).content
    except DefinitionFault:
        return [text]
    return [value for _, value in walk(content) if isinstance(value, str)]


def named(content, *collections):
    """The path and the id of everything that stands in these lists: `named(content, "uitkomsten")`."""
    for name in collections:
        for number, one in enumerate(content.get(name) or ()):
            yield (name, number), one["id"]


def unknown(source, path, name, known, what):
    """The fault for a name that is not one of `known`, with the one that was probably meant."""
    likely = get_close_matches(name, sorted(known), 1)
    return Fault(
        source.line_of(path), f"{what} ‘{name}’ bestaat niet." + (f" Bedoelt u ‘{likely[0]}’?" if likely else "")
    )
