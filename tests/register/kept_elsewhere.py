"""Five more registers as municipalities keep them, each odd in its own way; as in `kept.py`, and invented too."""

import csv
import io

from openpyxl import Workbook

from .sheets import saved

NAMES = ["Uitgifte paspoorten", "Leerplicht handhaven", "Parkeervergunningen"]


def _filled(headings, name_at, names=NAMES):
    return [[name if place == name_at else f"iets over {place}" for place in range(len(headings))] for name in names]


def _book(*sheets):
    """An Excel file of (name, rows, areas that are merged)."""
    book = Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    return book


def english_headings():
    """A vendor's export: English headings, from row 17, below a page of explanation."""
    columns = {
        "Record ID": "register-id",
        "Processing activity": "naam",
        "Data controller": "verantwoordelijke",
        "Joint controllers": "gezamenlijk-met",
        "Contact details DPO": "contact-en-fg",
        "Purpose of processing": "doel",
        "Lawful basis": "grondslag",
        "Categories of data subjects": "soorten-mensen",
        "Categories of personal data": "soorten-gegevens",
        "Special categories of personal data": "bijzondere-gegevens",
        "Criminal offence data": "strafrechtelijke-gegevens",
        "Data source": "bron",
        "Recipients": "soorten-ontvangers",
        "Processors": "verwerkers",
        "Transfers to third countries": "doorgifte",
        "Retention period": "bewaartermijn",
        "Security measures": "beveiliging",
        "DPIA required?": "dpia",
        "Process owner": "proceseigenaar",
        "Last reviewed": "laatst-gecontroleerd",
    }
    above = [["Record of processing activities"], ["Gemeente Oefenmeer"], [], *[[f"Uitleg {n}"] for n in range(12)], []]
    book = _book(("Export", [*above, list(columns), *_filled(columns, 1)], ()))
    return saved(book), columns


def two_rows_and_hidden():
    """Groups merged above the headings, a column and a row that are hidden, a hidden sheet with the old register."""
    upper = [
        "Identificatie",
        None,
        None,
        "Waarom",
        None,
        None,
        "Wie en wat",
        None,
        None,
        "Delen",
        None,
        None,
        "Bewaren",
    ]
    lower = {
        "ID": "register-id",
        "Verwerkingsproces": "naam",
        "Team": "proceseigenaar",
        "Doelstelling": "doel",
        "Grondslag (a t/m f)": "grondslag",
        "Wet/regeling": "wet-en-artikel",
        "Betrokkenen": "soorten-mensen",
        "Gegevenssoorten": "soorten-gegevens",
        "Bijz. pers. geg.": "bijzondere-gegevens",
        "Ontvangers/derden": "soorten-ontvangers",
        "Leverancier (verwerker)": "verwerkers",
        "Land buiten EER": "doorgifte",
        "Termijn": "bewaartermijn",
    }
    rows = [["Verwerkingenregister 2025"], upper, list(lower), *_filled(lower, 1)]
    old = [["Naam verwerking", "Doel", "Grondslag"], ["Oude verwerking", "iets", "iets"]]
    areas = ["A1:M1", "A2:C2", "D2:F2", "G2:I2", "J2:L2"]
    book = _book(("Register", rows, areas), ("Register 2018", old, ()))
    book["Register 2018"].sheet_state = "hidden"
    book["Register"].column_dimensions["F"].hidden = True
    book["Register"].row_dimensions[5].hidden = True
    return saved(book), lower


def quoted_windows_csv():
    """Semicolons in Windows-1252, with line breaks, quotes and separators inside cells, and a total below."""
    columns = {
        "Volgnr.": "register-id",
        "Verwerking (werkwoord)": "naam",
        "Verantw. bestuursorgaan": "verantwoordelijke",
        "Doel(en) van de verwerking": "doel",
        "Rechtmatigheidsgrondslag": "grondslag",
        "Wettelijke bepaling(en)": "wet-en-artikel",
        "Cat. betrokkenen": "soorten-mensen",
        "Cat. persoonsgegevens": "soorten-gegevens",
        "BSN (j/n)": "bsn",
        "Verstrekt aan (intern/extern)": "soorten-ontvangers",
        "Doorgifte buiten EU/EER": "doorgifte",
        "Bewaartermijn (jr)": "bewaartermijn",
        "Techn. en org. maatregelen": "beveiliging",
        "Opm.": None,
    }
    rows = _filled(columns, 1)
    for row in rows:
        row[3] = 'identiteit vaststellen;\r\nreisdocument "paspoort" geven – geïnformeerd'
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows([list(columns), *rows, ["Totaal:", "3"]])
    return written.getvalue().encode("cp1252"), columns


def crosses_and_groups():
    """A column of crosses per legal basis and per kind of people, and merged lines above each department."""
    columns = {
        "#": "register-id",
        "Taak/proces": "naam",
        "Doelbinding": "doel",
        "Toestemming": "grondslag",
        "Overeenkomst": "grondslag",
        "Wettelijke plicht": "grondslag",
        "Vitaal belang": "grondslag",
        "Publieke taak": "grondslag",
        "Gerechtvaardigd belang": "grondslag",
        "Inwoners": "soorten-mensen",
        "Medewerkers": "soorten-mensen",
        "Ondernemers": "soorten-mensen",
        "Welke gegevens worden vastgelegd?": "soorten-gegevens",
        "Delen we met anderen?": "soorten-ontvangers",
        "Bewaren tot": "bewaartermijn",
        "Beveiligd door": "beveiliging",
    }
    rows = _filled(columns, 1)
    for place, row in enumerate(rows):
        row[3:12] = ["X" if at in (5, 9 + place) else None for at in range(3, 12)]
    group = [None] * (len(columns) - 1)
    lines = [list(columns), ["Publiekszaken", *group], rows[0], ["Samenleving", *group], rows[1], rows[2]]
    return saved(_book(("AVG", [*lines, ["Aantal verwerkingen", 3]], ["A2:P2", "A4:P4"]))), columns


def departments_that_differ():
    """A sheet per department, each with its own headings: the largest is read, the others can be chosen."""
    columns = {
        "Nummer verwerking": "register-id",
        "Wat doen we?": "naam",
        "Voor welk bestuursorgaan?": "verantwoordelijke",
        "Waarom doen we dit?": "doel",
        "Op basis van welke grondslag?": "grondslag",
        "Van wie zijn de gegevens?": "soorten-mensen",
        "Om welke persoonsgegevens gaat het?": "soorten-gegevens",
        "Bijzondere persoonsgegevens?": "bijzondere-gegevens",
        "Met wie delen we de gegevens?": "soorten-ontvangers",
        "Gaan de gegevens buiten Europa?": "doorgifte",
        "Hoe lang bewaren we de gegevens?": "bewaartermijn",
        "Hoe zijn de gegevens beveiligd?": "beveiliging",
        "Welk systeem gebruiken we?": "systeem",
        "Datum ingevuld": "laatst-gecontroleerd",
    }
    rows = _filled(columns, 1)
    for row in rows:
        row[-1] = "12 maart 2024"
    small = [["Naam verwerking", "Doel", "Betrokkenen", "Bewaartermijn"], ["Sportpas", "iets", "inwoners", "1 jaar"]]
    notes = [["Toelichting"], ["Vul uw eigen blad in."]]
    return saved(
        _book(("Uitleg", notes, ()), ("Sport", small, ()), ("Burgerzaken", [list(columns), *rows], ()))
    ), columns


REGISTERS = (english_headings, two_rows_and_hidden, quoted_windows_csv, crosses_and_groups, departments_that_differ)
