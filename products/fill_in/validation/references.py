"""Every name that a rule uses exists, and can be asked what the rule asks."""

from products.definitions.faults import Fault

from ..computed import DATES, FUNCTIONS
from ..conditions import EMPTY, FILLED
from ..definition import Computed, Field, Group
from .places import computed_of, fields_of, unknown

NUMBERS, MOMENTS = ("boven", "onder"), ("na", "voor")
OF_GROUPS = ("rijen", "elke")


def reference_faults(definition, source):
    content = source.content
    for path, asked, group in _conditions(content):
        yield from _condition_faults(definition, source, path, asked, definition.groups.get(group))
    for name in ("controles", "volledig"):
        for place, one in enumerate(content.get(name) or ()):
            if one["bij"] not in definition.labels:
                yield unknown(source.line_of((name, place, "bij")), one["bij"], definition.labels, "Het veld")
    for path, field, _group in fields_of(content):
        yield from _advice_faults(definition, source, path, field)
    for path, one, group in computed_of(content):
        yield from _computed_faults(definition, source, path, one, definition.groups.get(group))


def _conditions(content):
    """Path, content and group (or None) of every condition."""
    for name in ("controles", "afwijkingen", "volledig", "documenten"):
        for place, one in enumerate(content.get(name) or ()):
            if "als" in one:
                yield (name, place, "als"), one["als"], None
    for path, field, group in fields_of(content):
        for place, one in enumerate(field.get("controles") or ()):
            yield (*path, "controles", place, "als"), one["als"], group


def _condition_faults(definition, source, path, condition, group):
    for step, one in enumerate(condition) if isinstance(condition, list) else [(None, condition)]:
        here = path if step is None else (*path, step)
        for name, asked in one.items():
            yield from _test_faults(definition, source, (*here, name), name, asked, group)


def _test_faults(definition, source, path, name, asked, group):
    line, known = source.line_of(path), _known(definition, group)
    if name not in known:
        yield unknown(line, name, known, "Het veld")
        return
    named = known[name]
    if isinstance(named, Group):
        yield from _group_faults(definition, source, path, named, asked)
    elif isinstance(asked, dict):
        yield from _asked_faults(line, named, asked, known)
    elif asked not in (FILLED, EMPTY):
        yield from _answer_faults(line, named, asked)


def _known(definition, group):
    return {**definition.names, **(group.names if group else {})}


def _group_faults(definition, source, path, group, asked):
    line = source.line_of(path)
    if isinstance(asked, dict) and set(asked) & set(OF_GROUPS):
        for name in ("waar", "elke"):
            if name in asked:
                yield from _condition_faults(definition, source, (*path, name), asked[name], group)
    elif asked not in (FILLED, EMPTY):
        yield Fault(line, f"‘{group.id}’ is een groep: vraag ‘ingevuld’, ‘leeg’, ‘rijen’ of ‘elke’.")


def _asked_faults(line, named, asked, known):
    kind = next(iter(asked))
    if kind in OF_GROUPS:
        yield Fault(line, f"‘{named.id}’ is geen groep en heeft geen rijen.")
    elif kind == "niet":
        yield from _answer_faults(line, named, asked["niet"])
    elif kind in NUMBERS and not _is_number(named):
        yield Fault(line, f"‘{named.id}’ is geen getal en kan niet ‘{kind}’ iets zijn.")
    elif kind in MOMENTS and not _is_moment(named):
        yield Fault(line, f"‘{named.id}’ is geen datum en kan niet ‘{kind}’ iets zijn.")
    if kind in (*MOMENTS, "gelijk") and asked[kind] not in (*known, "vandaag", "nu"):
        yield unknown(line, asked[kind], known, "Het veld")


def _answer_faults(line, named, asked):
    if isinstance(named, Field) and not named.has_choices:
        yield Fault(line, f"‘{named.id}’ is geen keuze. Vraag bijvoorbeeld ‘ingevuld’ of ‘bevat’.")
    elif isinstance(named, Field):
        ids = [choice.id for choice in named.choices]
        for answer in map(str, asked if isinstance(asked, list) else [asked]):
            if answer not in ids:
                yield unknown(line, answer, ids, f"De keuze van ‘{named.id}’:")


def _is_number(named):
    return isinstance(named, Computed) or named.kind in ("getal", "bedrag")


def _is_moment(named):
    return named.function in DATES if isinstance(named, Computed) else named.kind in ("datum", "datumtijd")


def _advice_faults(definition, source, path, field):
    advised, line = field.get("advies"), source.line_of((*path, "advies"))
    named = definition.fields.get(field["id"])
    if advised and named is None:
        yield Fault(line, "Een advies kan niet bij een veld in een groep.")
    elif advised and not named.choice(advised):
        yield unknown(line, advised, [choice.id for choice in named.choices], "De keuze")


def _computed_faults(definition, source, path, one, group):
    line = source.line_of(path)
    if one["functie"] not in FUNCTIONS:
        yield unknown(line, one["functie"], FUNCTIONS, "De functie")
    if one["functie"] == "plus_hours" and "getal" not in one:
        yield Fault(line, "Bij deze functie hoort een ‘getal’.")
    known = _known(definition, group)
    for name in one["van"]:
        holder, _, inside = name.partition(".")
        if holder not in known or (inside and inside not in getattr(known[holder], "names", ())):
            yield unknown(line, name, known, "Het veld")
        elif holder == one["id"]:
            yield Fault(line, f"‘{name}’ kan niet uit zichzelf volgen.")
