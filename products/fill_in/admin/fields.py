"""The words of one section, one document or the introduction of a model as fields of a form."""

from dataclasses import replace

from products.definitions.admin.editables import DOCUMENT, LONG, SHORT, Editable, add_fields

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
    number = _number(content["onderdelen"], id)
    if number is None:
        return None
    section, path, found = content["onderdelen"][number], ("onderdelen", number), {}
    _add(found, path, section, SECTION)
    _add_inputs(found, path, section)
    for place, group in enumerate(section.get("groepen") or ()):
        here = (*path, "groepen", place)
        _add(found, here, group, GROUP, f"{group['id']}: ", f"Rijen: {group['kop']}")
        _add_inputs(found, here, group)
    return found


def of_paper(content, id):
    """The title and the text of a document, or None when there is none with this id."""
    number = _number(content["documenten"], id)
    if number is None:
        return None
    found = {}
    _add(found, ("documenten", number), content["documenten"][number], PAPER)
    found["tekst"] = replace(found["tekst"], hint=HOW_TO_WRITE)
    return found


def of_rules(content):
    """The sentences of the warnings over several fields, of the deviations, and the points of law."""
    found = {}
    for name, fields, heading in (
        ("volledig", POINT, "Punten uit de wet"),
        ("controles", CHECK, "Waarschuwingen over meer velden"),
        ("afwijkingen", CHECK, "Afwijkingen van het model"),
    ):
        for place, one in enumerate(content.get(name) or ()):
            about = f"{name} {place + 1} ({one.get('id') or one['bij']}): "
            _add(found, (name, place), one, fields, about, heading if not place else "")
    return found


def _add_inputs(found, path, holder):
    for place, one in enumerate(holder.get("velden") or ()):
        here, about = (*path, "velden", place), f"{one['id']}: "
        fields = [field for field in FIELD if isinstance(one.get(field[0], ""), str)]
        _add(found, here, one, fields, about, f"{one['label']} ({one['soort']})")
        for number, choice in enumerate(one.get("keuzes") or ()):
            name = f"{about}keuze {choice['id']}"
            found[name] = Editable((*here, "keuzes", number, "tekst"), name, SHORT, choice["tekst"], True)
        for number, check in enumerate(one.get("controles") or ()):
            name = f"{about}waarschuwing {number + 1}"
            found[name] = Editable((*here, "controles", number, "zeg"), name, LONG, check["zeg"], True)


def _add(found, path, thing, fields, about="", heading=""):
    add_fields(found, path, thing, fields, needed=NEEDED, about=about, heading=heading)


def _number(things, id):
    return next((number for number, one in enumerate(things) if one["id"] == id), None)
