"""The words of one section, one document or the introduction of a model as fields of a form."""

from dataclasses import replace

from products.definitions.admin.editables import DOCUMENT, LONG, SHORT, Editable, add_fields, name_of
from products.definitions.places import named

GENERAL = [
    ("titel", "Titel", SHORT),
    ("samenvatting", "Samenvatting", LONG),
    ("inleiding", "Inleiding", LONG),
    ("wet", "Wet", SHORT),
]
SECTION = [("kop", "Kop", SHORT), ("uitleg", "Uitleg", LONG)]
GROUP = [("kop", "Kop", SHORT), ("rij", "Naam van één rij", SHORT), ("uitleg", "Uitleg", LONG)]
FIELD = [
    ("label", "Vraag", SHORT),
    ("hulp", "Hulp", LONG),
    ("voorbeeld", "Voorbeeld", SHORT),
    ("leeg", "Wat er staat zolang het leeg is", SHORT),
]
CHECK = [("zeg", "Zin", LONG)]
POINT = [("punt", "Punt", SHORT), ("grond", "Artikel", SHORT)]
PAPER = [("titel", "Titel", SHORT), ("tekst", "Tekst", DOCUMENT)]
NEEDED = {"titel", "samenvatting", "inleiding", "wet", "kop", "rij", "label", "zeg", "punt", "grond", "tekst"}
HOW_TO_WRITE = (
    "Markdown. {{naam}} is een veld. {{#als veld=keuze}} … {{/als}} staat er alleen bij die keuze, "
    "{{#elk groep}} … {{/elk}} één keer per rij, {{#waarom}} … {{/waarom}} is uitleg voor wie invult."
)


def of_general(content):
    """The fields of what stands above the form."""
    found = {}
    _add(found, (), content, GENERAL)
    for name, label in (("nodig", "Bij de hand houden"), ("onzeker", "Laat dit nakijken")):
        for place, words in enumerate(content.get(name) or ()):
            found[f"{name}-{place}"] = Editable((name, place), f"{label} ({place + 1})", LONG, words, True)
    return found


def of_section(content, id):
    """The fields of a section by name, or None when there is none with this id."""
    path, found = path_of(content, "onderdelen", id), {}
    if not path:
        return None
    section = content["onderdelen"][path[1]]
    _add(found, path, section, SECTION)
    _add_inputs(found, path, section)
    for place, group in enumerate(section.get("groepen") or ()):
        here = (*path, "groepen", place)
        _add(found, here, group, GROUP, f"{group['id']}: ", f"Rijen: {group['kop']}")
        _add_inputs(found, here, group)
    return found


def of_paper(content, id):
    """The title and the text of a document, or None when there is none with this id."""
    path, found = path_of(content, "documenten", id), {}
    if not path:
        return None
    _add(found, path, content["documenten"][path[1]], PAPER)
    found["tekst"] = replace(found["tekst"], hint=HOW_TO_WRITE)
    return found


def path_of(content, collection, id):
    """Where the thing with this id stands, or None."""
    return next((path for path, name in named(content, collection) if name == id), None)


def of_rules(content):
    """The sentences of the warnings over several fields, of the deviations, and the points of law."""
    found = {}
    for name, fields, called in (
        ("volledig", POINT, "Punt uit de wet"),
        ("controles", CHECK, "Waarschuwing over meer velden"),
        ("afwijkingen", CHECK, "Afwijking van het model"),
    ):
        for place, one in enumerate(content.get(name) or ()):
            heading = f"{called} {place + 1} ({one.get('id') or one['bij']})"
            _add(found, (name, place), one, fields, f"{name}-{place}: ", heading)
    return found


def _add_inputs(found, path, holder):
    for place, one in enumerate(holder.get("velden") or ()):
        here, about = (*path, "velden", place), f"{one['id']}: "
        heading = f"{one['label']} ({{{{{one['id']}}}}}, {one['soort']})"
        _add(found, here, one, [field for field in FIELD if isinstance(one.get(field[0], ""), str)], about, heading)
        for name, words, kind, plural in (
            ("tekst", "Keuze", SHORT, "keuzes"),
            ("zeg", "Waarschuwing", LONG, "controles"),
        ):
            for number, inner in enumerate(one.get(plural) or ()):
                label = f"{words} {inner.get('id') or number + 1}"
                found[name_of(about, label)] = Editable(
                    (*here, plural, number, name), label, kind, inner[name], is_needed=True, heading=heading
                )


def _add(found, path, thing, fields, about="", heading=""):
    add_fields(found, path, thing, fields, needed=NEEDED, about=about, heading=heading)
