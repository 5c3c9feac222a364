"""Markdown in, safe HTML out; safe also without a Content-Security-Policy."""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

from .inspection import code_lines, headings_in, images_in, links_in
from .limits import MAX_LENGTH, TextTooLong, TooManySteps, check_length
from .linking import Linking
from .parser import PARSER, TYPED_PARSER
from .sanitiser import sanitised
from .shaping import lines_with_rows, written_text

__all__ = [
    "MAX_LENGTH",
    "RENDERER",
    "Heading",
    "Linking",
    "Reading",
    "TextTooLong",
    "check_length",
    "check_markdown",
    "code_lines",
    "headings_in",
    "html_as_typed",
    "images_in",
    "links_in",
    "parts_of",
    "plain_text",
    "read_markdown",
    "render_markdown",
    "table_of_contents",
]

RENDERER = 3  # raise it when the same text becomes other HTML: what is kept is then made anew
ID_PREFIX = "tekst-"
MOST_GROWTH = 20  # times the text; a table of empty cells can grow seventy times
TOO_MANY_BRACKETS = "Uw tekst heeft te veel haken die niet sluiten. Sluit ze of haal er een aantal weg."


class Heading(NamedTuple):
    id: str
    text: str


class Reading(NamedTuple):
    """All that can be shown of a text; the ids of `contents` are without a prefix.

    `cited` are the laws that it names, by their short name, each with an article or without one.
    """

    html: SafeString
    contents: list[Heading]
    text: str
    cited: frozenset = frozenset()


def read_markdown(
    text: str,
    id_prefix: str = ID_PREFIX,
    top_level: int = 2,
    table_label: str = "Tabel",
    *,
    as_typed: bool = False,
    linking: Linking | None = None,
) -> Reading:
    """The text as HTML whose highest heading is `top_level`, its h2 headings, and as plain text. Raises TextTooLong.

    `as_typed` reads it as members write, not as editors do: see parser.py. Several texts on one page each need an
    `id_prefix` and a `table_label` of their own. `linking` makes links of the articles of law and explained words.
    """
    parser = _parser(as_typed)
    env = {"id_prefix": id_prefix, "top_level": top_level, "table_label": table_label, "linking": linking}
    try:
        tokens = _tokens(text, env, as_typed)
    except TooManySteps:
        return Reading(html_as_typed(text), [], text)
    contents, plain = _h2_headings(tokens), _plain(tokens)
    html = parser.renderer.render(tokens, parser.options, env)
    if len(html) > MOST_GROWTH * len(text) + 10_000:
        return Reading(html_as_typed(text), [], plain)
    return Reading(mark_safe(sanitised(html, id_prefix)), contents, plain, frozenset(env.get("cited", ())))


def render_markdown(text: str, *args, **options) -> SafeString:
    """The HTML of `read_markdown`. Raises TextTooLong."""
    return read_markdown(text, *args, **options).html


def check_markdown(text: str, *, as_typed: bool = False) -> None:
    """For who writes: refuse what would cost too much to show. Raises TextTooLong."""
    try:
        _tokens(text, {}, as_typed)
    except TooManySteps:
        raise TextTooLong(TOO_MANY_BRACKETS) from None


def table_of_contents(text: str, id_prefix: str = ID_PREFIX) -> list[Heading]:
    """The h2 headings in order, with the ids that `render_markdown` gives them. Raises TextTooLong."""
    headings = read_markdown(text).contents
    return [Heading(id_prefix + heading.id, heading.text) for heading in headings]


def plain_text(text: str, *, as_typed: bool = False, keeps_rows: bool = False) -> str:
    """What a reader sees, without markup and addresses; one block to a line. Raises TextTooLong.

    `keeps_rows` puts the row of a table on one line, a tab between its cells.
    """
    try:
        tokens = _tokens(text, {}, as_typed)
        return "\n".join(lines_with_rows(tokens)) if keeps_rows else _plain(tokens)
    except TooManySteps:
        return text


def parts_of(text: str, top_level: int = 1) -> list[Token] | None:
    """What the parser read, for another form than HTML; None when that is too much. Raises TextTooLong."""
    try:
        return _tokens(text, {"top_level": top_level})
    except TooManySteps:
        return None


def _tokens(text: str, env: dict, as_typed: bool = False) -> list[Token]:
    check_length(text)
    return _parser(as_typed).parse(text, env)


def _parser(as_typed: bool):
    return TYPED_PARSER if as_typed else PARSER


def _h2_headings(tokens: list[Token]) -> list[Heading]:
    return [
        Heading(token.attrGet("id"), written_text(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]


def _plain(tokens: list[Token]) -> str:
    return "\n".join(block for block in map(written_text, tokens) if block)


def html_as_typed(text: str) -> SafeString:
    """What is shown of a text that is too much: its own signs."""
    return mark_safe(sanitised(format_html("<pre><code>{}</code></pre>", text), ID_PREFIX))
