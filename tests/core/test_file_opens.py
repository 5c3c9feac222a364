"""Cleaned files open in LibreOffice with what they said."""

import shutil
import subprocess

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from privacyportal.core.files import Kind
from privacyportal.core.files.cleaning import clean_and_read

from . import documents as make

pytestmark = [pytest.mark.deep, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")]
WORDS = "Meerkoet en wulp"


def convert(folder, name, content, extension):
    """The same document in another format, by LibreOffice."""
    (folder / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", extension]
    subprocess.run([*command, "--outdir", folder / "out", folder / name], check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"{name.rpartition('.')[0]}.{extension.partition(':')[0]}").read_bytes()


def letter():
    return make.word(WORDS, picture=make.photo_with_location())


def book():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in ([WORDS, 1], ["b", 2]):
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart)
    return make.saved(workbook)


def slides():
    def change(presentation):
        slide = presentation.slides[0]
        slide.shapes.title.text = WORDS
        slide.notes_slide.notes_text_frame.text = "notitie"
        data = CategoryChartData()
        data.categories = ["a", "b"]
        data.add_series("Reeks", (1, 2))
        slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(2), Inches(2), data)

    return make.powerpoint(change)


@pytest.mark.parametrize(
    ("first", "make_first", "kind"),
    [
        ("docx", letter, Kind.DOCX),
        ("xlsx", book, Kind.XLSX),
        ("pptx", slides, Kind.PPTX),
        ("docx", letter, Kind.ODT),
        ("xlsx", book, Kind.ODS),
        ("pptx", slides, Kind.ODP),
        ("docx", letter, Kind.PDF),
    ],
    ids=lambda value: str(value) if isinstance(value, Kind) else "",
)
def test_a_cleaned_file_opens_with_its_words_and_pictures(tmp_path, first, make_first, kind):
    content = make_first()
    if kind != first:
        content = convert(tmp_path, f"eerst.{first}", content, kind.value)
    file = clean_and_read(kind, content)
    assert WORDS in file.seen
    if kind == Kind.PDF:
        return
    before, after = (
        convert(tmp_path, f"{n}.{kind}", made, "pdf") for n, made in (("voor", content), ("na", file.content))
    )
    shown = [clean_and_read(Kind.PDF, pdf) for pdf in (before, after)]
    assert shown[0].seen == shown[1].seen
    assert shown[0].pages == shown[1].pages
