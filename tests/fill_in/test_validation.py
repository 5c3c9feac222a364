"""A broken model is refused with a sentence and the line."""

import random
from copy import deepcopy

import pytest
import yaml

from products.definitions.yaml_lines import read_yaml
from products.fill_in.documents import chosen_papers, document
from products.fill_in.examples import example_words
from products.fill_in.facts import Facts
from products.fill_in.validation import faults_of
from products.fill_in.words import Words
from tests.fill_in.factories import EVERY_KIND, live_model
from tests.fill_in.opened import preview_of

pytestmark = pytest.mark.django_db
TEXT = "Reden: {{reden}}"
CIRCLE = "van: [tijd], getal: 1, label: Laatst}\n  - {id: tijd, functie: plus_hours, van: [uiterlijk], getal: 1"
LAST = "tekst: |\n      {{lener}} betaalt."


def test_the_example_is_sound():
    assert faults_of(EVERY_KIND) == []


BROKEN = [  # old, new, words on the line of the fault, words of the sentence
    (TEXT, "Reden: {{redn}}", "{{redn}}", "Het veld ‘redn’ bestaat niet. Bedoelt u ‘reden’?"),
    (TEXT, "Reden: {{kras_plek}} {{reden}}", "{{kras_plek}} {{reden}}", "Zet het binnen ‘{{#elk krassen}}’."),
    (TEXT, "{{#als licht=ja}}Reden: {{reden}}", "{{#als licht=ja}}Reden", "wordt niet gesloten"),
    (TEXT, "Reden: {{reden}}{{/als}}", "{{reden}}{{/als}}", "Er staat niets open."),
    (TEXT, "Reden: {{reden}} {{#als licht=soms}}x{{/als}}", "licht=soms", "De keuze van ‘licht’: ‘soms’ bestaat niet."),
    (TEXT, "Reden: {{reden}} {{#als licht=ja}} {{/als}}", "licht=ja}} ", "Dit blok heeft geen tekst."),
    (TEXT, "Reden: {{reden}} {{#elk fietsen}}x{{/elk}}", "{{#elk fietsen}}", "De groep ‘fietsen’ bestaat niet."),
    (TEXT, "Reden: {{reden}} {{krassen}}", "{{krassen}}", "‘krassen’ is een groep."),
    (TEXT, "Reden: {{reden}} {{ }", "{{ }", "accolades"),
    (TEXT, "Reden: {{reden}} {{nr}}", "{{reden}} {{nr}}", "‘nr’ is het nummer van een rij."),
    (TEXT, "Reden: [hier](https://x.example/{{reden}})", "tekst: |", "Een veld kan niet in een webadres"),
    (TEXT, "Reden: {{reden}} {{#als lener=ja}}x{{/als}}", "lener=ja", "‘lener’ is geen keuze."),
    (
        TEXT,
        "{{#als licht=ja}}{{#als slot=geen}}{{#als extras=tas}}x{{/als}}{{/als}}{{/als}}Reden: {{reden}}",
        "extras=tas",
        "ten hoogste twee keuzes in elkaar",
    ),
    (TEXT, "Reden:", "id: reden", "Het veld ‘reden’ wordt nergens gebruikt."),
    ("{boven: 30}", "{hoger: 30}", "hoger", "niet de goede vorm"),
    ("{dagen: {boven: 30}}", "{dgen: {boven: 30}}", "dgen", "Het veld ‘dgen’ bestaat niet."),
    ("{dagen: {boven: 30}}", "{lener: {boven: 30}}", "lener: {boven", "‘lener’ is geen getal"),
    ("{tot: {voor: vanaf}}", "{tot: {voor: lente}}", "lente", "Het veld ‘lente’ bestaat niet."),
    ("{tot: {voor: vanaf}}", "{lener: {voor: vanaf}}", "lener: {voor", "‘lener’ is geen datum"),
    ("{getuigen: {rijen: 1}}", "{lener: {rijen: 1}}", "lener: {rijen", "‘lener’ is geen groep"),
    ("{getuigen: {rijen: 1}}", "{getuigen: ja}", "getuigen: ja", "‘getuigen’ is een groep"),
    ("functie: highest_level", "functie: highest_levl", "highest_levl", "Bedoelt u ‘highest_level’?"),
    ("van: [krassen.niveau]", "van: [krassen.nivo]", "krassen.nivo", "bestaat niet"),
    ("advies: ketting", "advies: touw", "advies: touw", "De keuze ‘touw’ bestaat niet."),
    ("id: dagen\n", "id: lener\n", "id: lener", "staat ook op regel"),
    ("voorbeeld: 2026-10-01", "voorbeeld: 2026-13-01", "2026-13-01", "is geen datum"),
    ("voorbeeld: mei", "voorbeeld: Sint", "Sint", "is geen keuze"),
    (", bij: lener}", ", bij: leenr}", "leenr", "Het veld ‘leenr’ bestaat niet. Bedoelt u ‘lener’?"),
    ("soort: maand", "soort: eeuw", "eeuw", "Kies bij ‘soort’ uit"),
    ("kop: Krassen", "", "", "Hier ontbreekt ‘kop’."),
    ("{id: lener, label", "{label", '{label: "Wie leent', "Hier ontbreekt ‘id’."),
    ("soort: lang, ", "", "id: reden", "Hier ontbreekt ‘soort’."),
    ("opgesteld: 2026-11-26", "opgesteld: 2026-02-30", "2026-02-30", "De dag bij ‘opgesteld’ bestaat niet."),
    ("tekst: geen slot", "tekst: ' '", "tekst: ' '", "niet de goede vorm"),
    ("getal: 72", "getal: 900000", "900000", "ten hoogste 100000"),
    (TEXT, "{{#als licht=ja}}Reden: {{reden}}{{/elk}}", "{{/elk}}", "Het blok begon op regel 99."),
    (TEXT, "Reden: {{reden}} {{#als krassen=ja}}x{{/als}}", "krassen=ja", "‘krassen’ is een groep. Schrijf"),
    (
        TEXT,
        "Reden: {{reden}} {{#als hoogste=hoger}}x{{/als}}",
        "hoogste=hoger",
        "‘hoger’ bestaat niet. Bedoelt u ‘hoog’?",
    ),
    ("{licht: nee}", "{hoogste: hoger}", "{hoogste: hoger}", "‘hoger’ bestaat niet. Bedoelt u ‘hoog’?"),
    ("{tot: {voor: vanaf}}", "{tot: {voor: lener}}", "voor: lener", "‘lener’ is geen datum"),
    ("{tot: {voor: vanaf}}", "{lener: {gelijk: krassen}}", "gelijk: krassen", "‘krassen’ is een groep"),
    ("{tot: {voor: vanaf}}", "{lener: {gelijk: vandaag}}", "gelijk: vandaag", "Het veld ‘vandaag’ bestaat niet."),
    ("{licht: nee}", "{lener: {minder: 2}}", "{minder: 2}", "‘lener’ is geen meerkeuze"),
    ("van: [impact, kans]", "van: [impact]", "van: [impact]", "hoort onder ‘van’: een keuze, een keuze."),
    ("van: [krassen.niveau]", "van: [krassen]", "van: [krassen]", "hoort onder ‘van’: een veld van elke rij."),
    ("van: [gezien], getal", "van: [lener], getal", "van: [lener]", "hoort onder ‘van’: een datum."),
    ("van: [gezien], getal: 72", CIRCLE, "van: [tijd]", "‘uiterlijk’ kan niet uit zichzelf volgen."),
    ("voorbeeld: de bode", "voorbeeld: [een, twee]", "[een, twee]", "is er één, en geen lijst"),
    ("rij: kras\n", "rij: kras\n        voorbeelden: [{kras_plek: [a, b]}]\n", "[a, b]", "is er één, en geen lijst"),
    ("voorbeeld: 2026-10-01", "voorbeeld: vandaag", "vandaag", "is geen datum"),
    ("voorbeeld: 2026-10-04", "voorbeeld: 9999-12-31", "9999", "is geen datum"),
    ("{{extras}}", "{{#als extras=tas}}tas{{/als}}", "id: extras", "De keuze ‘pomp’ van ‘extras’ heeft in geen enkel"),
    ("slot=geen", "licht=nee", "id: slot", "De keuze ‘geen’ van ‘slot’ heeft in geen enkel document"),
    (LAST, 'tekst: "{{lenr}} betaalt."', "{{lenr}}", "Bedoelt u ‘lener’?"),
    (LAST, "tekst: >\n      Zo betaalt {{lenr}}.", "{{lenr}}", "Bedoelt u ‘lener’?"),
    (LAST, "tekst:\n      |\n      Zo\n      betaalt {{lenr}}.", "{{lenr}}", "Bedoelt u ‘lener’?"),
]


@pytest.mark.parametrize(("old", "new", "where", "sentence"), BROKEN)
def test_a_broken_model_is_refused_with_its_line(old, new, where, sentence):
    broken = EVERY_KIND.replace(old, new, 1)
    assert broken != EVERY_KIND
    faults = faults_of(broken)
    found = [fault for fault in faults if sentence in fault.sentence]
    assert found, faults
    if where:
        lines = [number for number, line in enumerate(broken.splitlines(), start=1) if where in line]
        assert found[0].line in lines, (found, lines)


def test_a_choice_without_a_text_is_refused():
    broken = EVERY_KIND.replace("vast met {{slot}}", "vast").replace("slot=ketting", "slot=geen")
    assert any(
        "De keuze ‘ketting’ van ‘slot’ heeft in geen enkel document een tekst." in str(f) for f in faults_of(broken)
    )


GONE = object()
ODD = [
    GONE,
    [],
    {},
    0,
    "x",
    " ",
    None,
    True,
    [["a"]],
    [{}],
    {"a": "b"},
    "{{lener}}",
    "9999-12-31",
    "lener",
    "krassen",
    "niveau",
]
ODD += ["hoogste", "vanaf", "slot", "extras", "vandaag", "nr", ["lener", "krassen"], {"lener": {"gelijk": "krassen"}}]


def places_in(content, path=()):
    """The path of each value in a YAML."""
    steps = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for name, value in steps:
        yield (*path, name)
        yield from places_in(value, (*path, name))


def changed(content, path, odd):
    whole = holder = deepcopy(content)
    for name in path[:-1]:
        holder = holder[name]
    if odd is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = odd
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def use(source):
    """All that is made of a model."""
    model = live_model(source)
    for words in (Words(), example_words(model.definition)):
        page = preview_of(model, words)
        assert page.papers and page.sections and page.warnings is not None and page.points is not None
        facts = Facts(model.definition, words)
        document(model, facts, chosen_papers(facts, "alles")).tree()


@pytest.mark.parametrize("count", [120, pytest.param(1_000, marks=pytest.mark.deep)])
def test_whatever_stands_in_it_a_model_is_refused_or_works(count):
    content, chance = read_yaml(EVERY_KIND).content, random.Random(count)
    places = list(places_in(content))
    for _ in range(count):
        path, odd = chance.choice(places), chance.choice(ODD)
        broken = changed(content, path, odd)
        faults = faults_of(broken)
        assert all(0 < fault.line <= broken.count("\n") for fault in faults), (path, odd, faults)
        if not faults:
            use(broken)
