"""What nobody would notice until somebody fills the model in: fields for nothing, and choices without a text."""

from products.definitions.faults import Fault

from ..definition import TICKS
from ..template import EACH, IF, IS, Block, Place, walk
from .places import computed_of, fields_of, groups_of


def use_faults(definition, source):
    placed = [found for paper in definition.papers for found in walk(paper.text)]
    parts = [part for part, _inside in placed]
    in_texts = {part.name for part in parts}
    in_rules = set(_in_rules(source.content))
    for path, field, _group in fields_of(source.content):
        if field["id"] not in in_texts | in_rules:
            yield Fault(source.line_of(path), f"Het veld ‘{field['id']}’ wordt nergens gebruikt.")
        elif field["soort"] in ("keuze", TICKS):
            yield from _without_text(source.line_of(path), field, placed)
    in_each = {part.name for part in parts if isinstance(part, Block) and part.kind == EACH}
    for path, group in groups_of(source.content):
        if group["id"] not in in_each:
            yield Fault(source.line_of(path), f"De rijen van ‘{group['id']}’ staan in geen enkele tekst.")
    for path, one, _group in computed_of(source.content):
        if one["id"] not in in_texts | in_rules:
            yield Fault(source.line_of(path), f"Het berekende veld ‘{one['id']}’ wordt nergens gebruikt.")


def _without_text(line, field, placed):
    """A choice that has blocks needs one for each answer, unless its words themselves stand in a text for any answer."""
    about = [(part, inside) for part, inside in placed if part.name == field["id"]]
    asked = [part for part, _inside in about if _asks(part, field)]
    if not asked or any(
        isinstance(part, Place) and not any(_asks(one, field) for one in inside) for part, inside in about
    ):
        return
    covered = {answer for block in asked for answer in _answers(block, field)}
    for choice in field["keuzes"]:
        if choice["id"] not in covered:
            yield Fault(line, f"De keuze ‘{choice['id']}’ van ‘{field['id']}’ heeft in geen enkel document een tekst.")


def _asks(part, field):
    return isinstance(part, Block) and part.kind == IF and part.name == field["id"] and bool(part.answers)


def _answers(block, field):
    ids = [choice["id"] for choice in field["keuzes"]]
    return block.answers if block.relation == IS else [id for id in ids if id not in block.answers]


def _in_rules(content):
    """The names in conditions and computations."""
    for name in ("controles", "afwijkingen", "volledig", "documenten"):
        for one in content.get(name) or ():
            yield from _names(one.get("als"))
    for _path, field, _group in fields_of(content):
        for one in field.get("controles") or ():
            yield from (name for name in _names(one["als"]) if name != field["id"])
    for _path, one, _group in computed_of(content):
        yield from (part for name in one["van"] for part in name.split("."))


def _names(condition):
    for one in condition if isinstance(condition, list) else [condition or {}]:
        for name, asked in one.items():
            yield name
            if isinstance(asked, dict):
                yield from (str(asked[key]) for key in ("na", "voor", "gelijk") if key in asked)
                yield from (inner for key in ("waar", "elke") if key in asked for inner in _names(asked[key]))
