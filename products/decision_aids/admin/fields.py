"""The words of one question or outcome as fields of a form."""

from products.definitions.admin.editables import LONG, SHORT, Editable, add_fields, name_of

from ..questions import END

QUESTION = [("vraag", "Vraag", SHORT), ("kort", "Naam in het overzicht van antwoorden", SHORT), ("hulp", "Hulp", LONG)]
ANSWER = [
    ("tekst", "Tekst", SHORT),
    ("omdat", "Waarom (omdat …)", LONG),
    ("hulp", "Hulp", LONG),
    ("voorbeeld", "Voorbeeld", LONG),
]
POINT = [("tekst", "Tekst", LONG), ("grond", "Artikel", SHORT), ("oplossing", "Zo lost u het op", LONG)]
OUTCOME = [("kop", "Kop", SHORT), ("betekenis", "Wat het betekent", LONG), ("let_op", "Let op", LONG)]
GENERAL = [("titel", "Titel", SHORT), ("samenvatting", "Samenvatting", SHORT), ("inleiding", "Inleiding", LONG)]
NEEDED = {"vraag", "kort", "tekst", "kop", "betekenis", "titel", "samenvatting", "inleiding"}


def of_question(content, id):
    """The fields of a question by name, or None when there is none with this id."""
    number = _number(content["vragen"], id)
    if number is None:
        return None
    question, path, found = content["vragen"][number], ("vragen", number), {}
    _add(found, path, question, QUESTION)
    _add_next(found, path, question, "", next_steps(content))
    for name, fields in (("antwoorden", ANSWER), ("punten", POINT)):
        for place, one in enumerate(question.get(name, ())):
            about = f"{one['id']}: "
            _add(found, (*path, name, place), one, fields, about)
            _add_next(found, (*path, name, place), one, about, next_steps(content))
    return found


def of_outcome(content, id):
    """The fields of an outcome by name, or None when there is none with this id."""
    number = _number(content["uitkomsten"], id)
    if number is None:
        return None
    outcome, path, found = content["uitkomsten"][number], ("uitkomsten", number), {}
    _add(found, path, outcome, OUTCOME)
    for place, step in enumerate(outcome["doen"]):
        found[f"doen-{place}"] = Editable((*path, "doen", place), f"Stap {place + 1}: dit doet u nu", LONG, step, True)
    return found


def of_general(content):
    """The fields of what stands above the questions."""
    found = {}
    _add(found, (), content, GENERAL)
    return found


def next_steps(content):
    """Where an answer can lead, as choices of a list."""
    questions = [(one["id"], f"{one['id']}: {one['kort']}") for one in content["vragen"]]
    outcomes = [(one["id"], f"Uitkomst {one['id']}: {one['kop']}") for one in content["uitkomsten"]]
    return [*questions, (END, "De beslissing (UITKOMST)"), *outcomes]


def _number(things, id):
    return next((number for number, one in enumerate(things) if one["id"] == id), None)


def _add(found, path, thing, fields, about=""):
    add_fields(found, path, thing, fields, needed=NEEDED, about=about)


def _add_next(found, path, thing, about, choices):
    if isinstance(thing.get("naar"), str):
        known = dict(choices)
        extra = [] if thing["naar"] in known else [(thing["naar"], f"{thing['naar']} (bestaat niet)")]
        found[name_of(about, "naar")] = Editable(
            (*path, "naar"), f"{about}Volgende stap", [*extra, *choices], thing["naar"], True
        )
