"""What is pasted from another program keeps its meaning, or the editor hears what did not come along."""

from pathlib import Path

import pytest
from django.utils.html import json_script
from playwright.sync_api import expect

from privacyportal.core.markdown import render_markdown
from products.left_behind import FOR_PASTING
from tests.journeys.test_account_pages import sign_in
from tests.journeys.test_editors_desk import frank, roles  # noqa: F401 - fixtures

pytestmark = pytest.mark.browser
SCRIPTS = [Path("static/js") / name for name in ("pasted_words.js", "pasted_html.js", "paste.js")]
AREA = '<label for="tekst">Tekst</label><textarea id="tekst" data-paste-markdown></textarea>'
AREA += json_script(FOR_PASTING, "left-behind")
WORD = (
    "<html xmlns:o='urn:o' xmlns:w='urn:w'><head><style>p{color:red}</style></head><body lang=NL><!--StartFragment-->"
)


@pytest.fixture(scope="module")
def pasted(chromium):
    """`pasted(html)` is what a textarea holds after pasting, and the sentence below it."""
    page = chromium.new_page()

    def paste(html, *, before="", after=""):
        page.set_content(AREA)
        page.add_script_tag(content="{" + "".join(script.read_text() for script in SCRIPTS) + "}")
        area = page.locator("#tekst")
        area.evaluate(
            """(area, [html, before, after]) => {
                area.value = before + after; area.setSelectionRange(before.length, before.length);
                const data = new DataTransfer(); data.setData("text/html", html); data.setData("text/plain", "x");
                area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            [html, before, after],
        )
        return area.input_value(), page.get_by_role("status").text_content()

    yield paste
    page.close()


def word_item(level, mark, text, kind="l0"):
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:36pt;mso-list:{kind} level{level} lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
        f"<![endif]>{text}<o:p></o:p></p>\n"
    )


def word_note(number, text):
    return (
        f"<div style='mso-element:footnote' id=ftn{number}><p class=MsoFootnoteText><a style='mso-footnote-id:ftn{number}'"
        f' href="#_ftnref{number}" name="_ftn{number}" title=\'\'><span class=MsoFootnoteReference>[{number}]</span></a>'
        f" {text}</p></div>"
    )


def word_reference(number):
    return f'<a href="#_ftn{number}" name="_ftnref{number}"><sup><span>[{number}]</span></sup></a>'


KEPT = {
    "a Word fragment without its markers": (
        WORD + "<p class=MsoNormal>Een <b>dikke</b>\r\n tekst.</p><!--EndFragment--></body></html>",
        "Een **dikke** tekst.",
    ),
    "the wrapper of Google Docs": (
        '<meta charset=utf-8><b style="font-weight:normal" id="docs-internal-guid-1"><p>een</p><p>twee</p></b>',
        "een\n\ntwee",
    ),
    "bold, slanted and struck by style": (
        '<p><span style="font-weight:700">vet</span> <span style="font-style:italic">schuin</span> '
        '<span style="text-decoration: line-through">weg</span></p>',
        "**vet** _schuin_ ~~weg~~",
    ),
    "bold in pieces": ("<p><b>een</b><b>twee </b>drie</p>", "**eentwee** drie"),
    "heading levels": ("<h1>Een</h1><h2>Twee</h2><h3>Drie</h3>", "## Een\n\n### Twee\n\n#### Drie"),
    "headings below the first level": ("<h2>Twee</h2><h3>Drie</h3>", "## Twee\n\n### Drie"),
    "a bold heading": ("<h2><b>Kop</b></h2>", "## Kop"),
    "lines": ("<p>een<br>twee<br><br>drie</p>", "een  \ntwee\n\ndrie"),
    "nested lists": (
        "<ul><li>een<ul><li>twee<ol><li>drie</li></ol></li></ul></li><li>vier</li></ul>",
        "- een\n  - twee\n    1. drie\n- vier",
    ),
    "nested lists of Google Docs": (
        "<ol><li><p>een</p></li><ul><li><p>twee</p></li></ul><li><p>drie</p></li></ol>",
        "1. een\n   - twee\n2. drie",
    ),
    "a list that starts later": ("<ol start=4><li>vier</li><li>vijf</li></ol>", "4. vier\n5. vijf"),
    "two paragraphs in a list": ("<ul><li><p>een</p><p>nog</p></li></ul>", "- een\n\n  nog"),
    "lists of Word with levels": (
        WORD
        + word_item(1, "·", "een")
        + word_item(2, "o", "twee")
        + word_item(3, "§", "drie")
        + word_item(1, "·", "vier"),
        "- een\n  - twee\n    - drie\n- vier",
    ),
    "numbers of Word with bullets": (
        WORD
        + "<p>Zo:</p>"
        + word_item(1, "1.", "een")
        + word_item(2, "·", "twee")
        + word_item(1, "2.", "drie")
        + "<p>Na</p>",
        "Zo:\n\n1. een\n   - twee\n2. drie\n\nNa",
    ),
    "a part of a list of Word": (WORD + word_item(2, "o", "een") + word_item(3, "§", "twee"), "- een\n  - twee"),
    "footnotes of Word": (
        WORD
        + f"<p>Zie de wet{word_reference(1)} en meer{word_reference(2)}.</p><div style='mso-element:footnote-list'><hr>"
        f"{word_note(1, 'Artikel 5.')}{word_note(2, 'Artikel 6.')}</div>",
        "Zie de wet[^1] en meer[^2].\n\n[^1]: Artikel 5.\n\n[^2]: Artikel 6.",
    ),
    "footnotes of Google Docs": (
        '<p>Zie<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>'
        "<span> Noot.</span></p></div>",
        "Zie[^1].\n\n[^1]: Noot.",
    ),
    "footnotes of LibreOffice": (
        '<p>Zie<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        " Noot.</p></div>",
        "Zie[^1].\n\n[^1]: Noot.",
    ),
    "a range of cells": (
        "<table><col width=64><tr><td>Rol</td><td>Taak</td></tr><tr><td>FG</td><td style='x:num'>1.000</td></tr>"
        "<tr><td></td><td>&nbsp;</td></tr></table>",
        "| Rol | Taak |\n| --- | --- |\n| FG | 1.000 |",
    ),
    "one cell": ("<table><tr><td>alleen dit</td></tr></table>", "alleen dit"),
    "a pipe in a cell": ("<table><tr><td>a|b</td><td>c</td></tr></table>", "| a\\|b | c |\n| --- | --- |"),
    "code": ("<pre>een\n\n  twee</pre><p><code>x_y</code></p>", "```\neen\n\n  twee\n```\n\n`x_y`"),
    "a quotation": ("<blockquote><p>een</p><p>twee</p></blockquote>", "> een\n>\n> twee"),
    "a quotation of Outlook": (
        "<p>Nee.</p><div style='border:none;border-left:solid blue 1.5pt;padding:0'><p class=MsoNormal>Mag dit?</p></div>",
        "Nee.\n\n> Mag dit?",
    ),
    "terms": ("<dl><dt>FG</dt><dd>Toezichthouder</dd></dl>", "FG\n\n: Toezichthouder"),
    "small signs": ("<p>m<sup>2</sup> en CO<sub>2</sub></p>", "m² en CO₂"),
    "an ordinal": ("<p>de 2<sup>e</sup> keer</p>", "de 2e keer"),
    "a smart tag and a tab": (
        "<p><st1:place w:st='on'>Utrecht</st1:place><span style='mso-tab-count:1'>\t  </span>stad</p>",
        "Utrecht stad",
    ),
    "a link": ('<p>Zie <a href="https://vng.nl/">de VNG </a>nu</p>', "Zie [de VNG](https://vng.nl/) nu"),
    "a link that follows its reader": (
        '<p><a href="https://vng.nl/a?id=1&utm_source=mail&fbclid=x">VNG</a></p>',
        "[VNG](https://vng.nl/a?id=1)",
    ),
    "a link through Outlook": (
        '<p><a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fvng.nl%2Fa&amp;data=05">VNG</a></p>',
        "[VNG](https://vng.nl/a)",
    ),
    "a link with brackets": (
        '<p><a href="https://nl.wikipedia.org/wiki/Wet_(recht)">wet</a></p>',
        "[wet](https://nl.wikipedia.org/wiki/Wet_%28recht%29)",
    ),
    "signs that Markdown would read": (
        "<p>2*3*4 en a_b, [x](y) en `c`</p><p># geen kop</p><p>&gt; geen citaat</p><p>_x_</p>",
        "2\\*3\\*4 en a_b, \\[x](y) en \\`c\\`\n\n\\# geen kop\n\n\\> geen citaat\n\n\\_x\\_",
    ),
    "slanted in pieces, and lines to fill in": (
        "<p><i>een</i><i>twee</i> Naam: ____ a__b</p>",
        "_eentwee_ Naam: \\_\\_\\_\\_ a\\_\\_b",
    ),
    "a link around a heading": ('<a href="/hulp/"><h3>Hulp</h3></a>', "[Hulp](/hulp/)"),
    "cells of Google Sheets": (
        "<google-sheets-html-origin><style>td{}</style><table><colgroup><col></colgroup><tbody><tr><td>a</td><td>b</td></tr>"
        "</tbody></table></google-sheets-html-origin>",
        "| a | b |\n| --- | --- |",
    ),
    "a mail in a mail": (
        "<div>Eens.</div><blockquote type=cite><div>een</div><blockquote type=cite>twee</blockquote></blockquote>",
        "Eens.\n\n> een\n>\n> > twee",
    ),
    "a footnote of two paragraphs": (
        f"<p>Zie{word_reference(1)}.</p><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> een</p><p>twee</p></div>",
        "Zie[^1].\n\n[^1]: een\n\n    twee",
    ),
    "an emoji": ('<p>Klaar <img alt="✅" src="https://x.example/a.png"></p>', "Klaar ✅"),
    "what is hidden": ("<p>een<span style='display: none'>geheim</span><script>alert(1)</script></p>", "een"),
    "what was added and is not yet accepted": ("<p>een <ins>twee</ins></p>", "een twee"),
    "an empty paragraph": ("<p>een</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>twee</p>", "een\n\ntwee"),
    "text without a block": ("<span>een </span><div>twee</div>drie", "een\n\ntwee\n\ndrie"),
}


@pytest.mark.parametrize(("html", "expected"), KEPT.values(), ids=KEPT)
def test_meaning_is_kept_without_a_word(pasted, html, expected):
    assert pasted(html) == (expected, "")


SAID = {
    "a merged header": (
        "<table><tr><td colspan=3>Kop</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>",
        "| Kop |  |  |\n| --- | --- | --- |\n| a | b | c |",
        "Eén samengevoegde cel is weer opgesplitst. Kijk de tabel na.",
    ),
    "a cell over two rows": (
        "<table><tr><td>Rol</td><td>Taak</td></tr><tr><td rowspan=2>FG</td><td>x</td></tr><tr><td>y</td></tr></table>",
        "| Rol | Taak |\n| --- | --- |\n| FG | x |\n| FG | y |",
        "Eén samengevoegde cel is weer opgesplitst. Kijk de tabel na.",
    ),
    "a cell over rows and columns": (
        "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td colspan=2 rowspan=2>d</td><td>e</td></tr><tr><td>f</td></tr>"
        "</table>",
        "| a | b | c |\n| --- | --- | --- |\n| d |  | e |\n| d |  | f |",
        "Eén samengevoegde cel is weer opgesplitst. Kijk de tabel na.",
    ),
    "paragraphs in a cell": (
        "<table><tr><td>Wie</td><td>Wat</td></tr><tr><td><p>Jurist</p><p>FG</p></td><td><ul><li>x<li>y</ul></td></tr></table>",
        "| Wie | Wat |\n| --- | --- |\n| Jurist FG | • x • y |",
        "Regels binnen een tabelcel staan nu achter elkaar.",
    ),
    "a table in a table": (
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td><table><tr><td>d</td><td>e</td></tr></table></td></tr></table>",
        "| a | b |\n| --- | --- |\n| c | d e |",
        "Eén tabel in een tabel is gewone tekst geworden.",
    ),
    "pictures": (
        "<p>een<img src='file:///C:/a.png'><img src='data:image/png;base64,AA'></p>",
        "een",
        "Twee afbeeldingen zijn niet meegekomen.",
    ),
    "one picture, not the pixel": (
        "<p>een<img src='https://x.example/a.png'><img width=1 height=1 src='https://x.example/b.gif'></p>",
        "een",
        "Eén afbeelding is niet meegekomen.",
    ),
    "links that lead nowhere": (
        "<p><a href='javascript:alert(1)'>een</a> <a href='file:///H:/a.docx'>twee</a></p>",
        "een twee",
        "Twee links zijn niet meegekomen.",
    ),
    "a footnote without its text": (
        f"<p>Zie{word_reference(7)}.</p>",
        "Zie[7].",
        "De tekst van een voetnoot is niet meegekomen.",
    ),
    "letters before a list": (
        "<ol type=a><li>een</li><li>twee</li></ol>",
        "1. een\n2. twee",
        "Letters en dubbele nummers voor een lijst zijn gewone nummers geworden.",
    ),
    "letters in a list of Word": (
        WORD + word_item(1, "1.", "een") + word_item(2, "a.", "twee") + word_item(2, "b.", "drie"),
        "1. een\n   1. twee\n   2. drie",
        "Letters en dubbele nummers voor een lijst zijn gewone nummers geworden.",
    ),
    "a number of its own": (
        "<ol><li>een</li><li value=5>vijf</li><li>zes</li></ol>",
        "1. een\n5. vijf\n6. zes",
        "De nummers van een lijst lopen nu door. Kijk ze na.",
    ),
    "struck out in the document": (
        "<p>een <del>twee</del> drie</p>",
        "een drie",
        "Tekst die in het document was geschrapt, is niet meegekomen.",
    ),
    "a raised sentence": (
        "<p>een<sup>zie boven</sup></p>",
        "eenzie boven",
        "Tekst boven of onder de regel staat nu op de regel.",
    ),
    "a video": (
        "<p>een</p><iframe src='https://x.example'></iframe>",
        "een",
        "Eén ander onderdeel, zoals een video of formule, is niet meegekomen.",
    ),
}


@pytest.mark.parametrize(("html", "expected", "sentence"), SAID.values(), ids=SAID)
def test_what_cannot_be_kept_is_said(pasted, html, expected, sentence):
    assert pasted(html) == (expected, sentence)


BLOCKS = "<p>een</p><p>twee</p>"


@pytest.mark.parametrize(
    ("html", "before", "after", "expected"),
    [
        (BLOCKS, "Voor", "Na", "Voor\n\neen\n\ntwee\n\nNa"),
        (BLOCKS, "Voor\n", "\n\nNa", "Voor\n\neen\n\ntwee\n\nNa"),
        ("<ul><li>een</li></ul>", "Voor", "", "Voor\n\n- een"),
        ("<b>een</b>", "Voor ", " na", "Voor **een** na"),
    ],
)
def test_blocks_stand_apart_from_what_was_there_and_words_go_in_between(pasted, html, before, after, expected):
    assert pasted(html, before=before, after=after)[0] == expected


def test_a_new_footnote_takes_a_number_that_is_free(pasted):
    text, _ = pasted(KEPT["footnotes of Google Docs"][0], before="Er is al een[^3].\n\n[^3]: Noot.")
    assert text.endswith("Zie[^4].\n\n[^4]: Noot.")


def test_a_list_of_word_is_shown_with_its_levels(pasted):
    html, _ = KEPT["numbers of Word with bullets"]
    assert render_markdown(pasted(html)[0]) == (
        "<p>Zo:</p>\n<ol>\n<li>een\n<ul>\n<li>twee</li>\n</ul>\n</li>\n<li>drie</li>\n</ol>\n<p>Na</p>\n"
    )


SHORT = (
    "<h2>Kop</h2><p>Een <b>dikke</b> tekst</p><img src='https://x.example/a.png'>",
    "## Kop\n\nEen **dikke** tekst",
)
LONG = ("<p>een</p>" * 2_000 + "<img src='https://x.example/a.png'>", "\n\n".join(["een"] * 2_000))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("html", "text"), [SHORT, LONG], ids=["a few lines", "a whole document"])
def test_control_z_takes_the_paste_back_and_nothing_else(open_browser, frank, html, text):  # noqa: F811
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    violations = []
    page.on("console", lambda message: violations.append(message.text) if "Content Security" in message.text else None)
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    page.evaluate(
        """html => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], {type: "text/html"}), "text/plain": new Blob(["x"], {type: "text/plain"})})])""",
        html,
    )
    page.locator("#id_title").press_sequentially("Mijn titel")
    body = page.locator("#id_body")
    body.press_sequentially("Al getypt. ")
    body.press("Control+V")
    expect(body).to_have_value(f"Al getypt. \n\n{text}")
    expect(page.get_by_text("Eén afbeelding is niet meegekomen.")).to_have_role("status")
    body.press_sequentially("!")
    body.press("Control+Z")
    expect(body).to_have_value(f"Al getypt. \n\n{text}")
    body.press("Control+Z")
    expect(body).to_have_value("Al getypt. ")
    expect(page.locator("#id_title")).to_have_value("Mijn titel")
    assert violations == []
