"""The definition of the columns, and the worked rows that come with it."""

from pathlib import Path

from products.definitions.schema import Schema
from products.definitions.yaml_lines import read_yaml
from products.register import columns
from products.register.columns import PLACE, table_of, tables
from products.register.likeness import best

from .sheets import report, table_with, worked, xlsx


def test_the_yaml_has_the_form_of_its_schema():
    schema = Schema(Path(columns.__file__).with_name("columns.schema.yaml"))
    assert schema.faults(read_yaml(PLACE.read_text())) == []


def test_the_numbers_and_what_the_law_requires_are_those_of_the_facts():
    assert [[column.number for column in table.columns] for table in tables()] == [[*range(1, 26)], [*range(1, 10)]]
    assert [column.number for column in table_of(1).required] == [3, 5, 6, 9, 10, 15, 17, 18, 19]
    assert [column.number for column in table_of(2).required] == [2, 3, 4, 6]
    assert [column.number for column in table_of(1).columns if column.internal] == [19, 22, 23]


def test_every_name_and_synonym_is_recognised_as_its_own_column():
    lost = [
        (table.lid, column.id, phrase)
        for table in tables()
        for column in table.columns
        for phrase in (column.name, *column.synonyms)
        if column.id not in dict(best(table.lid, phrase))
    ]
    assert lost == []


def test_the_eight_worked_rows_are_complete_and_break_no_rule():
    checked = report(xlsx(table_with(*map(worked, range(8)))))
    assert (checked.rows_total, checked.rows_complete, checked.faults_by_rule) == (8, 8, {})


def test_the_worked_row_of_a_processor_is_complete():
    checked = report(xlsx(table_with(worked(lid=2), lid=2)))
    assert (checked.lid, checked.rows_complete, checked.faults_by_rule) == (2, 1, {})
