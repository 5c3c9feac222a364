"""Headings as they are written: shortened, broken off, asked, in English, above crosses, and of nothing of ours."""

import pytest

from .kept import _csv
from .sheets import report, xlsx

REGISTERS = {  # the number of each heading in the order of the sheet, 0 for none of ours
    "shortened": {
        "VERW.NR.": 1, "NAAM VERW.ACTIVITEIT": 2, "VERW.VERANTWOORDELIJKE": 3, "Gez. verantw.\n(art. 26)": 4,
        "CONT.GEG. FG": 5, "DOELEINDEN VERW.": 6, "GRONDSL.": 7, "WETT. BASIS": 8, "Cat. van betrokk.": 9, "Pers.geg.": 10,
        "BIJZ. CAT.": 11, "STRAFR. GEG.": 12, "Ontv. (intern)": 15, "Ontv. (extern)": 15, "Verw.ovk.": 16,
        "Doorg. buiten EER": 17, "Bew.termijn": 18, "TECHN. + ORG. MTR.": 19, "Proc.eig.": 22, "Syst.": 23,
    },
    "broken off": {
        "VERWERKINGSNR": 1, "VERWERKINGSNAAM": 2, "Doel v.d. gegevens-\nverwerking": 6, "F.G.": 5,
        "Verwerkings-\nverantwoordelijke": 3,
        "Rechts-\ngrond": 7,
        "Categorieën\npersoons-\ngegevens": 10, "Bewaar-\ntermijn": 18, "Technische- en organisatorische maatregelen": 19,
    },
    "lettered": {
        "kolom A: nummer": 1, "kolom B: naam verwerking": 2, "kolom C: wie is verantwoordelijk?": 3, "kolom D: waarom?": 6,
        "kolom E: op welke grond?": 7, "kolom F: van wie?": 9, "kolom H: aan wie verstrekt?": 15,
        "kolom I: buiten EU?": 17, "kolom J: hoe lang bewaard?": 18, "kolom K: hoe beveiligd?": 19,
    },
    "asked in English": {
        "Process ID": 1, "Process name": 2, "Department": 22, "Controller entity": 3, "DPO contact": 5,
        "Why do we process?": 6, "Art. 6 ground": 7, "Statutory basis": 8, "Whose data?": 9, "Which personal data?": 10,
        "Where does the data come from?": 14, "Who receives the data?": 15, "Vendor / processor": 16, "Outside EEA?": 17,
        "How long is data kept?": 18, "How is it secured?": 19, "DPIA done?": 20, "Application name": 23, "Comments": 0,
    },
    "exported": {
        "Identificatienummer": 1, "Titel van de verwerking": 2, "Aangemaakt op": 0, "Gewijzigd op": 24,
        "Namens welk orgaan wordt verwerkt": 3, "Doelomschrijving verwerking": 6, "Verwerkingsgrond": 7,
        "Betrokkenengroep": 9, "Gegevensset": 10, "Van wie zijn de gegevens verkregen?": 14, "Afnemers van gegevens": 15,
        "Beoogde termijnen waarbinnen de gegevens moeten worden gewist": 18, "Bronapplicatie": 23,
    },
    "of more than one basis": {
        "Verwerking": 2, "Rechtmatige grondslag (art 6 AVG)": 7, "Wettelijke grondslag (wet + artikel)": 8,
        "Eindverantwoordelijke": 3, "Ontvangers binnen organisatie": 15, "Ontvangers buiten organisatie": 15,
        "Land / internationale organisatie": 17, "Waarborgen doorgifte": 17, "Datum verwerkersovereenkomst": 16,
    },
    "asked": {
        "Wat doen we?": 2, "Wie bepaalt doel en middelen?": 3, "Waarom mogen we dit?": 7, "Om wie gaat het?": 9,
        "Om welke gegevens gaat het?": 10, "Van wie krijgen we ze?": 14, "Wie heeft toegang (intern)": 15,
        "Verlaat het de EER?": 17, "Wanneer verwijderen we?": 18, "Hoe beschermen we?": 19, "Proceshouder": 22,
        "Ingevuld door": 0, "Ingevuld op": 24,
    },
    "of what is not ours": {
        "Naam verwerking": 2, "Doel": 6, "Betrokkenen": 9, "Bewaartermijn": 18, "Aantal betrokkenen": 0, "Bewaarlocatie": 0,
        "Functioneel beheerder": 0, "Datum start verwerking": 0, "Rechten betrokkenen": 0, "Link privacyverklaring": 0,
        "Zaaktype": 0, "Risico (laag/midden/hoog)": 0, "Advies FG": 0, "Archiefnominatie": 0, "Budgetnummer": 0,
        "Wijze van archiveren": 0, "Actiepunten": 0, "Prioriteit": 0,
    },
}  # fmt: skip


@pytest.mark.parametrize("headings", REGISTERS.values(), ids=REGISTERS)
def test_a_heading_is_recognised_however_it_is_written_and_never_as_another(headings):
    checked = report(xlsx([list(headings), [f"iets {place}" for place in range(len(headings))]]))
    told = {heading: number or 0 for heading, number in checked.headings}
    expected = {" ".join(heading.split()): number for heading, number in headings.items()}
    assert {one: told[one] for one, number in expected.items() if told[one] != number} == {}


def test_of_two_rows_of_headings_the_lower_one_is_told_as_it_is_written_unless_it_says_too_little():
    upper = ["Algemeen", None, "Verwerker", None, "Bewaren", None]
    lower = ["Nr", "Verwerking", "Naam", "Land", "Bewaartermijn", "Archiefcode"]
    rows = [upper, lower, ["1", "Paspoort", "Centric", "Nederland", "10 jaar", "A"]]
    checked = report(xlsx(rows, merged=["A1:B1", "C1:D1", "E1:F1"]))
    assert [heading for heading, _ in checked.headings] == [
        "Algemeen Nr", "Verwerking", "Verwerker Naam", "Verwerker Land", "Bewaartermijn", "Archiefcode",
    ]  # fmt: skip


CROSSED = [None, "x"]


def test_crosses_below_one_heading_are_that_heading_and_stand_for_what_is_above_them():
    upper = ["Nr", "Verwerking", "Grondslag (art. 6)", None, None, "Persoonsgegevens", None, None, "Bijzonder", None]
    lower = [None, None, "a", "c", "e", "NAW", "Stemgeluid", "Contactgegevens", "Religie", "Gezondheid"]
    rows = [upper, lower, ["1", "Paspoort", None, "x", None, "x", "x", None, None, "x"]]
    rows.append(["2", "Leerplicht", None, None, "x", None, None, "x", "x", None])
    checked = report(xlsx(rows, merged=["A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:J1"]))
    assert [number for _, number in checked.headings] == [1, 2, 7, 7, 7, 10, 10, 10, 11, 11]
    told = [
        [row.cells[id_] for id_ in ("grondslag", "soorten-gegevens", "bijzondere-gegevens")] for row in checked.rows
    ]
    assert told == [
        ["wettelijke plicht", "naam en adres; Stemgeluid", "gezondheid"],
        ["publieke taak", "contact", "geloof"],
    ]


@pytest.mark.parametrize(
    "headings", ["6.1a 6.1c 6.1e", "a. c. e.", "sub_a sub_c sub_e", "toestemming plicht,_c publieke_taak"]
)
def test_crosses_below_letters_of_article_6_are_a_legal_basis(headings):
    bases = [heading.replace("_", " ") for heading in headings.split()]
    bases[1] = bases[1].replace("plicht, c", "wettelijke verplichting")
    rows = [["Verwerking", "Doel", *bases], ["Paspoort", "reizen", "", "x", ""], ["Jeugdhulp", "hulp", "", "", "x"]]
    assert [row.cells["grondslag"] for row in report(xlsx(rows)).rows] == ["wettelijke plicht", "publieke taak"]


@pytest.mark.parametrize("above", ["Verwerkersregister", "Register (art. 30 lid 2 AVG)", "De gemeente als verwerker"])
def test_a_title_tells_that_the_register_is_of_a_processor(above):
    headings = ["Volgnr.", "Gegevens verwerker", "Contactgegevens verantwoordelijke", "Uitgevoerde verwerkingen"]
    headings += ["Doorgifte derde landen", "Techn. en org. maatregelen", "Datum VWO", "Afspraken einde overeenkomst"]
    checked = report(xlsx([[above], headings, ["iets"] * 8]))
    assert (checked.lid, [number for _, number in checked.headings]) == (2, [1, 2, 3, 4, 5, 6, 8, 9])


def test_lines_above_groups_beside_an_empty_number_and_percentages_below_are_no_rows():
    full = ["reizen", "inwoners", "10 jaar"]
    rows = [
        ["Nr.", "Naam verwerking", "Doel", "Betrokkenen", "Bewaartermijn"],
        ["", "Publiekszaken"],
        ["1", "Paspoort", *full],
    ]
    rows += [["", "Subtotaal", "1"], ["", "Samenleving"], ["2", "Jeugdhulp", *full], ["", "Totaal generaal", "2"]]
    rows += [["", "Percentage ingevuld", "100%", "100 %", "50,5%"]]
    assert [row.name for row in report(_csv(rows, ";", "utf-8")).rows] == ["Paspoort", "Jeugdhulp"]
