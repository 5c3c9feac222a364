"""A broken definition is refused with a sentence that says where; one that works is not."""

import time

import pytest
from django.conf import settings

from privacyportal.core.refusals import Refused
from products.decision_aids.validation import faults_of
from products.definitions import publishing
from products.fill_in.loading import load_models
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.factories import make_user
from tests.made_once import once

pytestmark = pytest.mark.django_db
AIDS = sorted((settings.FIXTURE_DIRS[0] / "decision_aids").glob("*.yaml"))
# What stands in the example, what comes in its place, the words on the line that is named, and the sentence.
BROKEN = [
    ("soort: meer\n    antwoorden", "soort: meerr\n    antwoorden", "soort: meerr", "Kies bij ‘soort’ uit"),
    ("    kort: Fiets\n", "", "- id: A1", "ontbreekt ‘kort’"),
    ("kort: Fiets", "kortt: Fiets", "kortt:", "Bedoelt u ‘kort’?"),
    ("titel: Mag", "titel: [Mag", "titel: [Mag", "Hier klopt de opmaak niet"),
    (
        "naar: UIT-NVT}",
        "naar: UIT-NV}",
        "naar: UIT-NV}",
        "De volgende stap ‘UIT-NV’ bestaat niet. Bedoelt u ‘UIT-NVT’?",
    ),
    ("opgesteld: 2026-11-26", "opgesteld: 2026-02-30", "2026-02-30", "De dag bij ‘opgesteld’ bestaat niet."),
    ("begin: A1", "begin: A7", "begin: A7", "De vraag ‘A7’ bestaat niet."),
    ("    naar: A4\n", "", "- id: A3", "leidt nergens heen"),
    ("      - {dan: UIT-NVT}\n", "", "id: k1", "Zet als laatste een regel zonder ‘als’."),
    ("tekst: Kort, naar: UITKOMST", "tekst: Kort, naar: A3", "- id: A3", "Van A3 komt u via A4 weer bij A3."),
    ("naar: A4\n", "naar: A5\n", "- id: A4", "De vraag A4 wordt nooit gesteld"),
    ("dan: UIT-LABEL}", "dan: UIT-NEE}", "- {id: UIT-LABEL", "De uitkomst UIT-LABEL kan niemand krijgen"),
    ("{A1: ja}}", "{A5: kort}}", "{A5: kort}}", "Hier is A5 nog niet gevraagd."),
    ("{A1: ja}}", "{A1: jaa}}", "{A1: jaa}}", "het antwoord ‘jaa’ bestaat niet. Bedoelt u ‘ja’?"),
    ("{r1: nee}", "{r9: nee}", "{r9: nee}", "De vraag ‘r9’ bestaat niet."),
    ("bij: UIT-NEE, tekst", "bij: UIT-NVT, tekst", "R-VUIL", "‘R-VUIL’ kan nooit verschijnen"),
    ("minstens: 2, van: [k1, k2, k3]", "minstens: 4, van: [k1, k2, k3]", "minstens: 4", "kies bij A2 een lager getal"),
    ("  - {dan: UIT-JA}", "  - {dan: UIT-NEE}\n  - {dan: UIT-JA}", "{dan: UIT-JA}", "komt nooit aan de beurt"),
    ("{id: r2,", "{id: a5,", "- id: A5", "De naam ‘A5’ staat ook op regel"),
    ("{id: r2,", "{id: regels,", "{id: regels,", "is al van de keuzehulp zelf"),
    ("{id: k2, ", "{id: k1, ", "{id: k1, tekst: Een slot", "De naam ‘k1’ is hier al gebruikt."),
    ("- {id: lang,", "- {id: 'lang duurt',", "lang duurt", "id"),
    ("producten: []", "producten: [bestaat-niet]", "bestaat-niet", "Het product ‘bestaat-niet’ bestaat niet."),
    (
        "hulp: Ook een bakfiets.",
        'hulp: "Zie [dit](/producten/weg/)."',
        "/producten/weg/",
        "een pagina die niet bestaat",
    ),
    ("[Modder, Niet schoon]", "[Modder, Niet schoon, x]", "Modder", "hoort 2 vakken te hebben"),
    ("tabel: T", "tabel: U", "tabel: U", "De tabel ‘U’ bestaat niet."),
    ("    controle: true\n", "    kort: Nog\n", "kort: Nog", "‘kort’ staat hier twee keer"),
]


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


@pytest.mark.parametrize(("before", "after", "where", "sentence"), BROKEN)
def test_a_broken_definition_says_where_and_what(before, after, where, sentence):
    assert before in EXAMPLE
    text = EXAMPLE.replace(before, after, 1)
    told = [fault for fault in faults_of(text) if fault.line == line_of(text, where)]
    assert any(sentence in fault.sentence for fault in told), faults_of(text)


def test_a_question_whose_answers_all_give_the_same_is_refused():
    same = EXAMPLE.replace("  - {id: LANG, als: {A5: lang}, tekst: Hij staat er al lang.}\n", "").replace(
        "vlaggen:\n", ""
    )
    same = same.replace("als: {A5: lang}, ontbreekt: true, ", "")
    assert [str(fault) for fault in faults_of(same)] == [
        f"Regel {line_of(same, '- id: A5')}: Het antwoord op A5 verandert niets. Geef het gevolg, of haal de vraag weg."
    ]


def test_answers_may_be_equal_by_design():
    assert (
        faults_of(
            EXAMPLE.replace(
                "antwoorden:\n      - {id: kort",
                "antwoorden:\n      - {id: even, tekst: Even, naar: UITKOMST}\n      - {id: kort",
            )
        )
        == []
    )


@pytest.mark.parametrize("path", [*AIDS], ids=lambda path: path.stem)
def test_the_aids_of_the_portal_are_right(path, content):
    once(load_models)
    assert faults_of(path.read_text()) == []


def test_the_five_aids_are_checked_within_a_second(content):
    once(load_models)
    faults_of(AIDS[0].read_text())  # a model is read once in a process
    started = time.process_time()
    for path in AIDS:
        faults_of(path.read_text())
    assert len(AIDS) == 5 and time.process_time() - started < 2


HOSTILE = {
    "laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "deep": "[" * 50_000,
    "deep mapping": "a: " + "{a: " * 20_000,
    "long": "titel: x\n" * 50_000,
    "python": "titel: !!python/object/apply:os.system [true]",
    "merge": "titel: x\n<<: {a: b}",
    "binary": "titel: !!binary aGk=",
    "nothing": "",
    "only a comment": "# niets",
    "a list": "- x",
    "a key of a key": "? {a: b}\n: c",
    "no text": "\x00\x01",
    "many questions": EXAMPLE.replace(
        "vragen:\n", "vragen:\n" + "  - {id: X, vraag: x, kort: x, soort: één}\n" * 2_000
    ),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_refused_soon(text):
    started = time.process_time()
    assert 1 <= len(faults_of(text)) <= 50
    assert time.process_time() - started < 5


def test_the_act_asks_as_well_and_a_change_must_be_told():
    aid, emma = make_aid(), make_user("Emma")
    with pytest.raises(Refused, match="staat al op de website"):
        publishing.publish(tool=aid, by=emma, change="Niets.")
    publishing.save_concept(tool=aid, by=emma, source=EXAMPLE.replace("begin: A1", "begin: A9"))
    with pytest.raises(Refused, match="Verbeter eerst de genoemde punten"):
        publishing.publish(tool=aid, by=emma, change="Anders.")
    publishing.save_concept(tool=aid, by=emma, source=EXAMPLE.replace("bakfiets", "ligfiets"))
    with pytest.raises(Refused, match="Vul in wat er anders is"):
        publishing.publish(tool=aid, by=emma, change="  ")
    with pytest.raises(Refused, match="te lang"):
        publishing.save_concept(tool=aid, by=emma, source="x" * 300_000)
    assert aid.editions.count() == 1
