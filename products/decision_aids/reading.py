"""From the YAML of an editor to a Definition."""

from datetime import date

from products.definitions.faults import DefinitionFault
from products.definitions.yaml_lines import read_yaml

from .conditions import read_condition
from .definition import Definition
from .outcomes import Field, Outcome, Paper, Part, Piece, Remark, Table, ToModel
from .questions import NO, NONE, NOT_APPLICABLE, UNKNOWN, YES, Choice, Example, Extra, Point, Question, Rule
from .schema import SCHEMA

STANDARD = {YES: "Ja", NO: "Nee", UNKNOWN: "Weet ik niet", NOT_APPLICABLE: "Niet van toepassing"}
NONE_OF_THESE = Choice(NONE, "Geen van deze")


def read(text):
    """The Definition that this YAML describes.

    Raises DefinitionFault with the line of each fault, when it is no YAML or does not have the form of a definition.
    Whether it also works (every path ends, every answer matters) is for `validation.faults_of`.
    """
    source = read_yaml(text)
    if faults := SCHEMA.faults(source):
        raise DefinitionFault(faults)
    return definition_of(source.content)


def definition_of(content):
    """The Definition of content that has the right form."""
    return Definition(
        title=content["titel"],
        summary=content["samenvatting"],
        introduction=content["inleiding"],
        needed=tuple(content.get("nodig", ())),
        products=tuple(content.get("hoort_bij", ())),
        minutes=content["minuten"],
        written_on=date.fromisoformat(content["opgesteld"]),
        law_until=date.fromisoformat(content["recht_tot"]),
        checked=content.get("nagekeken") or {},
        first=content["begin"],
        questions={one["id"]: _question(one) for one in content["vragen"]},
        outcomes={one["id"]: _outcome(one) for one in content["uitkomsten"]},
        decision=_rules(content.get("beslissing", ())),
        reasons=tuple(map(_remark, content.get("redenen", ()))),
        flags=tuple(map(_remark, content.get("vlaggen", ()))),
        tables={one["id"]: _table(one) for one in content.get("tabellen", ())},
        term_hours=content.get("termijn_uren"),
        record=_record(content.get("verslag")),
        letter=_letter(content.get("brief")),
    )


def _question(one):
    choices = tuple(map(_choice, one.get("antwoorden", ())))
    if one["soort"] == "meer" and NONE not in [choice.id for choice in choices]:
        choices += (NONE_OF_THESE,)
    return Question(
        id=one["id"],
        text=one["vraag"],
        short=one["kort"],
        kind=one["soort"],
        help=one.get("hulp", ""),
        choices=choices,
        points=tuple(map(_point, one.get("punten", ()))),
        extras=tuple(map(_extra, one.get("erbij", ()))),
        examples=tuple(
            Example(case["situatie"], case["antwoord"], case["bron"]) for case in one.get("voorbeelden", ())
        ),
        tables=_ids(one.get("tabel", ())),
        rules=_rules(one.get("regels") or one.get("naar", ())),
        is_checklist=one.get("controle", False),
    )


def _choice(one):
    return Choice(
        id=one["id"],
        text=one["tekst"],
        rules=_rules(one.get("naar", ())),
        because=one.get("omdat", ""),
        help=one.get("hulp", ""),
        threshold=one.get("drempel", ""),
        example=one.get("voorbeeld", ""),
        ground=one.get("grond", ""),
        sentence=one.get("zin", ""),
        solution=one.get("oplossing", ""),
        only_if=read_condition(one.get("alleen_als")),
        needed_if=read_condition(one.get("nodig_als")),
    )


def _point(one):
    answers = tuple(Choice(id, STANDARD[id]) for id in one.get("antwoorden", (YES, NO, UNKNOWN)))
    return Point(one["id"], one["tekst"], one.get("grond", ""), one.get("oplossing", ""), answers)


def _extra(one):
    return Extra(
        id=one["id"],
        kind=one["soort"],
        question=one["vraag"],
        help=one.get("hulp", ""),
        condition=read_condition(one.get("als")),
        tells_missing=one.get("ontbreekt", False),
        choices=tuple(map(_choice, one.get("antwoorden", ()))),
    )


def _rules(value):
    if isinstance(value, str):
        return (Rule(value),)
    return tuple(Rule(one["dan"], read_condition(one.get("als"))) for one in value)


def _outcome(one):
    return Outcome(
        id=one["id"],
        title=one["kop"],
        meaning=one["betekenis"],
        steps=tuple(one["doen"]),
        caution=one.get("let_op", ""),
        products=tuple(one.get("producten", ())),
        has_letter=one.get("brief", False),
        models=tuple(map(_to_model, one.get("modellen", ()))),
    )


def _to_model(one):
    return ToModel(one["model"], {name: _pieces(value) for name, value in one.get("velden", {}).items()})


def _pieces(value):
    if isinstance(value, str):
        return (Piece(value),)
    lines = value if isinstance(value, list) else [value]
    return tuple(Piece(one.get("tekst", ""), one.get("antwoord", ""), read_condition(one.get("als"))) for one in lines)


def _remark(one):
    return Remark(one["id"], one["tekst"], one.get("kop", ""), read_condition(one["als"]), _ids(one.get("bij", ())))


def _table(one):
    return Table(one["id"], one["titel"], tuple(one["kolommen"]), tuple(map(tuple, one["rijen"])))


def _record(one):
    if not one:
        return None
    fields = tuple(Field(line["id"], line["naam"], line.get("uit", "")) for line in one.get("velden", ()))
    return Paper(one["titel"], fields=fields)


def _letter(one):
    if not one:
        return None
    parts = tuple(Part(part["kop"], part["tekst"]) for part in one["onderdelen"])
    return Paper(one["titel"], parts=parts, guidance=one.get("toelichting", ""))


def _ids(value):
    return (value,) if isinstance(value, str) else tuple(value)
