"""Markdown in, safe HTML out; safe also without a Content-Security-Policy."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .inspection import headings_in, images_in, links_in
from .limits import MAX_LENGTH, TextTooLong, check_length
from .parser import PARSER
from .sanitiser import sanitised
from .shaping import written_text

__all__ = [
    "MAX_LENGTH",
    "Heading",
    "TextTooLong",
    "check_length",
    "headings_in",
    "images_in",
    "links_in",
    "plain_text",
    "render_markdown",
    "table_of_contents",
]

ID_PREFIX = "tekst-"
MOST_GROWTH = 20  # times the text; a table of empty cells can grow seventy times


class Heading(NamedTuple):
    id: str
    text: str


@lru_cache(maxsize=256)  # in this process, not in the cache: twenty posts would be twenty queries
def render_markdown(
    text: str, id_prefix: str = ID_PREFIX, top_level: int = 2, table_label: str = "Tabel"
) -> SafeString:
    """The text as HTML whose highest heading is `top_level`. Raises TextTooLong.

    Several texts on one page each need an `id_prefix` and a `table_label` of their own:
    `render_markdown(post.body, f"reactie-{post.pk}-", 3, f"Reactie {post.pk}, tabel")`.
    """
    check_length(text)
    env = {"id_prefix": id_prefix, "top_level": top_level, "table_label": table_label}
    html = PARSER.render(text, env)
    if len(html) > MOST_GROWTH * len(text) + 10_000:
        html = format_html("<pre><code>{}</code></pre>", text)  # shown as it was typed
    return mark_safe(sanitised(html, id_prefix))


def table_of_contents(text: str, id_prefix: str = ID_PREFIX) -> list[Heading]:
    """The h2 headings in order, with the ids that `render_markdown` gives them. Raises TextTooLong."""
    check_length(text)
    tokens = PARSER.parse(text, {"id_prefix": id_prefix})
    return [
        Heading(f"{id_prefix}{token.attrGet('id')}", written_text(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]


def plain_text(text: str) -> str:
    """What a reader sees, without markup and addresses; one block to a line. Raises TextTooLong."""
    check_length(text)
    blocks = (written_text(token) for token in PARSER.parse(text, {}))
    return "\n".join(block for block in blocks if block)
