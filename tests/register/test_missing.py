"""What article 30 asks of each row: what counts as empty, and what is a row."""

import pytest

from products.register.columns import table_of

from .sheets import report, table_with, worked, xlsx

REQUIRED = [(table, column) for table in (1, 2) for column in table_of(table).required]
EMPTY = [
    "",
    "   ",
    "-",
    "–",
    "?",
    "onbekend",
    "Onbekend.",
    "n.n.b.",
    "nnb",
    "[…]",
    "[invullen]",
    "...",
    "n.v.t.",
    "n.b.",
    "In te vullen",
    '""',
]


@pytest.mark.parametrize(("lid", "column"), REQUIRED, ids=lambda value: getattr(value, "id", value))
def test_each_required_item_left_out_is_reported_for_exactly_that_item_and_row(lid, column):
    rows = [worked(lid=lid), worked(lid=lid) | {"register-id": "X-2", "naam": "Ander", column.id: ""}]
    checked = report(xlsx(table_with(*rows, lid=lid)), lid=lid)
    assert [row.missing for row in checked.rows] == [[], [column.number]]
    assert [row.is_complete for row in checked.rows] == [True, False]


@pytest.mark.parametrize("text", EMPTY)
def test_what_says_nothing_counts_as_empty(text):
    assert report(xlsx(table_with(worked(doel=text)))).rows[0].missing == [6]


def test_not_applicable_answers_transfer_and_nothing_else():
    checked = report(xlsx(table_with(worked(doorgifte="n.v.t.", gezamenlijk_met="nvt", bewaartermijn="nvt"))))
    assert checked.rows[0].missing == [18]


def test_an_absent_required_column_makes_no_row_complete():
    checked = report(xlsx(table_with(worked(), without=("doorgifte", "systeem"))))
    assert (checked.missing_columns, checked.rows_complete, checked.rows_complete_in_present_columns) == ((17,), 0, 1)
    assert checked.rows[0].missing == []


def test_a_value_above_the_table_does_not_fill_an_absent_column():
    rows = [["Doorgifte buiten de EER:", "nee"], [], *table_with(worked(), without=("doorgifte",))]
    checked = report(xlsx(rows))
    assert (checked.header_row, checked.missing_columns, checked.rows_total) == (3, (17,), 1)


def test_a_merged_cell_counts_for_each_row_it_covers():
    rows = table_with(worked(), worked(1, doel=""), worked(2, doel=""))
    checked = report(xlsx(rows, merged=["F2:F4"]))
    assert [row.cells["doel"] for row in checked.rows] == [worked()["doel"]] * 3
    assert checked.rows_complete == 3


def test_subtotals_group_lines_and_feet_are_no_rows():
    width = len(table_with()[0])
    rows = table_with()
    rows += [["Afdeling Burgerzaken"], list(worked().values()), ["Subtotaal", 1], []]
    rows += [
        ["SOCIAAL DOMEIN"] + [None] * (width - 1),
        list(worked(1).values()),
        list(worked(2).values()),
        ["Totaal: 3"],
    ]
    rows += [[], ["Laatst bijgewerkt: 1 januari 2026"], ["* vraag het uw privacy officer"]]
    checked = report(xlsx(rows, merged=["A6:Y6"]))
    assert [row.name for row in checked.rows] == [worked(number)["naam"] for number in range(3)]


def test_headings_that_come_back_and_a_row_of_articles_are_no_rows():
    rows = table_with(worked())
    articles = ["art. 30 lid 1"] * len(rows[0])
    rows = [rows[0], [*range(1, 26)], articles, rows[1], rows[0], list(worked(1).values())]
    assert [row.number for row in report(xlsx(rows)).rows] == [4, 6]


def test_a_row_with_little_in_it_is_still_a_row():
    checked = report(xlsx(table_with(worked(), {"naam": "Parkeervergunning"}, worked(2))))
    assert [len(row.missing) for row in checked.rows] == [0, 9, 0]


FULL = ["college", "fg@x.example", "iets doen", "inwoners", "namen", "intern", "nee", "7 jaar", "BIO"]
HEADINGS = [
    "Nr",
    "Naam",
    "Verantwoordelijke",
    "FG",
    "Doel",
    "Betrokkenen",
    "Persoonsgegevens",
    "Ontvangers",
    "Doorgifte",
]
NO_ROWS = {
    "a number that goes on": [["1", "Burgerzaken"], ["1.1", "Een", *FULL]],
    "how many": [["1", "Een", *FULL], ["", "1 verwerking"]],
    "legend": [["1", "Een", *FULL], [], ["Legenda"], ["W", "wettelijk verplicht"], ["A", "advies"]],
    "signature": [["1", "Een", *FULL], [], ["Akkoord FG:", "J. de Vries", "", "Datum:", "1-5-2025"]],
    "letters of columns": [list("ABCDEFGHIJK"), ["1", "Een", *FULL]],
    "articles": [["", "", *(f"30.1.{letter} AVG" for letter in "aabcccdef")], ["1", "Een", *FULL]],
}


@pytest.mark.parametrize("rows", NO_ROWS.values(), ids=NO_ROWS)
def test_what_stands_around_the_rows_is_no_row(rows):
    checked = report(xlsx([[*HEADINGS, "Bewaartermijn", "Beveiliging"], *rows]))
    assert [(row.name, row.missing) for row in checked.rows] == [("Een", [])]
