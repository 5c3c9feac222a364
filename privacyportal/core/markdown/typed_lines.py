"""Lines as people type them, put into the words of Markdown: their bullets, and where a list, quotation or table ends."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore

QUOTED = re.compile(r"[ \t]{0,3}>[>\s]*")
SURE_BULLET = "•▪▫■□●○◦‣⁃∙\uf000-\uf0ff"  # the last are the signs of Word's own fonts
BULLET = re.compile(rf"([ \t]*)(?:[{SURE_BULLET}][ \t]*|[·–—][ \t]+|o\t[ \t]*)(?=\S)")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
NUMBERED = re.compile(r"[ \t]*\d")
FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
EMPTY, PLAIN, LIST, QUOTE, TABLE = range(5)


class Fence(NamedTuple):
    """The line that opened a piece of code, in which nothing is changed."""

    signs: str
    is_quoted: bool

    def ends_at(self, words: str) -> bool:
        closing = words.strip()
        return len(closing) >= len(self.signs) and set(closing) == set(self.signs)


def read_typed_lines(state: StateCore) -> None:
    state.src = "\n".join(_lines(state.src))


def _lines(text: str) -> Iterator[str]:
    fence, before = None, EMPTY
    for line in text.split("\n"):
        quotation = QUOTED.match(line)
        words = line[quotation.end() :] if quotation else line
        if fence and not (fence.is_quoted and not quotation):
            fence, before = None if fence.ends_at(words) else fence, EMPTY
        elif opened := FENCE.match(words):
            fence, before = Fence(opened[1], bool(quotation)), EMPTY
        else:
            fence, line = None, line[: len(line) - len(words)] + _with_dash(words)
            kind = QUOTE if quotation else _kind(line, before)
            if _parts(before, kind, line):
                yield ""
            before = kind
        yield line


def _with_dash(words: str) -> str:
    bullet = BULLET.match(words)
    return f"{bullet[1]}- {words[bullet.end() :]}" if bullet else words


def _kind(line: str, before: int) -> int:
    if not line.strip():
        return EMPTY
    if ITEM.match(line) or (before == LIST and line[0] in " \t"):
        return LIST
    return TABLE if line.lstrip().startswith("|") else PLAIN


def _parts(before: int, kind: int, line: str) -> bool:
    """An empty line belongs in between: Enter ends what is no plain line, and any number may start a list."""
    if kind in (PLAIN, TABLE):
        return before not in (EMPTY, PLAIN, kind)
    return kind == LIST and before in (PLAIN, QUOTE) and bool(NUMBERED.match(line))
