"""From the content of the YAML to a Definition."""

from datetime import date

from products.definitions.faults import DefinitionFault, Fault
from products.definitions.yaml_lines import read_yaml

from . import template
from .conditions import read_condition
from .definition import (
    CHOICES_OF_KIND,
    Check,
    Choice,
    Computed,
    Definition,
    Deviation,
    Field,
    Group,
    Paper,
    Point,
    Section,
)
from .kinds import LONG, in_a_sentence

NO_PEOPLE = "Vul geen namen, BSN of dossiergegevens in."


def read(text):
    """The Definition of a text that was published. Raises DefinitionFault."""
    source = read_yaml(text)
    return definition_of(source)


def definition_of(source):
    """The Definition of a `yaml_lines.Source` whose form is right. Raises DefinitionFault for a text that cannot be
    read."""
    content = source.content
    return Definition(
        title=content["titel"],
        summary=content["samenvatting"],
        introduction=content["inleiding"],
        needed=tuple(content.get("nodig", ())),
        products=tuple(content["hoort_bij"]),
        aid=content.get("start_bij", ""),
        law=content["wet"],
        minutes=content["minuten"],
        written_on=date.fromisoformat(content["opgesteld"]),
        law_until=date.fromisoformat(content["recht_tot"]),
        checked=content.get("nagekeken") or {},
        uncertain=tuple(content.get("onzeker", ())),
        sections=tuple(map(_section, content["onderdelen"])),
        papers=_papers(source),
        computed=_all(_computed, content, "berekend"),
        checks=tuple(_check(one, one.get("bij", "")) for one in content.get("controles", ())),
        deviations=_all(_deviation, content, "afwijkingen"),
        points=_all(_point, content, "volledig"),
    )


def _all(read_one, content, name):
    return tuple(map(read_one, content.get(name) or ()))


def _section(content):
    return Section(
        id=content["id"],
        title=content["kop"],
        explanation=content.get("uitleg", ""),
        fields=_all(_field, content, "velden"),
        groups=_all(_group, content, "groepen"),
    )


def _group(content):
    return Group(
        id=content["id"],
        title=content["kop"],
        row_name=content["rij"],
        fields=_all(_field, content, "velden"),
        explanation=content.get("uitleg", ""),
        may_be_empty=content.get("mag_leeg", False),
        computed=_all(_computed, content, "berekend"),
        examples=_all(_example_row, content, "voorbeelden"),
    )


def _example_row(content):
    return {name: _words(value) for name, value in content.items()}


def _words(value):
    return tuple(map(str, value)) if isinstance(value, list) else str(value)


def _field(content):
    kind, label = content["soort"], content["label"]
    choices = tuple(Choice(one["id"], one["tekst"]) for one in content.get("keuzes", ()))
    return Field(
        id=content["id"],
        label=label,
        kind=kind,
        hint=_hint(content),
        example=_words(content.get("voorbeeld", "")),
        open_text=content.get("leeg") or in_a_sentence(label).rstrip("?"),
        choices=CHOICES_OF_KIND.get(kind, choices),
        advised=content.get("advies", ""),
        checks=tuple(_check(one, content["id"]) for one in content.get("controles", ())),
    )


def _hint(content):
    own = content.get("hulp", "")
    return f"{own} {NO_PEOPLE}".strip() if content["soort"] == LONG and NO_PEOPLE not in own else own


def _check(content, at):
    return Check(read_condition(content["als"]), content["zeg"], at, is_grave=content.get("ernst") == "rood")


def _computed(content):
    return Computed(content["id"], content["label"], content["functie"], tuple(content["van"]), content.get("getal"))


def _deviation(content):
    return Deviation(content["id"], read_condition(content["als"]), content["zeg"])


def _point(content):
    return Point(content["id"], content["punt"], content["grond"], read_condition(content["als"]), content["bij"])


def _papers(source):
    papers, faults = [], []
    for place, content in enumerate(source.content["documenten"]):
        try:
            text = template.read(content["tekst"])
        except template.TemplateFault as error:
            faults.append(_fault(source, ("documenten", place, "tekst"), error))
            continue
        papers.append(
            Paper(content["id"], content["titel"], text, content["tekst"], read_condition(content.get("als")))
        )
    if faults:
        raise DefinitionFault(faults)
    return tuple(papers)


def _fault(source, path, error):
    """A TemplateFault with the lines of the whole YAML."""
    begun = f" Het blok begon op regel {source.line_in(path, error.open_since)}." if error.open_since else ""
    return Fault(source.line_in(path, error.line), f"{error}{begun}")
