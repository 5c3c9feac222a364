"""A file that means harm, or is no register, gets a sentence; it takes no page with it."""

import io
import zipfile
from contextlib import nullcontext
from random import Random

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from privacyportal.core import heavy_work
from products.register import headings, whole, workbook
from products.register.apart import in_a_process
from products.register.spreadsheets import read
from products.register.workbook import NotRead
from products.register.writing import standard

from .sheets import report, saved, table_with, worked, xlsx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = xlsx(table_with(worked()))


def zipped(**parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


def with_part(content, name, part):
    written = io.BytesIO(content)
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return written.getvalue()


FILES = {
    "empty": (b"", "leeg"),
    "blank": (b" \r\n", "leeg"),
    "large": (b"a;b\n" * 3_000_000, "10 MB"),
    "xls": (OLD, "oud Excel-bestand"),
    "encrypted": (OLD + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "pdf": (b"%PDF-1.7", "pdf"),
    "png": (b"\x89PNG\r\n", "afbeelding"),
    "html": (b"<html><table>", "webpagina"),
    "json": (b'{"rows": []}', "JSON"),
    "binary": (b"a;b\n\0\1\2", "geen tekst"),
    "cut off": (GOOD[: len(GOOD) // 2], "beschadigd"),
    "no sheet at all": (zipped(**{"word__document_xml": "x"}), "geen werkblad"),
    "macros": (with_part(GOOD, "xl/vbaProject.bin", b"x"), "macro"),
    "binary excel": (zipped(**{"xl__workbook_bin": "x"}), "xlsb"),
    "bomb": (with_part(GOOD, "xl/media/zeros", bytes(130 * 1024**2)), "te groot"),
}


@pytest.mark.parametrize(("content", "says"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_register_gets_a_sentence(content, says):
    with pytest.raises(NotRead, match=says):
        read(content, "register.xlsx")


def test_broken_parts_get_a_sentence():
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        with pytest.raises(NotRead):
            read(_replaced(GOOD, name, b"<worksheet><row"), "register.xlsx")


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_file_with_bit_rot_is_damaged_or_reads_as_it_was(form):
    good = GOOD if form == "xlsx" else standard(report(GOOD), "ods")
    as_it_was, rotten, chance = read(good, "r").sheets, bytearray(good), Random(5)
    for _ in range(150):
        place, bit = chance.randrange(len(good)), 1 << chance.randrange(8)
        rotten[place] ^= bit
        try:
            assert read(bytes(rotten), "r").sheets == as_it_was
        except NotRead as error:
            assert "beschadigd" in str(error), (place, bit)
        rotten[place] ^= bit


def test_a_part_that_bit_rot_hides_is_damage():
    place = GOOD.rindex(b"PK\1\2", 0, GOOD.rindex(b"PK\1\2")) + 33  # the length of the remark at the last but one
    with pytest.raises(NotRead, match="beschadigd"):
        read(GOOD[:place] + b"\x10" + GOOD[place + 1 :], "register.xlsx")


def test_a_size_that_bit_rot_made_huge_is_damage_and_no_bomb():
    place = GOOD.index(b"PK\1\2") + 27  # the last byte of the size of the first part
    with pytest.raises(NotRead, match="beschadigd"):
        read(GOOD[:place] + b"\x10" + GOOD[place + 1 :], "register.xlsx")


def test_declarations_in_ods_get_a_sentence():
    lol = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(NotRead, match="verklaringen"):
        read(_ods(lol), "register.ods")


def test_an_encrypted_ods_gets_a_sentence():
    with pytest.raises(NotRead, match="wachtwoord"):
        read(_ods(b"<x/>", b"<manifest:encryption-data/>"), "register.ods")


def test_an_ods_that_repeats_a_cell_a_billion_times_gets_a_sentence():
    cells = b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000">'
    with pytest.raises(NotRead):
        read(_ods(_table(cells + b"<text:p>x</text:p></table:table-cell></table:table-row>")), "register.ods")


def test_empty_rows_to_the_end_of_an_ods_do_no_harm():
    end = b'<table:table-row table:number-rows-repeated="1048570">'
    end += b'<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    row = b"<table:table-row><table:table-cell><text:p>Naam</text:p></table:table-cell></table:table-row>"
    assert read(_ods(_table(row + end)), "register.ods").sheets[0].rows == (("Naam",),)


def test_what_stands_far_to_the_right_in_an_ods_gets_a_sentence_and_empty_space_does_not():
    cell, gap = (
        b"<table:table-cell><text:p>x</text:p></table:table-cell>",
        b'<table:table-cell table:number-columns-repeated="%d"/>',
    )
    rows = [b"<table:table-row>" + gap % size + cell + gap % 16_000 + b"</table:table-row>" for size in (2, 9_000_000)]
    assert read(_ods(_table(rows[0] * 5_000)), "register.ods").sheets[0].rows[0] == ("", "", "x")
    with pytest.raises(NotRead, match="kolommen"):
        read(_ods(_table(rows[1])), "register.ods")


def test_a_sheet_of_pictures_gets_a_sentence():
    with pytest.raises(NotRead, match="afbeelding"):
        read(xlsx([[]]), "register.xlsx")


def test_too_many_columns_get_a_sentence():
    with pytest.raises(NotRead, match="kolommen"):
        read(xlsx([[f"kop {number}" for number in range(16_000)], ["x"]]), "register.xlsx")


def book_with(*cells, state="visible"):
    """A workbook with a table, and on a second sheet a word in each of these cells."""
    book = Workbook()
    book.active["A1"], second = "Naam", book.create_sheet("Tweede")
    second.sheet_state = state
    for cell in ("A1", *cells):
        second[cell] = "x"
    return saved(book)


FAR = {
    "A60001": r"tot rij 60\.001",
    "Z100000": r"tot rij 100\.000",
    "XFD1048576": r"tot rij 1\.048\.576",
    "XFD1": "250 kolommen",
    "IQ20000": "250 kolommen",
}


@pytest.mark.parametrize("cell", FAR)
def test_a_cell_that_stands_far_away_is_named_and_nothing_is_laid_out_until_there(cell):
    with pytest.raises(NotRead, match=FAR[cell]):
        in_a_process(read, book_with(cell), "register.xlsx")


def test_what_stands_far_away_on_a_hidden_sheet_or_within_bounds_is_no_matter():
    assert len(read(book_with("XFD1048576", state="hidden"), "register.xlsx").sheets) == 1
    assert len(read(book_with("IP20", "A50000"), "register.xlsx").sheets[1].rows) == 50_000


@pytest.mark.parametrize(("last", "says"), [(b"", None), (b"x;y;z\n", r"tot rij 1\.699\.976")])
def test_more_than_a_million_empty_rows_of_a_csv_are_nothing_unless_something_stands_below(last, says):
    content = b"Naam;Doel;Grondslag\na;b;c\n".ljust(26) + b";;;;;\n" * 1_699_973 + last
    with pytest.raises(NotRead, match=says) if says else nullcontext():
        assert len(read(content, "register.csv").sheets[0].rows) == 2


def test_a_csv_whose_first_heading_begins_as_a_package_does_is_a_csv():
    assert read(b"PK-nummer;Naam\n1;a\n", "register.csv").sheets[0].rows[0] == ("PK-nummer", "Naam")


def test_too_many_rows_get_a_sentence():
    content = "Naam;Doel;Grondslag\n" + "a;b;c\n" * 5_200
    with pytest.raises(NotRead, match="rijen"):
        read(content.encode(), "register.csv")


@pytest.mark.parametrize(("rows", "is_refused"), [(5_000, False), (5_001, True)])
def test_the_bound_of_rows_is_said_before_the_headings_are_looked_at(rows, is_refused):
    content = "Naam;Doel;Grondslag\n" + "".join(f"proces {number};b;c\n" for number in range(rows)) + "Totaal;;\n"
    with pytest.raises(NotRead, match=r"5\.000 rijen") if is_refused else nullcontext():
        assert whole.look(content.encode(), "register.csv")[0].lines == rows + 1


def test_formulas_are_the_values_they_had_and_are_never_counted():
    book = Workbook()
    book.active.append(["Naam van de verwerking", "Doel"])
    book.active.append(["Parkeren", '=HYPERLINK("http://kwaad.example","doel")'])
    checked = report(saved(book))
    assert [row.cells for row in checked.rows] == [{"naam": "Parkeren", "doel": ""}]


def test_formatted_empty_rows_and_columns_do_no_harm():
    book = Workbook()
    for row in table_with(worked()):
        book.active.append(row)
    for row in range(3, 20_000):
        book.active.cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")
    assert report(saved(book)).rows_total == 1


def test_a_file_without_headings_gets_a_sentence():
    with pytest.raises(NotRead, match="koppen"):
        headings.propose(workbook.Workbook("x", "csv", (workbook.Sheet("csv", (("alleen dit",),)),)))


def test_reading_in_a_process_of_its_own_gives_the_same_and_the_sentences():
    assert in_a_process(read, GOOD, "a.xlsx") == read(GOOD, "a.xlsx")
    with pytest.raises(NotRead, match="oud Excel-bestand"):
        in_a_process(read, OLD, "a.xls")


@pytest.mark.parametrize(
    ("end", "says"),
    [
        (heavy_work.Busy, "druk"),
        (heavy_work.KeptWaiting, "druk"),
        (heavy_work.TookTooLong, "te veel tijd"),
        (heavy_work.TookTooMuch, "te veel tijd"),
        (heavy_work.Crashed, "te veel tijd"),
    ],
)
def test_each_bad_end_has_its_sentence_and_a_busy_machine_is_not_her_fault(monkeypatch, end, says):
    def ends(*args, **kwargs):
        raise end

    monkeypatch.setattr(heavy_work, "run", ends)
    with pytest.raises(NotRead, match=says):
        in_a_process(read, GOOD, "a.xlsx")


def _table(rows):
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    return (
        f"<office:document-content {names}><table:table table:name='x'>".encode()
        + rows
        + b"</table:table></office:document-content>"
    )


def _ods(content, manifest=b"<manifest/>"):
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped(mimetype=kind, content_xml=content, **{"META-INF__manifest_xml": manifest})


def _replaced(content, name, part):
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return written.getvalue()
