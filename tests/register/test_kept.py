"""Ten registers as municipalities really keep them: found, recognised and checked, and the rest mended by hand."""

import pytest

from . import kept_elsewhere
from .kept import NAMES, REGISTERS, crosses_per_basis
from .sheets import found, report, xlsx

ALL = (*REGISTERS, *kept_elsewhere.REGISTERS)


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.__name__)
def test_headings_are_recognised_in_nine_of_ten_columns_and_never_as_another(register):
    content, columns = register()
    proposals = {one.heading: one.column_id for one in found(content).proposals}
    assert list(proposals) == list(columns)
    wrong = {heading: id_ for heading, id_ in proposals.items() if id_ and id_ != columns[heading]}
    right = sum(proposals[heading] == id_ for heading, id_ in columns.items())
    assert wrong == {}
    assert right >= 0.9 * len(columns), {one: id_ for one, id_ in columns.items() if proposals[one] != id_}


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.__name__)
def test_each_processing_is_a_row_and_nothing_else_is(register):
    content, columns = register()
    chosen = {place: id_ for place, id_ in enumerate(columns.values()) if id_}
    assert [row.name for row in report(content, chosen).rows] == NAMES


def test_crosses_say_which_legal_basis_it_is():
    rows = report(crosses_per_basis()[0]).rows
    assert [row.cells["grondslag"] for row in rows] == ["wettelijke plicht", "publieke taak", "publieke taak"]


def test_generic_words_below_a_heading_belong_to_that_heading():
    upper = ["Nr", "Verwerking", "Verwerkingsverantwoordelijke", None, "Doel", "Verwerker", None, "Bewaartermijn", None]
    lower = [None, None, "Naam", "Contact", None, "Naam", "Overeenkomst", "Termijn", "Bron"]
    rows = [[1, "Paspoort", "college", "privacy@x.example", "reizen", "ICT BV", "1-2-2020", "10 jaar", "selectielijst"]]
    checked = report(xlsx([upper, lower, *rows], merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:G1", "H1:I1"]))
    assert [number for _, number in checked.headings] == [1, 2, 3, 5, 6, 16, 16, 18, 18]
    assert checked.rows[0].cells["verwerkers"] == "ICT BV; 1-2-2020"


def test_group_lines_in_the_column_of_names_are_no_rows():
    full = ["een", "c", "inwoners", "10 jaar"]
    rows = [
        ["Naam verwerking", "Doel", "Grondslag", "Betrokkenen", "Bewaartermijn"],
        ["Burgerzaken"],
        ["Paspoort", *full],
    ]
    rows += [
        ["Rijbewijs", *full],
        ["Sociaal domein"],
        ["Jeugdhulp", *full],
        ["Subtotaal: 3"],
        ["Totaal aantal verwerkingen", 3],
    ]
    assert [row.name for row in report(xlsx(rows)).rows] == ["Paspoort", "Rijbewijs", "Jeugdhulp"]


def test_what_is_told_above_the_table_is_no_heading():
    rows = [
        ["Gemeente", "Oefenmeer"],
        ["Doorgifte", "nee"],
        ["Naam verwerking", "Doel", "Grondslag"],
        ["Paspoort", "reizen", "c"],
    ]
    checked = report(xlsx(rows))
    assert [heading for heading, _ in checked.headings] == rows[2]
    assert (checked.header_row, 17 in checked.missing_columns) == (3, True)


def test_sheets_with_the_same_headings_in_another_order_are_one_and_another_table_can_be_chosen():
    one = [["Naam", "Doel", "Betrokkenen", "Bewaartermijn"], ["Paspoort", "reizen", "inwoners", "10 jaar"]]
    two = [["Doel", "Naam", "Betrokkenen", "Bewaartermijn"], ["leren", "Leerplicht", "kinderen", "5 jaar"]]
    other = [["Opdrachtgever", "Categorieën verwerkingen", "Subverwerkers"], ["Schetsendijk", "salarissen", "geen"]]
    content = xlsx(one, two, other, names=["Dienst A", "Dienst B", "Verwerker"])
    both, chosen = report(content), report(content, only="Verwerker")
    assert [(row.sheet, row.number, row.name) for row in both.rows] == [
        ("Dienst A", 2, "Paspoort"),
        ("Dienst B", 2, "Leerplicht"),
    ]
    assert (found(content).others, chosen.lid, [row.name for row in chosen.rows]) == (("Verwerker",), 2, ["salarissen"])
