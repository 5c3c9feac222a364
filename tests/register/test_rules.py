"""Each rule of good data has a row that breaks it, and one that does not."""

import pytest

from .sheets import report, table_with, worked, xlsx

BROKEN = [
    (
        "grondslag-zonder-wet",
        {"grondslag": "c", "wet_en_artikel": ""},
        {"grondslag": "c", "wet_en_artikel": "Jeugdwet"},
    ),
    (
        "grondslag-zonder-wet",
        {"grondslag": "artikel 6 lid 1 onder e AVG", "wet_en_artikel": "-"},
        {"grondslag": "b", "wet_en_artikel": ""},
    ),
    (
        "grondslag-zonder-wet",
        {"grondslag": "wettelijke verplichting", "wet_en_artikel": ""},
        {"grondslag": "e; Wet BRP", "wet_en_artikel": ""},
    ),
    ("grondslag-f", {"grondslag": "gerechtvaardigd belang"}, {"grondslag": "publieke taak"}),
    (
        "toestemming-afhankelijk",
        {"grondslag": "a toestemming", "soorten_mensen": "medewerkers"},
        {"grondslag": "a", "soorten_mensen": "inwoners"},
    ),
    (
        "bijzonder-zonder-grond",
        {"bijzondere_gegevens": "gezondheid"},
        {"bijzondere_gegevens": "gezondheid; UAVG artikel 30"},
    ),
    ("straf-zonder-grond", {"strafrechtelijke_gegevens": "ja"}, {"strafrechtelijke_gegevens": "ja; UAVG artikel 33"}),
    ("bsn-zonder-wet", {"bsn": "Ja"}, {"bsn": "ja, Wet BRP"}),
    ("bsn-zonder-wet", {"bsn": "x"}, {"bsn": "nee"}),
    ("verwerker-zonder-overeenkomst", {"verwerkers": "Centric"}, {"verwerkers": "Centric; overeenkomst 1 mei 2024"}),
    ("verwerker-zonder-overeenkomst", {"verwerkers": "Centric, geen overeenkomst"}, {"verwerkers": "geen"}),
    ("doorgifte-zonder-waarborg", {"doorgifte": "ja"}, {"doorgifte": "ja: Verenigde Staten, adequaatheidsbesluit"}),
    ("bewaartermijn-leeg", {"bewaartermijn": "?"}, {"bewaartermijn": "7 jaar na einde jaar"}),
    ("controleren", {"laatst_gecontroleerd": "01-05-2025"}, {"laatst_gecontroleerd": "1 mei 2026"}),
    (
        "gezamenlijk-zonder-wie",
        {"verantwoordelijke": "college, samen met de GGD", "gezamenlijk_met": ""},
        {"verantwoordelijke": "college"},
    ),
    ("bsn-in-cel", {"bron": "meneer 123456782"}, {"bron": "meneer 123456789"}),
    ("mail-in-cel", {"contact_en_fg": "jan.jansen@gmail.com"}, {"contact_en_fg": "fg@oefenmeer.example"}),
]

BROKEN += [
    ("grondslag-zonder-wet", {"grondslag": text, "wet_en_artikel": ""}, {"grondslag": "6.1.b", "wet_en_artikel": ""})
    for text in ("6.1.c", "6.1e", "6 lid 1 c", "6(1)(e)", "Legal obligation", "public task")
]
BROKEN += [
    (
        "toestemming-afhankelijk",
        {"grondslag": text, "soorten_mensen": "stagiairs"},
        {"grondslag": "geen toestemming nodig", "soorten_mensen": "medewerkers"},
    )
    for text in ("6.1.a", "consent")
]
BROKEN += [
    ("bijzonder-zonder-grond", {"bijzondere_gegevens": "ja"}, {"bijzondere_gegevens": "ja, art 9.2.b"}),
    ("bijzonder-zonder-grond", {"bijzondere_gegevens": "medisch"}, {"bijzondere_gegevens": "no"}),
    ("verwerker-zonder-overeenkomst", {"verwerkers": "Centric: VWO ontbreekt"}, {"verwerkers": "Centric, VWO 2024"}),
]
BROKEN += [
    ("controleren", {"laatst_gecontroleerd": old}, {"laatst_gecontroleerd": new})
    for old, new in (("mei 2023", "december 2025"), ("2024", "2025"), ("1-5-24", "1-5-26"), ("12-2022", "12-2025"))
]


@pytest.mark.parametrize(("rule", "breaks", "keeps"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_is_broken_by_one_row_and_kept_by_the_other(rule, breaks, keeps):
    rows = [worked(0, **breaks), worked(1, **keeps)]
    checked = report(xlsx(table_with(*rows)))
    assert [rule in {fault.rule for fault in row.faults} for row in checked.rows] == [True, False]


def test_double_numbers_and_rows_that_look_the_same_are_told_of_the_later_one():
    rows = [worked(), worked(1) | {"register-id": "vw-0001"}, worked() | {"register-id": "VW-0009"}]
    checked = report(xlsx(table_with(*rows)))
    assert [[fault.rule for fault in row.faults] for row in checked.rows] == [[], ["nummer-dubbel"], ["rij-dubbel"]]
    assert "rij 2" in checked.rows[1].faults[0].sentence
