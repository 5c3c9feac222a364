"""Does every name in a definition belong to something, and to one thing only?"""

from products.definitions.faults import Fault
from products.definitions.places import CONDITIONS, named, unknown, walk

from ..conditions import MISSING, read_condition
from ..given import RULES, STEP
from ..questions import END

TAKEN = {RULES, STEP, END.lower(), "klaar", "notities", "proces", "ingevuld_door", "csrfmiddlewaretoken"}
LISTS = ("uitkomsten", "redenen", "vlaggen", "tabellen")


def reference_faults(definition, source):
    """The names that are double, that lead nowhere, or that ask a question for what it does not have."""
    content = source.content
    yield from _double_keys(content, source)
    yield from _doubles(content, source)
    yield from _wrong_shape(content, source)
    if content["begin"] not in definition.questions:
        yield unknown(source, ("begin",), content["begin"], definition.questions, "De vraag")
    known = answers_by_name(definition)
    for path, value in walk(content):
        name = path[-1] if path else ""
        if name in ("naar", "dan") and isinstance(value, str):
            yield from _unknown_step(definition, source, path, value)
        elif name in CONDITIONS:
            yield from _condition_faults(definition, source, path, value, known)
        elif name in ("bij", "tabel"):
            yield from _unknown_names(definition, source, path, value)


def answers_by_name(definition):
    """The answers that a condition can ask for, by question, point and extra field."""
    known = {}
    for question in definition.questions.values():
        known[question.id] = {choice.id for choice in question.choices}
        for point in question.points:
            known[point.id] = {choice.id for choice in point.answers}
            known[question.id] |= known[point.id]
        known |= {extra.id: {choice.id for choice in extra.choices} for extra in question.extras}
    return known


def _double_keys(content, source):
    """Questions, points and extra fields each are a key in the address of an answer, in lower case."""
    seen = dict.fromkeys(TAKEN)
    for path, name in _keys(content):
        if name.lower() in seen:
            where = seen[name.lower()]
            other = f"staat ook op regel {where}" if where else "is al van de keuzehulp zelf"
            yield Fault(source.line_of((*path, "id")), f"De naam ‘{name}’ {other}. Kies een andere.")
        seen.setdefault(name.lower(), source.line_of((*path, "id")))


def _keys(content):
    for path, name in named(content, "vragen"):
        yield path, name
        question = content["vragen"][path[1]]
        for inside, id in named(question, "punten", "erbij"):
            yield (*path, *inside), id


def _doubles(content, source):
    groups = [list(named(content, name)) for name in LISTS]
    groups.append([*named(content, "vragen"), *groups[0]])  # an answer leads to either
    for path, value in walk(content):
        if path and path[-1] == "antwoorden" and isinstance(value[0], dict):
            groups.append([((*path, number), one["id"]) for number, one in enumerate(value)])
    groups.append([(("verslag", *path), id) for path, id in named(content.get("verslag") or {}, "velden")])
    for group in groups:
        seen = set()
        for path, name in group:
            if name in seen or name == END:
                yield Fault(source.line_of((*path, "id")), f"De naam ‘{name}’ is hier al gebruikt. Kies een andere.")
            seen.add(name)


def _wrong_shape(content, source):
    for path, _name in named(content, "vragen"):
        question = content["vragen"][path[1]]
        wanted, other = ("punten", "antwoorden") if question["soort"] == "lijst" else ("antwoorden", "punten")
        if wanted not in question:
            yield Fault(source.line_of(path), f"Bij een vraag van soort ‘{question['soort']}’ horen ‘{wanted}’.")
        if other in question:
            yield Fault(source.line_of((*path, other)), f"‘{other}’ hoort niet bij de soort ‘{question['soort']}’.")
        if question.get("controle") and question["soort"] != "meer":
            yield Fault(source.line_of((*path, "controle")), "Een controlelijst heeft de soort ‘meer’.")
    for path, table in [(path, content["tabellen"][path[1]]) for path, _name in named(content, "tabellen")]:
        for number, row in enumerate(table["rijen"]):
            if len(row) != len(table["kolommen"]):
                count = len(table["kolommen"])
                yield Fault(source.line_of((*path, "rijen", number)), f"Deze rij hoort {count} vakken te hebben.")


def _unknown_step(definition, source, path, value):
    if path[0] == "beslissing":
        if value not in definition.outcomes:
            yield unknown(source, path, value, definition.outcomes, "De uitkomst")
    elif value not in {*definition.questions, *definition.outcomes, END}:
        yield unknown(source, path, value, [*definition.questions, *definition.outcomes], "De volgende stap")


def _unknown_names(definition, source, path, value):
    known, what = (definition.outcomes, "De uitkomst") if path[-1] == "bij" else (definition.tables, "De tabel")
    for name in [value] if isinstance(value, str) else value:
        if name not in known:
            yield unknown(source, path, name, known, what)


def _condition_faults(definition, source, path, value, known):
    for test in read_condition(value).tests:
        if test.key == MISSING:
            for name in test.answers:
                if name not in definition.questions:
                    yield unknown(source, path, name, definition.questions, "De vraag")
        elif test.key not in known:
            yield unknown(source, path, test.key, known, "De vraag")
        else:
            for answer in test.answers:
                if answer not in known[test.key]:
                    yield unknown(source, path, answer, known[test.key], f"Bij {test.key}: het antwoord")
            if test.least > len(test.answers):
                yield Fault(source.line_of(path), f"Dit kan nooit kloppen: kies bij {test.key} een lager getal.")
