"""Registers as municipalities keep them (invented, after public ones): a file, what each column is, and its rows.

Of each: the bytes, the column id per heading (None when it is none of ours), and the names of the processings.
"""

import codecs
import csv
import io
from datetime import date

from .sheets import xlsx

NAMES = ["Uitgifte paspoorten", "Leerplicht handhaven", "Parkeervergunningen"]


def _csv(rows, separator, encoding, mark=b""):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows(rows)
    return mark + written.getvalue().encode(encoding)


def _rows(headings, name_at):
    """Three processings under these headings, with a word in each cell."""
    return [[name if place == name_at else f"iets over {place}" for place in range(len(headings))] for name in NAMES]


def notes_above():
    columns = {
        "Nr.": "register-id",
        "Naam verwerking": "naam",
        "Verwerkingsverantwoordelijke": "verantwoordelijke",
        "Doel van de verwerking": "doel",
        "Wettelijke grondslag": "grondslag",
        "Categorieën betrokkenen": "soorten-mensen",
        "Categorieën persoonsgegevens": "soorten-gegevens",
        "Bijzondere persoonsgegevens": "bijzondere-gegevens",
        "Categorieën ontvangers": "soorten-ontvangers",
        "Doorgifte derde landen (ja/nee)": "doorgifte",
        "Bewaartermijnen": "bewaartermijn",
        "Technische en organisatorische maatregelen": "beveiliging",
        "Opmerkingen": None,
    }
    above = [
        ["Verwerkingsregister gemeente Oefenmeer"],
        ["Versie 3.2, vastgesteld 12 mei 2024"],
        ["FG: fg@oefenmeer.example"],
        [],
    ]
    return xlsx([*above, list(columns), *_rows(columns, 1), [], ["Laatst bijgewerkt op 12 mei 2024"]]), columns


def two_header_rows():
    upper = ["Algemeen", None, None, "Persoonsgegevens", None, None, "Verstrekking", None, "Bewaren", None]
    lower = [
        "Volgnummer",
        "Proces",
        "Afdelingshoofd",
        "Betrokkenen",
        "Soort gegevens",
        "BSN",
        "Ontvangers",
        "Buiten EU",
        "Bewaartermijn",
        "Archiefcode",
    ]
    ids = [
        "register-id",
        "naam",
        "proceseigenaar",
        "soorten-mensen",
        "soorten-gegevens",
        "bsn",
        "soorten-ontvangers",
        "doorgifte",
        "bewaartermijn",
        None,
    ]
    rows = [["Register AVG"], upper, lower, *_rows(lower, 1)]
    return xlsx(rows, merged=["A1:J1", "A2:C2", "D2:F2", "G2:H2", "I2:J2"]), dict(zip(lower, ids, strict=True))


def sheets_per_department():
    columns = {
        "Verwerkingsactiviteit": "naam",
        "Verantwoordelijk bestuursorgaan": "verantwoordelijke",
        "Contactgegevens FG": "contact-en-fg",
        "Verwerkingsdoeleinden": "doel",
        "Rechtsgrond": "grondslag",
        "Wetsartikel": "wet-en-artikel",
        "Betrokkenen": "soorten-mensen",
        "Persoonsgegevens": "soorten-gegevens",
        "Ontvangers": "soorten-ontvangers",
        "Doorgifte buiten de EU": "doorgifte",
        "Bewaartermijn": "bewaartermijn",
        "Beveiligingsmaatregelen": "beveiliging",
        "Applicatie": "systeem",
    }
    rows = _rows(columns, 0)
    toelichting = [["Toelichting"], ["Vul per afdeling een blad in."]]
    names = ["Leeswijzer", "Burgerzaken", "Onderwijs", "Ruimte"]
    return xlsx(toelichting, *([list(columns), row] for row in rows), names=names), columns


def crosses_per_basis():
    columns = {
        "ID": "register-id",
        "Naam": "naam",
        "Doel": "doel",
        "a. toestemming": "grondslag",
        "b. uitvoering overeenkomst": "grondslag",
        "c. wettelijke verplichting": "grondslag",
        "d. vitaal belang": "grondslag",
        "e. taak van algemeen belang": "grondslag",
        "f. gerechtvaardigd belang": "grondslag",
        "Van wie verwerken wij gegevens?": "soorten-mensen",
        "Welke persoonsgegevens?": "soorten-gegevens",
        "Bewaartermijn + bron": "bewaartermijn",
    }
    rows = _rows(columns, 1)
    for row, crossed in zip(rows, (5, 7, 7), strict=True):
        row[3:9] = ["x" if place == crossed else "" for place in range(3, 9)]
    return xlsx([list(columns), *rows]), columns


def windows_csv():
    columns = {
        "Nummer": "register-id",
        "Omschrijving verwerking": "naam",
        "Doeleinden": "doel",
        "Categorie van betrokkenen": "soorten-mensen",
        "Categorie van persoonsgegevens": "soorten-gegevens",
        "Categorieën van ontvangers": "soorten-ontvangers",
        "Gezamenlijke verwerkingsverantwoordelijken": "gezamenlijk-met",
        "Internationale doorgifte": "doorgifte",
        "Vernietigingstermijn": "bewaartermijn",
        "Maatregelen": "beveiliging",
        "Datum laatste wijziging": "laatst-gecontroleerd",
    }
    return _csv([list(columns), *_rows(columns, 1)], ";", "cp1252"), columns


def utf16_tabs():
    columns = {
        "Verwerking": "naam",
        "Verwerkersovereenkomst ja/nee": "verwerkers",
        "Waarom verwerken we deze gegevens": "doel",
        "Grondslag (art. 6 AVG)": "grondslag",
        "Doelgroep": "soorten-mensen",
        "Soort persoonsgegevens": "soorten-gegevens",
        "Gegevens verstrekt aan": "soorten-ontvangers",
        "Doorgifte naar derde landen of internationale organisaties": "doorgifte",
        "Hoe lang bewaren we de gegevens": "bewaartermijn",
        "Beveiliging": "beveiliging",
    }
    return _csv([list(columns), *_rows(columns, 0)], "\t", "utf-16-le", codecs.BOM_UTF16_LE), columns


def commas_with_groups():
    columns = {
        "Reg.nr.": "register-id",
        "Werkproces": "naam",
        "Eigenaar proces": "proceseigenaar",
        "Verwerkingsdoel": "doel",
        "Grondslag verwerking": "grondslag",
        "Wet- en regelgeving": "wet-en-artikel",
        "Groepen betrokkenen": "soorten-mensen",
        "Soorten persoonsgegevens": "soorten-gegevens",
        "Verwerker": "verwerkers",
        "Buiten EER": "doorgifte",
        "Bewaartijd": "bewaartermijn",
        "DPIA uitgevoerd?": "dpia",
    }
    one, two, three = _rows(columns, 1)
    rows = [list(columns), ["Afdeling Publiek"], one, ["Afdeling Samenleving"], two, three, ["Totaal", "3"]]
    return _csv(rows, ",", "utf-8", codecs.BOM_UTF8), columns


def long_questions():
    columns = {
        "1. Wat is de naam van de verwerking?": "naam",
        "2. Wie is de verwerkingsverantwoordelijke?": "verantwoordelijke",
        "3. Wat is het doel van de verwerking?": "doel",
        "4. Wat is de grondslag?": "grondslag",
        "5. Wie zijn de betrokkenen?": "soorten-mensen",
        "6. Welke categorieën persoonsgegevens worden verwerkt?": "soorten-gegevens",
        "7. Worden er bijzondere persoonsgegevens verwerkt?": "bijzondere-gegevens",
        "8. Wordt het BSN verwerkt?": "bsn",
        "9. Wie zijn de ontvangers?": "soorten-ontvangers",
        "10. Is er een verwerkersovereenkomst?": "verwerkers",
        "11. Is er doorgifte buiten de EER?": "doorgifte",
        "12. Wat is de bewaartermijn?": "bewaartermijn",
        "13. Welke beveiligingsmaatregelen zijn genomen?": "beveiliging",
        "14. Is er een DPIA uitgevoerd?": "dpia",
    }
    return xlsx([["Vragenlijst"], list(columns), *_rows(columns, 0)]), columns


def vng_like():
    columns = {
        "Unieke code": "register-id",
        "Naam verwerkingsactiviteit": "naam",
        "Naam en contactgegevens verwerkingsverantwoordelijke": "verantwoordelijke",
        "Gezamenlijke verantwoordelijken": "gezamenlijk-met",
        "Functionaris voor gegevensbescherming": "contact-en-fg",
        "Verwerkingsdoeleinden": "doel",
        "Rechtmatige grondslag": "grondslag",
        "Toelichting grondslag": "wet-en-artikel",
        "Beschrijving categorieën betrokkenen": "soorten-mensen",
        "Beschrijving categorieën persoonsgegevens": "soorten-gegevens",
        "Bijzondere categorieën van persoonsgegevens": "bijzondere-gegevens",
        "Strafrechtelijke persoonsgegevens": "strafrechtelijke-gegevens",
        "Herkomst gegevens": "bron",
        "Ontvangers (intern en extern)": "soorten-ontvangers",
        "Naam verwerker": "verwerkers",
        "Doorgifte aan derde land of internationale organisatie": "doorgifte",
        "Beoogde bewaartermijn": "bewaartermijn",
        "Algemene beschrijving van de technische en organisatorische beveiligingsmaatregelen": "beveiliging",
        "Geautomatiseerde besluitvorming": "algoritme",
        "Status": "status",
        "Zaaktypenummer": None,
    }
    rows = _rows(columns, 1)
    for row in rows:
        row[-1] = date(2024, 5, 12)
    return xlsx([list(columns), *rows]), columns


def as_processor():
    columns = {
        "Nr": "register-id",
        "Naam en contactgegevens verwerker": "verwerker",
        "In opdracht van": "opdrachtgever",
        "Categorieën van verwerkingen": "categorieen-verwerkingen",
        "Doorgiften": "doorgifte",
        "Technische en organisatorische maatregelen": "beveiliging",
        "Sub-verwerkers": "subverwerkers",
        "Verwerkersovereenkomst": "overeenkomst",
    }
    return xlsx([["Register als verwerker (art. 30 lid 2 AVG)"], [], list(columns), *_rows(columns, 3)]), columns


REGISTERS = (
    notes_above,
    two_header_rows,
    sheets_per_department,
    crosses_per_basis,
    windows_csv,
    utf16_tabs,
    commas_with_groups,
    long_questions,
    vng_like,
    as_processor,
)
