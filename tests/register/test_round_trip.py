"""What we write we read again as the same register, in every form, whatever was typed."""

import io
import re
import shutil
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from products.register import writing
from products.register.columns import table_of
from products.register.spreadsheets import read
from tests.core.test_file_opens import convert

from .sheets import report, table_with, worked, xlsx

FORMS = ["xlsx", "ods", "csv"]
VIEW_OF_LIBREOFFICE = {  # as version 7.4 writes a first row that stays in sight
    "ViewId": "view1",
    "HorizontalSplitMode": "0",
    "VerticalSplitMode": "2",
    "VerticalSplitPosition": "1",
    "PositionBottom": "1",
}
SIGNS = st.sampled_from([*list("abcé€ '=+-@\t\n;,\"<>&#_xX0129.…ﬁ－|"), "=1+1", "#N/A", "'=", "  ", "_x000D_", "ja"])
TEXTS = st.lists(SIGNS, max_size=8).map("".join)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lid", [1, 2])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_export_and_import_is_the_identity(form, lid, data):
    ids = [column.id for column in table_of(lid).columns]
    typed = {id_: data.draw(TEXTS) for id_ in data.draw(st.sets(st.sampled_from(ids)))}
    before = report(writing.standard(_kept(lid, typed), "csv"), lid=lid)
    after = report(writing.standard(before, form), lid=lid)
    assert [row.cells for row in after.rows] == [row.cells for row in before.rows]
    assert [row.faults for row in after.rows] == [row.faults for row in before.rows]


def _kept(lid, typed):
    return report(xlsx(table_with(worked(lid=lid), _plain(worked(lid=lid) | typed), lid=lid)), lid=lid)


def _plain(row):
    return {id_: f" {text}" if text[:1] == "=" else text for id_, text in row.items()}


@pytest.mark.parametrize("form", FORMS)
def test_own_columns_stay_at_the_end_and_what_is_needed_is_made_anew(form):
    rows = table_with(worked(doel=""))
    rows[0].insert(0, "Kleur van de map")
    rows[1].insert(0, "rood")
    once = report(xlsx(rows))
    twice = report(writing.standard(report(writing.standard(once, form)), form))
    assert once.own_headings == twice.own_headings == ("Kleur van de map",)
    assert twice.rows[0].own == ("rood",)
    assert twice.rows[0].missing == [6]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lid", [1, 2])
def test_a_template_has_all_columns_and_no_rows(form, lid):
    checked = report(writing.template(form, lid))
    assert (checked.lid, checked.rows_total, checked.missing_columns, checked.own_headings) == (lid, 0, (), ())


def test_the_headings_of_an_ods_stay_in_sight_and_have_filters():
    for content in (writing.template("ods", 1), writing.standard(report(xlsx(table_with(worked()))), "ods")):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            view, sheets = package.read("settings.xml").decode(), package.read("content.xml").decode()
        for name, value in VIEW_OF_LIBREOFFICE.items():
            assert re.search(rf'config:name="{name}" config:type="[a-z]+">{value}<', view), name
        assert 'xmlns:ooo="http://openoffice.org/2004/office"' in view and 'config:name="ooo:view-settings"' in view
        assert 'table:display-filter-buttons="true"' in sheets
        assert all(re.fullmatch(r"(?:co|ce)\d", name) for name in re.findall(r'style:name="([^"]*)"', sheets))


@pytest.mark.deep
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("lid", [1, 2])
def test_libreoffice_saves_a_template_of_ours_as_the_same_register(lid, tmp_path):
    again = report(convert(tmp_path, "sjabloon.ods", writing.template("ods", lid), "ods"))
    assert (again.lid, again.rows_total, again.missing_columns, again.own_headings) == (lid, 0, (), ())


@pytest.mark.parametrize("form", FORMS)
def test_the_public_version_has_no_internal_and_no_own_columns(form):
    rows = table_with(worked(proceseigenaar="teammanager burgerzaken"))
    content = writing.standard(report(xlsx([[*rows[0], "Notitie"], [*rows[1], "geheim"]])), form, public=True)
    cells = [cell for row in read(content, "x").sheets[0].rows for cell in row]
    assert "Proceseigenaar" not in cells and "geheim" not in cells and "Nog nodig" not in cells
    assert "Doel" in cells
