"""A broken model is refused with a sentence and the line."""

import pytest

from products.fill_in.validation import faults_of
from tests.fill_in.factories import EVERY_KIND

pytestmark = pytest.mark.django_db
TEXT = "Reden: {{reden}}"


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
