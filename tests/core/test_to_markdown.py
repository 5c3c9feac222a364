"""What pandoc read in a Word file as Markdown of the portal: what was text stays text, and what has meaning keeps it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacyportal.core.documents.word.lost import Lost
from privacyportal.core.documents.word.markdown_signs import real_address
from privacyportal.core.documents.word.markdown_table import TooManyCells
from privacyportal.core.documents.word.to_markdown import ToMarkdown
from privacyportal.core.markdown import plain_text, render_markdown
from privacyportal.core.signs import INVISIBLE

NASTY = [
    "a & b < c > d \" ' {{ veld }} <script>alert(1)</script> &amp; &#65; <http://x.nl>",
    "*ster* _streep_ in_woord __init__ `code` [haak](http://x) ![beeld](/y) [^1] [^1]: noot [a]: http://x",
    "# kop",
    "- lijst",
    "+ lijst",
    "1. een",
    "2024) jaar",
    "> citaat",
    "---",
    "===",
    "| a | b",
    "|---|---|",
    ": uitleg",
    "~~weg~~ ~~~",
    "```",
    "C:\\Users\\x \\* \\",
    "http://x.nl/a_b_c www.x.nl jan@x.nl",
    "#",
    "!",
    "** vet ** _x _",
    "שלום 😀 é “aan”",
]
WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.text("[]()!^:*_~`\\<>|#-1. a", min_size=1, max_size=10),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12),
)


def tree_of(words):
    """The inlines of plain words."""
    pieces = [[{"t": "Str", "c": word}] for word in words.split(" ")]
    return [piece for place, word in enumerate(pieces) for piece in ([{"t": "Space"}] if place else []) + word]


def para(*inlines):
    return {"t": "Para", "c": [piece for group in inlines for piece in group]}


def mark(kind, *inlines):
    return [{"t": kind, "c": [piece for group in inlines for piece in group]}]


def link(address, *inlines):
    return [{"t": "Link", "c": [["", [], []], [piece for group in inlines for piece in group], [address, ""]]}]


def note(*blocks):
    return [{"t": "Note", "c": list(blocks)}]


def heading(level, words, name="x"):
    return {"t": "Header", "c": [level, [name, [], []], tree_of(words)]}


def cell(*blocks, down=1, across=1):
    return [["", [], []], {"t": "AlignDefault"}, down, across, list(blocks)]


def table(*rows, head=()):
    as_rows = [[["", [], []], list(row)] for row in rows]
    heads = [[["", [], []], list(row)] for row in head]
    none = ["", [], []]
    return {"t": "Table", "c": [none, [None, []], [], [none, heads], [[none, 0, [], as_rows]], [none, []]]}


def bullets(*items):
    return {"t": "BulletList", "c": [list(item) for item in items]}


def numbers(*items, start=1):
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], [list(item) for item in items]]}


def written(*blocks, picture=lambda name: ("", Lost.IMAGES)):
    writer = ToMarkdown(picture, "https://portaal.example")
    return writer.text(list(blocks)), {what.value: number for what, number in writer.lost.items() if number}


def text_of(*blocks):
    return written(*blocks)[0]


def said(text):
    """All signs but white, as a reader sees them."""
    return re.sub(r"\s+", "", INVISIBLE.sub("", text))


inlines = st.recursive(
    WORDS.map(tree_of),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["Strong", "Emph", "Strikeout", "Underline"]), inner).map(lambda two: mark(*two)),
        inner.map(lambda inside: link("https://x.nl/", inside)),
        st.lists(inner, max_size=3).map(lambda many: [piece for one in many for piece in one]),
        st.just([{"t": "Space"}]),
        st.just([{"t": "LineBreak"}]),
    ),
    max_leaves=6,
)


def words_in(tree):
    return "".join(
        piece["c"] if piece["t"] == "Str" else words_in(piece["c"][1] if piece["t"] == "Link" else piece.get("c", []))
        for piece in tree
    )


@settings(max_examples=400)
@given(st.lists(inlines, min_size=1, max_size=4))
def test_what_was_text_stays_text(lines):
    paragraphs = [para(inside) for inside in lines]
    items = bullets([para(lines[0]), numbers([para(lines[-1])])])
    rows = table([cell(para(lines[0])), cell(para(lines[-1]))], [cell(para(tree_of("b"))), cell(para(tree_of("c")))])
    wanted = "".join(words_in(inside) for inside in [*lines, lines[0], lines[-1], lines[0], lines[-1]]) + "bc"
    assert said(plain_text(text_of(*paragraphs, items, rows))) == said(wanted)


@pytest.mark.parametrize("typed", NASTY)
def test_words_of_every_kind_come_through_in_every_place(typed):
    words = tree_of(typed)
    text = text_of(
        heading(1, typed),
        para(words, note(para(words))),
        para(mark("Strong", words), note(para(words)), words),
        bullets([para(words)]),
        {"t": "BlockQuote", "c": [para(words)]},
        table([cell(para(words)), cell(para(words))]),
        para(link("https://x.nl/", words)),
    )
    assert said(plain_text(text)) == said(typed) * 11
    assert render_markdown(text).count('id="tekst-noot.') == 4 and "<script" not in render_markdown(text)


def test_marks_that_markdown_would_not_read_are_left_out():
    assert (
        text_of(para(tree_of("aan"), mark("Strong", tree_of("(vast)")), tree_of("geschreven"))) == "aan(vast)geschreven"
    )
    assert text_of(para(tree_of("sch"), mark("Emph", tree_of("ui")), tree_of("n"))) == "schuin"
    assert text_of(para(mark("Strong", tree_of(" a "), mark("Emph", tree_of("b"))), tree_of("."))) == "**a _b_**."


def test_two_lists_that_follow_each_other_stay_two():
    text = text_of(
        bullets([para(tree_of("een"))]), bullets([para(tree_of("twee"))]), numbers([para(tree_of("drie"))], start=4)
    )
    assert text == "- een\n\n* twee\n\n4. drie" and render_markdown(text).count("<ul>") == 2


def test_an_item_of_two_paragraphs_keeps_them():
    text = text_of(bullets([para(tree_of("een")), para(tree_of("nog"))], [para(tree_of("twee"))]))
    assert text == "- een\n\n  nog\n\n- twee" and render_markdown(text).count("<li>") == 2


def test_a_link_keeps_its_brackets_and_gives_its_note_away():
    text = text_of(para(link("https://x.nl/", tree_of("a] (b)"), note(para(tree_of("noot"))))))
    assert text == "[a\\] (b)](https://x.nl/)[^1]\n\n[^1]: noot"


def test_a_cell_may_not_take_all_memory():
    with pytest.raises(TooManyCells):
        written(*[table([cell(para(tree_of("x")), across=50_000)])] * 2)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("//x.nl/a", "https://x.nl/a"),
        ("mailto:fg@x.nl", "mailto:fg@x.nl"),
        ("tel:+31 70 1", "tel:+31%2070%201"),
        ("https://x.nl/?a=1&utm_source=b&fbclid=c", "https://x.nl/?a=1"),
        ("https://portaal.example/producten/x/#y", "/producten/x/#y"),
        ("https://portaal.example.nl/", "https://portaal.example.nl/"),
        *[
            (nowhere, "")
            for nowhere in ("javascript:x", "file:///a", "ftp://x.nl", "/a", "a.docx", "https://[", "\\\\h\\a")
        ],
        ("https://x.nl/" + "a" * 3000, ""),
    ],
)
def test_a_link_leads_to_the_web_a_mail_or_a_telephone_without_who_follows_the_reader(address, leads):
    assert real_address(address, "https://portaal.example") == leads


@pytest.mark.parametrize(
    ("typed", "written_as"),
    [
        ("Stuur het naar [adres gemeente].", "Stuur het naar [adres gemeente]."),
        ("[a][b]", "\\[a]\\[b]"),
        ("[a](b) [c]: d [e [f] g] [^h]", "\\[a](b) \\[c]: d \\[e [f] g] \\[^h]"),
    ],
)
def test_a_place_to_fill_in_stays_as_it_was_typed(typed, written_as):
    assert text_of(para(tree_of(typed))) == written_as and said(plain_text(written_as)) == said(typed)
