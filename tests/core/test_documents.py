"""Documents for Word and LibreOffice: they open, they are accessible, and what was typed comes out as it was typed."""

import io
import logging
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from privacyportal.core import heavy_work
from privacyportal.core.documents import blocks, reference, writing
from privacyportal.core.documents.document import Document
from privacyportal.core.documents.from_markdown import SIGNS, inline_markdown, markdown
from privacyportal.core.documents.pandoc import REFERENCES, convert
from privacyportal.core.signs import clean_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LANGUAGE = {"language": "nl", "country": "NL"}
NASTY = [
    "a & b < c > d \" ' {{ veld }} {% x %} <script>alert(1)</script> &amp; &#65;",
    "*ster* _streep_ `code` [haak](http://x) | pijp | # kop \\ $x^2$ @naam ~door~ ^hoog^ :::",
    "# kop\n- lijst\n1. een\n> citaat\n    code\n---\n| a |\n|---|",
    "regel\r\nregel\u2028regel\n\n\nalinea \t tab  dubbel   drie",
    "שלום عربي \u200fx \u202eomgekeerd 😀👩‍👩‍👧 é e\u0301 \x00\x07\x1b\ufffe\ud800",
    "x" * 10_000,
    "%PDF \\input{/etc/passwd} ![](/etc/passwd) --data-dir=/ +RTS -M1 -RTS",
    '<style:style style:name="TableRowCell" style:family="table-cell"></office:automatic-styles>',
    "<w:tr><w:tc> <w:trPr> <table:table-row>",
]
MARKDOWN = """# Eerste

Zie [dit](/producten/x/), [dat](https://example.nl/) en **vet**[^1].

### Dieper

| Punt | Grond |
| --- | ---: |
| k1 | 13 lid 1 |

1. een
   - twee
2. drie

Term
: uitleg

```
a  b
```

[^1]: Een noot[^1].
"""


def document(*parts, **options):
    return Document("Een titel", parts, **options)


def word(made):
    return docx.Document(io.BytesIO(convert(made.tree(), "docx")))


def part_of_odt(made, name="content.xml"):
    return zipfile.ZipFile(io.BytesIO(convert(made.tree(), "odt"))).read(name).decode()


def odt_paragraphs(made):
    body = ElementTree.fromstring(part_of_odt(made)).find(".//{*}text")
    return [_written(part) for part in body.iter() if part.tag in (f"{TEXT}p", f"{TEXT}h")]


def _written(part):
    signs = {f"{TEXT}s": " " * int(part.get(f"{TEXT}c", 1)), f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
    inside = "".join(_written(child) + (child.tail or "") for child in part)
    return signs.get(part.tag, "") + (part.text or "") + inside


def lines_of(texts):
    """The lines that hold something; a tab of one line is a space in the document."""
    return [line for text in texts for line in clean_text(text).replace("\t", " ").split("\n") if line.strip()]


def as_word_has_it(text):
    """Its two special hyphens are elements of their own, which python-docx reads as nothing and as a hyphen."""
    return text.replace("\xad", "").replace("\u2011", "-")


@settings(max_examples=20)
@example(NASTY)
@given(st.lists(st.text(st.characters(exclude_categories=[]), max_size=300), min_size=1, max_size=60))
def test_what_was_typed_comes_out_as_it_was_typed(texts):
    made = document(*(part for text in texts for part in blocks.paragraphs(text)))
    assert lines_of(paragraph.text for paragraph in word(made).paragraphs)[1:] == lines_of(map(as_word_has_it, texts))
    assert lines_of(odt_paragraphs(made))[1:] == lines_of(texts)


def test_no_soft_hyphen_is_lost_at_an_end_beside_another_or_alone():
    made = document(*(blocks.paragraph(blocks.text(line)) for line in ("\xad0", "0\xad", "0\xad\xad0", "\xad")))
    parts = word(made).element.body.iter(f"{W}p", f"{W}softHyphen", f"{W}t")
    shown = "".join({f"{W}p": "\n", f"{W}softHyphen": "\xad"}.get(part.tag, part.text) for part in parts)
    assert shown.split("\n")[2:] == ["\xad0", "0\xad", "0\xad\xad0", "\xad"]
    assert odt_paragraphs(made)[1:] == ["\xad0", "0\xad", "0\xad\xad0", "\xad"]


@pytest.mark.parametrize("typed", NASTY)
def test_typed_words_come_through_in_every_place(typed):
    line = blocks.clean_line(typed)
    table = blocks.table([typed, "b"], [[blocks.text(typed), blocks.open_place(typed)]])
    made = Document(typed, (blocks.heading(1, typed), blocks.bullets(blocks.text(typed)), table), ((typed, typed),))
    opened = word(made)
    assert opened.core_properties.title == line
    assert [row.cells[0].text for row in opened.tables[0].rows] == [line, line]
    assert opened.tables[0].rows[1].cells[1].text == f"[{line}]"
    assert [cell.text for cell in opened.tables[1].rows[1].cells] == [line, line]
    assert odt_paragraphs(made).count(line) == 7  # title, heading, bullet, two cells, two in the colophon


def test_a_document_of_markdown_is_read_as_the_page_reads_it():
    made = document(*markdown(MARKDOWN, top_level=2))
    opened = word(made)
    styles = [(part.style.name, part.text) for part in opened.paragraphs]
    assert styles[1] == ("Heading 2", "Eerste") and ("Heading 3", "Dieper") in styles  # no level is skipped
    addresses = [link.address for part in opened.paragraphs for link in part.hyperlinks]
    assert addresses == ["http://127.0.0.1:8000/producten/x/", "https://example.nl/"]
    assert [cell.text for cell in opened.tables[0].rows[1].cells] == ["k1", "13 lid 1"]
    assert "a  b" in [text for _, text in styles] and "Een noot." in part_of_odt(made)


@pytest.mark.parametrize(
    "text", ["| a |\n|---|", "- ", "> ", "[^a]\n\n[^a]: ", "![x](/y.png)", "***", "<b>x</b>", "a\\\nb", ""]
)
def test_odd_markdown_gives_a_document(text):
    assert word(document(*markdown(text))).paragraphs


def test_a_step_keeps_its_marks_on_one_line():
    opened = word(document(blocks.numbers(inline_markdown("Meld bij de **AP**."), inline_markdown("- a\n- b"))))
    assert [part.text for part in opened.paragraphs[1:]] == ["Meld bij de AP.", "- a\n- b"]


def test_word_finds_it_accessible():
    """Its own rules: a title and a language, headings in order, header rows that repeat, no empty paragraphs."""
    made = document(*markdown(MARKDOWN), colophon=(("Versie", "1"),), subject="Keuzehulp")
    opened = word(made)
    assert (opened.core_properties.title, opened.core_properties.language) == ("Een titel", "nl-NL")
    levels = [int(part.style.name[-1]) for part in opened.paragraphs if part.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.rows[0]._tr.find(f".//{W}tblHeader") is not None for table in opened.tables)
    assert all(part.text.strip() for part in opened.paragraphs)
    assert opened.styles.element.find(f".//{W}lang").get(f"{W}val") == "nl-NL"
    assert part_of_odt(made).count("<table:table-header-rows>") == len(opened.tables) == 2
    default = ElementTree.fromstring(part_of_odt(made, "styles.xml")).find(".//{*}default-style/{*}text-properties")
    assert {name.split("}")[1]: value for name, value in default.attrib.items()}.items() >= LANGUAGE.items()


@pytest.mark.parametrize("cell", ["Vastleggen", "**Vastleggen**", "[Vastleggen](/x/)", "`Vastleggen`", "Vastleggen in"])
def test_a_column_has_room_for_its_longest_word(cell):
    text = f"| a | b | c |\n|---|---|---|\n| {cell} | {'lang ' * 40} | {'langer ' * 40} |\n"
    (table,) = markdown(text)
    widths = [column[1]["c"] for column in table["c"][2]]
    assert widths[0] * SIGNS > len("Vastleggen") and sum(widths) == pytest.approx(1) and widths[1] > widths[0]


@pytest.mark.parametrize("made", [blocks.text, blocks.open_place])
def test_a_column_has_room_for_what_words_become(made):
    (table,) = markdown(
        f"| a | b |\n|---|---|\n| X | {'lang ' * 40} |\n",
        words=lambda line: made(line.replace("X", "Informatiebeveiliging")),
    )
    assert table["c"][2][0][1]["c"] * SIGNS > len("Informatiebeveiliging")


def test_words_too_long_for_a_page_share_it():
    (table,) = markdown(f"| {'a' * 300} | {'b' * 100} |\n|---|---|\n| c |  |\n")
    widths = [column[1]["c"] for column in table["c"][2]]
    assert sum(widths) == pytest.approx(1) and widths[0] > widths[1] > 0.1


def test_an_open_place_is_marked_and_the_tables_have_lines():
    made = document(blocks.table(["a"], [[blocks.open_place("nog invullen")]]))
    run = word(made).tables[0].rows[1].cells[0].paragraphs[0].runs[0]
    assert (run.text, run.style.name) == ("[nog invullen]", "OpenPlek")
    assert run.style.element.find(f".//{W}shd").get(f"{W}fill") == "fff2a8"
    assert 'text:style-name="OpenPlek"' in part_of_odt(made) and 'border="none"' not in part_of_odt(made)


def test_a_row_stays_on_one_page():
    made = document(blocks.table(["a"], [[blocks.text("b")], [blocks.text("c")]]))
    rows = word(made).tables[0].rows
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in rows) and len(rows) == 3
    assert rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    written = part_of_odt(made)
    assert written.count('<table:table-row table:style-name="WholeRow">') == written.count("</table:table-row>") == 3
    assert ElementTree.fromstring(written).find(".//{*}table-row-properties") is not None


def test_pandoc_opens_no_file_of_ours(tmp_path):
    secret = tmp_path / "geheim.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\ngeheim")
    picture = {"t": "Image", "c": [blocks.NOTHING, blocks.text("beeld"), [str(secret), ""]]}
    for form in ("docx", "odt"):
        archive = zipfile.ZipFile(io.BytesIO(convert(document(blocks.paragraph([picture])).tree(), form)))
        assert not any(b"geheim" in archive.read(name) for name in archive.namelist() if "media" in name.lower())


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_examples_are_those_that_the_script_makes(kind):
    kept, made = (REFERENCES / f"reference.{kind}").read_bytes(), reference.made(kind)
    assert _parts(kept) == _parts(made)


def _parts(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_it_is_made_in_a_process_of_its_own(form, processes_as_in_production):
    assert writing.write(document(blocks.paragraph(blocks.text("Dag"))), form)[:2] == b"PK"


@pytest.mark.parametrize(
    ("error", "says"),
    [(heavy_work.Busy, writing.BUSY), (heavy_work.TookTooLong, writing.BUSY), (heavy_work.Crashed, writing.FAILED)],
)
def test_what_is_not_made_is_said_and_nothing_of_it_is_logged(monkeypatch, caplog, error, says):
    def refuse(*args, **options):
        raise error("mevrouw Jansen")

    monkeypatch.setattr(heavy_work, "run", refuse)
    with caplog.at_level(logging.INFO), pytest.raises(writing.NotMade) as refused:
        writing.write(document(*blocks.paragraphs("mevrouw Jansen")), "docx")
    assert str(refused.value) == says and "Jansen" not in caplog.text


def test_parts_begin_on_a_new_page_when_a_document_has_them():
    made = document(blocks.heading(1, "Een"), blocks.heading(1, "Twee"), blocks.heading(2, "Twee a"), has_parts=True)
    content = io.BytesIO(convert(made.tree(), "docx", made.has_parts))
    headings = [part for part in docx.Document(content).paragraphs if part.style.name.startswith("Heading")]
    assert [(part.text, part.paragraph_format.page_break_before) for part in headings] == [
        ("Een", None),
        ("Twee", True),
        ("Twee a", None),
    ]
    xml = zipfile.ZipFile(io.BytesIO(convert(made.tree(), "odt", made.has_parts))).read("content.xml").decode()
    assert xml.count('text:style-name="PartOnPage"') == 1 and 'fo:break-before="page"' in xml
