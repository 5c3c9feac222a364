"""What members write, they write as in a mail: Enter is a new line, an address is a link, a bullet is a list."""

import re

import pytest

from privacyportal.core.markdown import plain_text, render_markdown

REL = ' rel="nofollow noopener noreferrer"'


def shown(text):
    return render_markdown(text, as_typed=True)


def links(text):
    """Every link as (address, words)."""
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', shown(text))


@pytest.mark.parametrize("text", ["regel 1\nregel 2", "regel 1\r\nregel 2", "regel 1  \nregel 2", "regel 1\\\nregel 2"])
def test_enter_is_a_new_line(text):
    assert shown(text) == "<p>regel 1<br>\nregel 2</p>\n"


def test_an_empty_line_is_a_new_paragraph_and_a_line_in_a_list_or_quotation_stays_there():
    assert shown("een\n\ntwee") == "<p>een</p>\n<p>twee</p>\n"
    assert shown("- een\n  nog een") == "<ul>\n<li>een<br>\nnog een</li>\n</ul>\n"
    assert shown("> een\n> twee") == "<blockquote>\n<p>een<br>\ntwee</p>\n</blockquote>\n"


def test_an_editor_writes_markdown_where_enter_is_a_space():
    assert render_markdown("een\ntwee www.vng.nl") == "<p>een\ntwee www.vng.nl</p>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.vng.nl", ("https://www.vng.nl", "https://www.vng.nl")),
        ("HTTP://VNG.NL/A", ("HTTP://VNG.NL/A", "HTTP://VNG.NL/A")),
        ("Zie https://vng.nl/a_b_c?d=1&copy=2#e.", ("https://vng.nl/a_b_c?d=1&amp;copy=2#e",) * 2),
        ("(https://nl.wikipedia.org/wiki/Wet_(recht))", ("https://nl.wikipedia.org/wiki/Wet_(recht)",) * 2),
        ("“https://vng.nl/a”, 'https://vng.nl/a'"[:18], ("https://vng.nl/a",) * 2),
        ("'https://vng.nl/a'?!", ("https://vng.nl/a",) * 2),
        ("[https://vng.nl/a]", ("https://vng.nl/a",) * 2),
        ("**https://vng.nl/a**", ("https://vng.nl/a",) * 2),
        ("_https://vng.nl/a_", ("https://vng.nl/a",) * 2),
        ("https://vng.nl/_a_/*b*/", ("https://vng.nl/_a_/*b*/",) * 2),
        ("Kijk op www.vng.nl, of bel", ("https://www.vng.nl", "www.vng.nl")),
        ("Mail naar jan_de-vries+avg@gemeente.nl.", ("mailto:jan_de-vries+avg@gemeente.nl",) * 2),
        ("<anna@vng.nl>", ("mailto:anna@vng.nl",) * 2),
        ("'anna@vng.nl'", ("mailto:anna@vng.nl",) * 2),
        ("- https://vng.nl", ("https://vng.nl",) * 2),
        ("> anna@vng.nl", ("mailto:anna@vng.nl",) * 2),
        ("| a |\n|---|\n| www.vng.nl |", ("https://www.vng.nl", "www.vng.nl")),
    ],
)
def test_a_bare_address_is_a_link_without_the_signs_around_it(text, expected):
    address, words = expected
    assert links(text) == [(address, words.removeprefix("mailto:"))]


@pytest.mark.parametrize(
    "text",
    [
        "`https://vng.nl`",
        "```\nwww.vng.nl\n```",
        "https://",
        "www.",
        "www.vng",
        "a@b",
        "@vng.nl",
        "xhttps://vng.nl",
        "a.b@",
    ],
)
def test_what_is_no_address_or_stands_in_code_is_no_link(text):
    assert links(text) == []


def test_an_address_that_already_is_a_link_stays_one_link():
    assert links("[https://a.nl](https://b.nl) <https://c.nl>") == [
        ("https://b.nl", "https://a.nl"),
        ("https://c.nl", "https://c.nl"),
    ]


def test_a_link_to_the_web_has_its_manners():
    assert shown("www.vng.nl") == f'<p><a href="https://www.vng.nl"{REL}>www.vng.nl</a></p>\n'


@pytest.mark.parametrize("bullet", ["• ", "•", "– ", "— ", "· ", "* ", "- ", "▪\t", "o\t", "\uf0b7\t", "\uf0a7 "])
def test_a_bullet_of_any_kind_starts_a_list_also_right_under_a_line(bullet):
    assert shown(f"Nodig:\n{bullet}een\n{bullet}twee") == "<p>Nodig:</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"


@pytest.mark.parametrize("mark", [")", "."])
def test_any_number_starts_a_list_also_right_under_a_line(mark):
    html = shown(f"Verder:\n2{mark} twee\n3{mark} drie")
    assert html == '<p>Verder:</p>\n<ol start="2">\n<li>twee</li>\n<li>drie</li>\n</ol>\n'


def test_a_bullet_under_a_bullet_is_a_list_in_a_list_and_a_quoted_one_stays_quoted():
    assert shown("• een\n  – twee") == "<ul>\n<li>een\n<ul>\n<li>twee</li>\n</ul>\n</li>\n</ul>\n"
    assert shown("> • een") == "<blockquote>\n<ul>\n<li>een</li>\n</ul>\n</blockquote>\n"


@pytest.mark.parametrize("text", ["een – twee", "5 • 3", "–", "2018", "·een", "-5 graden", "o een"])
def test_a_sign_that_starts_no_list_stays_a_sign(text):
    assert shown(text) == f"<p>{text}</p>\n"


def test_a_line_after_a_list_or_a_quotation_is_no_part_of_it():
    assert shown("• een\nGroet, Anna") == "<ul>\n<li>een</li>\n</ul>\n<p>Groet, Anna</p>\n"
    assert shown("> een\nNee.") == "<blockquote>\n<p>een</p>\n</blockquote>\n<p>Nee.</p>\n"


def test_a_line_after_a_table_is_no_row_of_it():
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    html = shown(f"Zie:\n{table}\nGroet,\nAnna")
    assert html.startswith("<p>Zie:</p>\n<div") and html.endswith("</div>\n<p>Groet,<br>\nAnna</p>\n")
    assert html.count("<tr>") == 2
    assert shown(f"- een\n{table}").count("<table ") == 1


def test_code_stays_as_it_was_typed():
    assert shown("```\n• een\n\n\n– twee\nx\n```") == "<pre><code>• een\n\n\n– twee\nx\n</code></pre>\n"
    assert shown("> ```\n> • een\n\n• twee").endswith("<ul>\n<li>twee</li>\n</ul>\n")


def test_a_line_of_dashes_makes_no_heading_and_an_indented_line_no_code():
    assert shown("Groet, Anna\n---\nModelburg") == "<p>Groet, Anna</p>\n<hr>\n<p>Modelburg</p>\n"
    assert shown("Anna\n-- \nModelburg") == "<p>Anna<br>\n--<br>\nModelburg</p>\n"
    assert shown("    ingesprongen") == "<p>ingesprongen</p>\n"


def test_search_reads_what_a_reader_sees():
    assert plain_text("Nodig:\n• een\n• www.vng.nl", as_typed=True) == "Nodig:\neen\nwww.vng.nl"
