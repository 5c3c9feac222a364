"""LibreOffice opens what we write, and we read what LibreOffice writes."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from products.register import writing
from products.register.writing.xlsx_template import note_text

from .kept import NAMES, notes_above, two_header_rows
from .sheets import report, table_with, worked, xlsx

FORMS = ["xlsx", "ods", "csv"]


def by_libreoffice(folder, content, form, into):
    office = shutil.which("soffice")
    assert office, "install libreoffice-calc"
    (folder / f"in.{form}").write_bytes(content)
    kind = "csv:Text - txt - csv (StarCalc):59,34,76" if into == "csv" else into
    out = ["--convert-to", kind, "--outdir", str(folder / "out"), str(folder / f"in.{form}")]
    command = [office, f"-env:UserInstallation=file://{folder}/office", "--headless", *out]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Path(folder / "out" / f"in.{into}").read_bytes()


@pytest.mark.deep
@pytest.mark.parametrize("into", FORMS)
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_register_goes_through_libreoffice_unchanged(tmp_path, form, into):
    rows = [
        worked(0, doel="twee  spaties\nen een regel", bron="- mens zelf\n- BRP"),
        *(worked(number) for number in range(1, 8)),
    ]
    before = report(xlsx(table_with(*rows)))
    after = report(by_libreoffice(tmp_path, writing.standard(before, form), form, into))
    assert [row.cells for row in after.rows] == [row.cells for row in before.rows]
    assert after.rows_complete == before.rows_complete == 8


@pytest.mark.deep
@pytest.mark.parametrize("register", [notes_above, two_header_rows], ids=lambda one: one.__name__)
def test_merged_cells_and_notes_are_read_from_what_libreoffice_writes(tmp_path, register):
    content, columns = register()
    checked = report(by_libreoffice(tmp_path, content, "xlsx", "ods"))
    assert [row.name for row in checked.rows] == NAMES
    assert [heading for heading, _ in checked.headings] == list(columns)


@pytest.mark.deep
def test_the_template_of_opendocument_has_choices_notes_filters_and_a_protected_heading(tmp_path):
    into = tmp_path / "t.xlsx"
    into.write_bytes(by_libreoffice(tmp_path, writing.template("ods"), "ods", "xlsx"))
    _has_all(openpyxl.load_workbook(into))


def test_the_template_of_excel_has_choices_notes_filters_and_a_protected_heading(tmp_path):
    into = tmp_path / "t.xlsx"
    into.write_bytes(writing.template("xlsx"))
    book = openpyxl.load_workbook(into)
    _has_all(book)
    assert book["Register"].freeze_panes == "A2"
    assert book["Register"]["F1"].comment.text == note_text(writing.forms.table_of(1).column("doel"))


def _has_all(book):
    assert book.sheetnames == ["Register", "Voorbeelden"]
    sheet = book["Register"]
    assert len(sheet.data_validations.dataValidation) == 12
    assert sheet.protection.sheet and sheet["A1"].protection.locked and not sheet["A2"].protection.locked
    assert "Voorbeeld" in sheet["F1"].comment.text
    assert sheet.auto_filter.ref == "A1:Y1001"
    assert [row[0].value for row in book["Voorbeelden"].iter_rows(min_row=2)] == [
        f"VW-000{number}" for number in range(1, 9)
    ]
