"""What we change between reading Markdown and writing HTML: headings, links, images and tables."""

from collections import Counter
from collections.abc import Iterator

from django.utils.text import slugify
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .links import is_allowed_link, is_external, is_own_image

DEEPEST_EMPHASIS = 20
LONGEST_SLUG = 60  # characters
LONGEST_NAME = 80  # of a table


def shape_headings(state: StateCore) -> None:
    """One h1 per page, no level skipped, an id for each; a text that has an h1 itself moves down as a whole."""
    headings = [place for place, token in enumerate(state.tokens) if token.type == "heading_open"]
    top = state.env.get("top_level", 2)
    shift = top - 2 + any(state.tokens[place].tag == "h1" for place in headings)
    level, slugs = top - 1, Counter()
    for place in headings:
        opening, inline, closing = state.tokens[place : place + 3]
        level = min(int(opening.tag[1]) + shift, level + 1, 6)
        opening.tag = closing.tag = f"h{level}"
        opening.attrSet("id", unique_slug(written_text(inline), slugs))


def unique_slug(heading: str, slugs: Counter) -> str:
    """The id of a heading whose text came before; `slugs` counts those of its text, in order."""
    slug = name = slugify(heading)[:LONGEST_SLUG].strip("-") or "deel"
    while name in slugs:
        slugs[slug] += 1
        name = f"{slug}-{slugs[slug]}"
    slugs[name] += 1
    return name


def shape_inline(state: StateCore) -> None:
    """Links get their manners, foreign images become their text, emphasis stops at a depth."""
    # A long address defined once and used often would grow the page; together they get twice the text.
    state.env["address_budget"] = 2 * len(state.src) + 1000
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_shaped(token.children, state.env))


def _shaped(children: list[Token], env: dict) -> Iterator[Token]:
    is_link_kept = True
    for child in children:
        if child.nesting and child.level >= DEEPEST_EMPHASIS:
            continue
        if child.type == "link_open":
            is_link_kept = _shape_link(child, env)
        if child.type == "image" and not (_is_affordable(child, env) and is_own_image(child.attrGet("src"))):
            yield Token("text", "", 0, content=_joined(child.children))
        elif is_link_kept or child.type not in ("link_open", "link_close"):
            yield child


def _shape_link(link: Token, env: dict) -> bool:
    """False when the link must become its text."""
    address = link.attrGet("href")
    if not (_is_affordable(link, env) and is_allowed_link(address)):
        return False
    if address.startswith("#"):
        link.attrSet("href", f"#{env.get('id_prefix', '')}{address[1:]}")
    if is_external(address):
        link.attrSet("rel", "nofollow noopener noreferrer")
    return True


def _is_affordable(token: Token, env: dict) -> bool:
    env["address_budget"] -= sum(len(str(value)) for value in token.attrs.values())
    return env["address_budget"] >= 0


def shape_tables(state: StateCore) -> None:
    """A table has a number and the name of the heading above it; the first cell of a row names the row.

    An empty cell names nothing, and neither does the only cell of a row.
    """
    number, heading = 0, ""
    for place, token in enumerate(state.tokens):
        if token.type == "heading_open":
            heading = written_text(state.tokens[place + 1])[:LONGEST_NAME]
        elif token.type == "table_open":
            number += 1
            token.meta |= {"number": number, "heading": heading, "columns": _columns(state.tokens, place)}
        elif token.type in ("th_open", "td_open"):
            is_name = token.type == "th_open" or _begins_a_row(state.tokens, place)
            is_name &= bool(state.tokens[place + 1].content.strip())
            token.tag = state.tokens[place + 2].tag = "th" if is_name else "td"


def _columns(tokens: list[Token], table: int) -> int:
    row = table + 2  # below the table and its head
    return sum(token.type == "th_open" for token in tokens[row : _end_of_row(tokens, row)])


def _end_of_row(tokens: list[Token], place: int) -> int:
    while tokens[place].type != "tr_close":
        place += 1
    return place


def _begins_a_row(tokens: list[Token], place: int) -> bool:
    """The first of several cells."""
    return tokens[place - 1].type == "tr_open" and tokens[place + 3].type != "tr_close"


def written_text(token: Token) -> str:
    """The text of one block, as a reader sees it."""
    if token.type == "inline":
        return _joined(token.children)
    return token.content.strip() if token.type in ("fence", "code_block") else ""


def lines_with_rows(tokens: list[Token]) -> Iterator[str]:
    """The text of each block, and of each row of a table as one line; a cell without text is a dash."""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield "\t".join(cells)
            cells = None
        elif cells is not None and token.type == "inline":
            cells.append(written_text(token) or "–")
        elif text := written_text(token):
            yield text


def _joined(children: list[Token] | None) -> str:
    parts = []
    for child in children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(_joined(child.children))
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "".join(parts).strip()
