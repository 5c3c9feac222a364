"""Every name that a rule uses exists, and can be asked what the rule asks."""

from products.definitions.faults import Fault

from ..computed import CHOICE, COLUMN, DATES, DAY, FUNCTIONS, GROUP, TAKES, TEXT
from ..conditions import EMPTY, FILLED
from ..definition import Computed, Field, Group
from .places import can_be, computed_of, fields_of, unknown, unknown_answers

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
    yield from _circles(source)


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
    elif kind == "minder" and not (isinstance(named, Field) and named.takes_more):
        yield Fault(line, f"‘{named.id}’ is geen meerkeuze en kan niet ‘{kind}’ dan een aantal hebben.")
    if kind in (*MOMENTS, "gelijk"):
        yield from _compared_faults(line, kind, asked[kind], known)


def _compared_faults(line, kind, name, known):
    """What a field is compared with is a field of the same sort; today and now are moments."""
    if name in ("vandaag", "nu") and kind in MOMENTS:
        return
    if name not in known:
        yield unknown(line, name, known, "Het veld")
    elif isinstance(known[name], Group):
        yield Fault(line, f"‘{name}’ is een groep en kan niet met een veld worden vergeleken.")
    elif kind in MOMENTS and not _is_moment(known[name]):
        yield Fault(line, f"‘{name}’ is geen datum en kan niet met een datum worden vergeleken.")


def _answer_faults(line, named, asked):
    if can_be(named):
        yield from unknown_answers(line, named, map(str, asked if isinstance(asked, list) else [asked]))
    else:
        yield Fault(line, f"‘{named.id}’ is geen keuze. Vraag bijvoorbeeld ‘ingevuld’ of ‘bevat’.")


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
    if absent := [name for name in one["van"] if _source_kind(known, name) is None]:
        yield from (unknown(line, name, known, "Het veld") for name in absent)
    elif one["functie"] in TAKES:
        takes = TAKES[one["functie"]]
        if tuple(_source_kind(known, name) for name in one["van"]) != takes:
            yield Fault(line, f"Bij ‘{one['functie']}’ hoort onder ‘van’: {', '.join(takes)}.")


def _source_kind(known, name):
    """What a computed field finds at this name, in the words of computed.TAKES; None when there is nothing."""
    holder, _, inside = name.partition(".")
    named = known.get(holder)
    if inside:
        return COLUMN if isinstance(named, Group) and inside in named.names else None
    if named is None or isinstance(named, Group):
        return named and GROUP
    if isinstance(named, Field) and named.has_choices:
        return CHOICE if not named.takes_more else ""
    return DAY if _is_moment(named) else TEXT


def _circles(source):
    """Computed fields that wait for themselves, by way of each other or not."""
    of = {
        one["id"]: {part for name in one["van"] for part in name.split(".")}
        for _, one, _ in computed_of(source.content)
    }
    for path, one, _group in computed_of(source.content):
        reached, new = set(), of[one["id"]]
        while new:
            reached |= new
            new = set().union(*(of.get(name, ()) for name in new)) - reached
        if one["id"] in reached:
            yield Fault(source.line_of(path), f"‘{one['id']}’ kan niet uit zichzelf volgen.")
