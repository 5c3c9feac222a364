"""What stands in a text as its writer typed it: links, images and heading levels, before we shape them."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .limits import TooManySteps, bounded, check_length
from .shaping import written_text

READER = bounded(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]))


class Link(NamedTuple):
    address: str
    text: str


class Image(NamedTuple):
    address: str
    alternative: str


class WrittenHeading(NamedTuple):
    level: int
    text: str


def links_in(text: str) -> list[Link]:
    """Every link with the words it stands under. Raises TextTooLong."""
    return [
        Link(children[place].attrGet("href"), _text_until_close(children[place + 1 :]))
        for children in _inline(text)
        for place in range(len(children))
        if children[place].type == "link_open"
    ]


def images_in(text: str) -> list[Image]:
    """Every image with its text alternative. Raises TextTooLong."""
    return [
        Image(child.attrGet("src"), child.content.strip())
        for children in _inline(text)
        for child in children
        if child.type == "image"
    ]


def headings_in(text: str) -> list[WrittenHeading]:
    """Every heading with its own level, in order. Raises TextTooLong."""
    tokens = _read(text)
    return [
        WrittenHeading(int(token.tag[1]), written_text(tokens[place + 1]))
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def code_lines(text: str) -> set[int]:
    """The numbers of the lines, from 0, that are shown as code. Raises TextTooLong."""
    pieces = (token.map for token in _read(text) if token.type in ("fence", "code_block"))
    return {line for first, end in pieces for line in range(first, end)}


def _inline(text: str) -> Iterator[list[Token]]:
    return (token.children for token in _read(text) if token.type == "inline")


def _read(text: str) -> list[Token]:
    check_length(text)
    try:
        return READER.parse(text)
    except TooManySteps:  # shown as it was typed, without links or headings
        return []


def _text_until_close(tokens: list[Token]) -> str:
    words = []
    for token in tokens:
        if token.type == "link_close":
            break
        words.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(words).strip()
