"""Word files come in as the text of the portal; what stays behind is counted, and nothing hidden comes along."""

import docx
import pytest

from privacyportal.core.documents.word.from_word import Rules, from_word
from privacyportal.core.markdown import MAX_LENGTH, render_markdown

from . import documents as make
from . import word_files as word
from .word_files import Word, run

RULES = Rules(
    most=MAX_LENGTH,
    formats={"PNG": "png", "JPEG": "jpg"},
    most_bytes=5 * 1024**2,
    most_pixels=1_000_000,
    most_side=1600,
    folder="/media/images/",
    site="https://portaal.example",
)


def brought(file, *, takes_changes=True):
    return from_word(getattr(file, "bytes", file), takes_changes, RULES)


def text_of(file, **options):
    return brought(file, **options).text


def said(file, **options):
    """The text, and the counts of what stayed behind."""
    came = brought(file, **options)
    return came.text, came.lost


def numbered(*levels):
    """A Word with this list as number 77."""
    file = Word()
    root = file.document.part.numbering_part.element
    for part in docx.oxml.parse_xml(f"<w:n {word.NAMES}>{word.numbering(*levels)}</w:n>"):
        root.append(part)
    return file


def test_headings_begin_at_the_level_of_the_page_and_skip_none():
    file = Word().paragraph("Vooraf.").heading("Doel", 2).heading("Diep", 5).heading("Wie", 2)
    assert said(file) == ("Vooraf.\n\n## Doel\n\n### Diep\n\n## Wie", {"levels": 1})


def test_the_title_is_that_of_the_document_or_its_first_heading():
    styled = Word().paragraph("Gids", "Title").paragraph("Voor ons", "Subtitle").heading("Doel")
    assert (brought(styled).title, text_of(styled)) == ("Gids", "Voor ons\n\n## Doel")
    above = Word().heading("Gids", 1).heading("Doel", 2)
    assert (brought(above).title, text_of(above)) == ("Gids", "## Doel")
    beside = Word().heading("Doel", 1).heading("Wie", 1)
    assert (brought(beside).title, text_of(beside)) == ("Doel", "## Doel\n\n## Wie")
    named = Word().heading("Doel", 1).heading("Wie", 1)
    named.document.core_properties.title = "Gids"
    assert brought(named).title == "Gids"


def test_lists_in_lists_in_the_styles_of_word():
    file = Word().paragraphs("List Bullet", "een", "twee").paragraph("twee-a", "List Bullet 2")
    file.paragraph("twee-a-1", "List Number 3").paragraph("drie", "List Bullet")
    assert said(file) == ("- een\n- twee\n  - twee-a\n    1. twee-a-1\n- drie", {})


def test_lists_in_lists_with_numbers_and_letters():
    file = numbered(("decimal", "%1."), ("lowerLetter", "%2)"))
    file.xml(word.item("een") + word.item("a", 1) + word.item("b", 1) + word.item("twee"))
    assert said(file) == ("1. een\n   1. a\n   2. b\n2. twee", {"letters": 1})


def test_bullets_that_were_typed_are_a_list():
    assert text_of(Word().paragraph("•\teen").paragraph("• twee").paragraph("drie")) == "- een\n- twee\n\ndrie"


def test_the_numbers_before_headings_and_articles_become_text():
    file = numbered(("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "Artikel %3"))
    file.xml(word.item("Doel", style="Heading1") + word.item("Wie", 1, style="Heading2"))
    file.xml(word.item("Begrippen", 2) + word.item("Bereik", 2) + word.item("Slot", style="Heading1"))
    text = "## 1 Doel\n\n### 1.1 Wie\n\nArtikel 1 Begrippen\n\nArtikel 2 Bereik\n\n## 2 Slot"
    assert said(file) == (text, {"headings_numbered": 5})


def test_tables_have_a_head_and_say_when_they_had_none():
    file = Word().table(["Wie", "Wat"], ["FG", "a | b"])
    assert said(file) == ("| Wie | Wat |\n| --- | --- |\n| FG | a \\| b |", {})
    bare = Word().table(["Wie", "Wat"], ["FG", "x"], change=without_head)
    assert said(bare) == ("| Wie | Wat |\n| --- | --- |\n| FG | x |", {"headless": 1})


def without_head(table):
    table._tbl.tblPr.remove(table._tbl.tblPr.find(f"{{{word.SPACES['w']}}}tblLook"))


def test_merged_cells_are_single_cells_again():
    def merge(table):
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 1).merge(table.cell(1, 2))

    file = Word().table(["a", "b", "c"], ["d", "e", ""], ["", "f", "g"], change=merge)
    assert said(file) == ("| a | b | c |\n| --- | --- | --- |\n| d | e |  |\n| d | f | g |", {"cells": 2})


CELL = "<w:tc><w:tcPr>{1}</w:tcPr><w:p>{0}</w:p></w:tc>"
GRID = "<w:tblGrid><w:gridCol w:w='9'/><w:gridCol w:w='9'/><w:gridCol w:w='9'/></w:tblGrid>"
EVEN = "| kop |  |  |\n| --- | --- | --- |\n| a | b | c |"


def cells(*words, about=""):
    return "".join(CELL.format(run(one), about) for one in words)


def rows(*rows, grid=GRID):
    return Word().xml(f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (rows(cells("kop"), cells("a", "b", "c")), EVEN),
        (rows(cells("kop"), cells("a", "b", "c"), grid=""), EVEN),
        (rows(cells("kop"), cells("a", "b", "c"), grid="<w:tblGrid><w:gridCol/></w:tblGrid>"), EVEN),
        (rows("<w:trPr><w:gridAfter w:val='2'/></w:trPr>" + cells("kop"), cells("a", "b", "c")), EVEN),
        (
            rows("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cells("x", "y"), cells("a", "b", "c")),
            "|  | x | y |\n| --- | --- | --- |\n| a | b | c |",
        ),
        (rows(cells("a", about="<w:vMerge/>") + cells("b")), "| a | b |\n| --- | --- |"),
        (
            rows(
                cells("wijd", about="<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>") + cells("b"),
                cells("x", about="<w:vMerge/>") + cells("y", "z"),
            ),
            "| wijd |  | b |\n| --- | --- | --- |\n| x | y | z |",
        ),
        (
            rows(cells("a", about="<w:gridSpan w:val='999999999'/>"), cells("b", "c")),
            "| a |  |\n| --- | --- |\n| b | c |",
        ),
    ],
)
def test_no_cell_of_an_uneven_table_is_lost(file, text):
    assert text_of(file) == text


def test_a_table_in_a_table_and_lines_in_a_cell_are_text():
    def nest(table):
        table.cell(1, 1).add_table(1, 2).cell(0, 0).text = "binnen"

    file = Word().table(["a", "b"], ["c\nd", ""], change=nest)
    assert said(file) == ("| a | b |\n| --- | --- |\n| c d | binnen |", {"tables": 1, "lines": 1})


def test_a_table_of_one_cell_is_a_box_around_text():
    assert said(Word().table(["Let op: kort."])) == ("Let op: kort.", {})


def test_footnotes_links_and_marks_come_along():
    file = Word().with_note("Zie de wet", "Artikel 28, *lid 3*.")
    file.runs(run("Dit is "), run("vet", "<w:b/>"), run(" en "), run("schuin", "<w:i/>"), run(", m"), run("2", RAISED))
    text = "Zie de wet[^1]\n\nDit is **vet** en _schuin_, m²\n\n[^1]: Artikel 28, \\*lid 3\\*."
    assert said(file) == (text, {})


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_links_lead_where_they_led_and_to_headings():
    file = Word()
    safe = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.nl%2Fa&data=jan%40x.nl"
    addresses = {"1": safe, "2": "https://x.nl/?utm_source=mail&id=3", "3": "file:///H:/a.docx"}
    addresses |= {"4": "https://portaal.example/producten/x/", "5": "javascript:alert(1)", "6": "https://x.nl/a b(c)"}
    for address in addresses.values():
        file.document.part.rels.get_or_add_ext_rel(f"{word.OFFICE}/hyperlink", address)
    ids = {rel.target_ref: id for id, rel in file.document.part.rels.items() if rel.is_external}
    for number, address in addresses.items():
        file.runs(f'<w:hyperlink r:id="{ids[address]}">{run(number)}</w:hyperlink>')
    text = "[1](https://x.nl/a)\n\n[2](https://x.nl/?id=3)\n\n3\n\n[4](/producten/x/)\n\n5\n\n[6](https://x.nl/a%20b%28c%29)"
    assert said(file) == (text, {"links": 2})


DUTCH, ENGLISH = (f'<w:lang w:val="{code}"/>' for code in ("nl-NL", "en-US"))


def test_words_in_another_language_come_along_as_such():
    file = Word().runs(
        run("De naam is heel vaak ", DUTCH),
        run("data ", ENGLISH),
        run("protection", f"<w:b/>{ENGLISH}"),
        run(" officer", ENGLISH),
        run(", maar niet altijd.", DUTCH),
    )
    text = text_of(file)
    assert text == "De naam is heel vaak [data **protection** officer]{lang=en}, maar niet altijd."
    assert '<span lang="en">data <strong>protection</strong> officer</span>' in render_markdown(text)


def test_a_link_in_another_language_says_so_too():
    shown = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{words}'
        for kind, words in (
            ("begin", '<w:r><w:instrText>HYPERLINK "https://edpb.europa.eu/"</w:instrText></w:r>'),
            ("separate", run("the guidelines", ENGLISH)),
            ("end", ""),
        )
    )
    text = text_of(Word().runs(run("Lees bij de toezichthouders ", DUTCH), shown))
    assert text == "Lees bij de toezichthouders [[the guidelines]{lang=en}](https://edpb.europa.eu/)"


def test_a_file_that_calls_most_of_itself_english_says_nothing_of_languages():
    file = Word().runs(run("Deze hele tekst heet Engels. ", ENGLISH), run("Dit niet.", DUTCH))
    assert text_of(file) == "Deze hele tekst heet Engels. Dit niet."


def test_more_than_a_mark_can_hold_stays_unmarked():
    long = " ".join(["word"] * 70)
    file = Word().runs(run("Nederlands, heel veel. " * 30, DUTCH), run(long, ENGLISH))
    assert "{lang" not in text_of(file) and long in text_of(file)


def test_a_reference_to_a_heading_is_a_link_and_another_is_text():
    mark = '<w:bookmarkStart w:id="5" w:name="_Ref5"/>'
    head = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{mark}{run("De FG &amp; u")}<w:bookmarkEnd w:id="5"/></w:p>'
    )
    references = word.field("REF _Ref5 \\h", "De FG"), run(" of "), word.field("REF x \\h", "elders")
    file = Word().xml(head).heading("Wie").runs(run("Zie "), *references)
    text, lost = said(file)
    assert (text.split("\n\n")[-1], lost) == ("Zie [De FG](#de-fg-u) of elders", {"places": 1})
    assert 'href="#tekst-de-fg-u"' in render_markdown(text) and 'id="tekst-de-fg-u"' in render_markdown(text)


@pytest.mark.parametrize(
    ("takes", "text", "lost"),
    [(True, "Dit blijft en komt.", {"taken": 2}), (False, "Dit blijft en gaat.", {"refused": 2})],
)
def test_open_changes_are_taken_or_refused_and_counted(takes, text, lost):
    file = Word().runs(run("Dit blijft en "), word.added("komt"), word.taken_out("gaat"), run("."))
    assert said(file, takes_changes=takes) == (text, lost)


def test_a_row_that_was_taken_out_is_gone_when_that_is_taken():
    def taken_out(table):
        row = table.rows[1]._tr
        row.get_or_add_trPr().append(docx.oxml.parse_xml(f'<w:del {word.NAMES} w:id="3" {word.WHO}/>'))

    file = Word().table(["a"], ["weg"], ["b"], change=taken_out)
    assert said(file) == ("| a |\n| --- |\n| b |", {"taken": 1})
    assert said(file, takes_changes=False) == ("| a |\n| --- |\n| weg |\n| b |", {"refused": 1})


def test_a_paragraph_that_moved_counts_once():
    moved = (
        f'<w:moveFrom w:id="1" {word.WHO}>{run("daar")}</w:moveFrom>',
        f'<w:moveTo w:id="2" {word.WHO}>{run("hier")}</w:moveTo>',
    )
    file = Word().runs(moved[0]).runs(moved[1])
    assert said(file) == ("hier", {"taken": 1}) and said(file, takes_changes=False) == ("daar", {"refused": 1})


def test_nothing_hidden_comes_along():
    file = Word().runs(
        run("Open. "), run("Geheim: het kenteken", "<w:vanish/>"), run("Weer open.", '<w:vanish w:val="0"/>')
    )
    assert said(file) == ("Open. Weer open.", {"hidden": 1})


def test_nothing_comes_along_that_a_style_a_row_or_a_note_hides():
    def hide(table):
        table.rows[1]._tr.get_or_add_trPr().append(docx.oxml.parse_xml(f"<w:hidden {word.NAMES}/>"))

    file = Word().table(["a"], ["geheim"], ["b"], change=hide)
    for kind in (1, 2):  # of a paragraph, of signs
        file.document.styles.add_style(f"Intern {kind}", kind).font.hidden = True
    file.document.styles.add_style("Ook intern", 1).base_style = file.document.styles["Intern 1"]
    paragraph = file.paragraph("geheim", "Ook intern").document.add_paragraph("open")
    paragraph.add_run(" geheim", "Intern 2")
    file.with_note("Zie", "noot").notes.append("")
    file.notes[0] = file.notes[0].replace("</w:p>", f"{run(' geheim', '<w:vanish/>')}</w:p>")
    assert said(file) == ("| a |\n| --- |\n| b |\n\nopen\n\nZie[^1]\n\n[^1]: noot", {"hidden": 4})


def test_comments_stay_behind_and_are_counted():
    file = Word()
    paragraph = file.document.add_paragraph("Een alinea.")
    for words in ("klopt dit?", "vraag Jan"):
        file.document.add_comment(paragraph.runs, words, author="Jan")
    text, lost = said(file)
    assert (text, lost) == ("Een alinea.", {"comments": 2})


def test_the_words_of_a_text_box_stand_below_the_line_that_it_hangs_on():
    file = Word().runs(run("Voor "), word.text_box("In het kader.", "Nog iets."), run("na.")).paragraph("Verder.")
    assert said(file) == ("Voor na.\n\nIn het kader.\n\nNog iets.\n\nVerder.", {"boxes": 1})


def test_what_cannot_be_text_is_counted():
    file = Word().runs(run("een"), word.embedded(), word.graphic("chart"), word.graphic("diagram"), word.shape())
    file.xml(word.contents()).xml("<w:p><m:oMath><m:r><m:t>R=K×G</m:t></m:r></m:oMath></w:p>")
    file.document.sections[0].header.paragraphs[0].text = "Concept"
    text, lost = said(file)
    assert text == "een\n\n`R = K \\times G`"
    assert lost == {"objects": 1, "charts": 2, "shapes": 1, "contents": 1, "formulas": 1, "margins": 1}


def test_fields_show_what_they_showed():
    simple = f'<w:fldSimple w:instr=" SEQ Tabel ">{run("3")}</w:fldSimple>'
    assert text_of(Word().runs(run("Tabel "), simple, run(": "), word.field("DATE", "1 mei"))) == "Tabel 3: 1 mei"


def test_a_simple_field_that_is_a_link_stays_one():
    link = f'<w:fldSimple w:instr=" HYPERLINK &quot;https://ap.example/&quot; ">{run("de AP")}</w:fldSimple>'
    assert text_of(Word().runs(link)) == "[de AP](https://ap.example/)"


def test_the_choice_in_a_form_and_the_words_below_a_reading_aid_come_along():
    choices = '<w:result w:val="1"/><w:listEntry w:val="nee"/><w:listEntry w:val="ja"/>'
    listed = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{choices}</w:ddList></w:ffData></w:fldChar></w:r>'
    )
    end = '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    aid = f"<w:r><w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run(' basis')}</w:rubyBase></w:ruby></w:r>"
    assert text_of(Word().runs(run("DPIA: "), listed, end, aid)) == "DPIA: ja basis"


def test_an_indent_is_no_quotation_and_a_quotation_is():
    indented = f'<w:p><w:pPr><w:ind w:left="720"/></w:pPr>{run("ingesprongen")}</w:p>'
    assert text_of(Word().xml(indented).paragraph("gezegd", "Quote")) == "ingesprongen\n\n> gezegd"


def test_pictures_come_along_with_their_description():
    came = brought(Word().picture(make.photo_with_location(), "Een [groen] vlak").picture(make.picture(size=(9, 9))))
    first, second = came.pictures
    assert came.text == (
        f"![Een \\[groen\\] vlak](/media/images/{first})\n\n![beschrijf hier de afbeelding](/media/images/{second})"
    )
    assert came.lost == {"nameless": 1} and (first[-4:], second[-4:]) == (".jpg", ".png")
    assert all(make.AUTHOR.encode() not in picture for picture in came.pictures.values())


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        (make.picture("GIF"), {"images": 1}),
        (make.picture("PNG", size=(1200, 1200)), {"large": 1}),
        (make.picture("BMP"), {"images": 1}),
    ],
)
def test_a_picture_that_the_website_does_not_show_is_its_description(content, lost):
    assert said(Word().picture(content, "Het schema")) == ("Het schema", lost)


def test_a_picture_elsewhere_is_never_fetched():
    file = Word().picture(make.picture(), "Elders").bytes
    parts = make.unzipped(file)
    listed = "word/_rels/document.xml.rels"
    outside = parts[listed].replace(
        b'Target="media/image1.png"', b'Target="http://127.0.0.1:9/a.png" TargetMode="External"'
    )
    assert said(make.zipped(parts | {listed: outside})) == ("", {"outside": 1})


def test_one_picture_twice_is_one_file():
    content = make.picture()
    assert len(brought(Word().picture(content, "a").picture(content, "a")).pictures) == 1
