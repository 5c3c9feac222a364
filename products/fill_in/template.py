"""The text of a document with its places: `{{veld}}`, `{{#als veld=waarde}} … {{/als}}`, `{{#elk groep}} … {{/elk}}`
and `{{#waarom}} … {{/waarom}}`, which is for who fills in and never in the document."""

import re
from dataclasses import dataclass, field

TAG = re.compile(r"\{\{([#/]?)[^\S\n]*([^{}\n]*?)[^\S\n]*\}\}")
BRACES = re.compile(r"\{\{|\}\}")
ALONE = re.compile(r"(?:[^\S\n]*\{\{[#/][^{}\n]*\}\}[^\S\n]*)+\Z")
ASKED = re.compile(r"(!?)([a-z][a-z0-9_]*)(?:(!?=)([A-Za-z0-9_|-]+))?")
NAME = re.compile(r"[a-z][a-z0-9_]*")
IF, EACH, WHY = "als", "elk", "waarom"
DEEPEST = 2  # choices in choices
IS, IS_NOT, FILLED, EMPTY = "=", "!=", "filled", "empty"


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Place:
    name: str
    line: int


@dataclass
class Block:
    """`kind` is IF, EACH or WHY; `name` the field or group; `relation` and `answers` of an IF."""

    kind: str
    name: str
    line: int
    relation: str = ""
    answers: tuple[str, ...] = ()
    parts: list = field(default_factory=list)


class TemplateFault(ValueError):
    """The text cannot be read; `line` counts from 1 in that text, and so does that of the block that is still open."""

    def __init__(self, line, sentence, open_since=0):
        self.line, self.open_since = line, open_since
        super().__init__(sentence)


def read(text):
    """The parts of a text. Raises TemplateFault."""
    root, at = Block("", "", 0), 0
    opened = [root]
    text = _without_lines_of_their_own(text)
    for tag in TAG.finditer(text):
        _add_words(opened[-1], text, at, tag.start())
        _add(opened, tag[1], tag[2], text.count("\n", 0, tag.start()) + 1)
        at = tag.end()
    _add_words(opened[-1], text, at, len(text))
    if len(opened) > 1:
        block = opened[-1]
        raise TemplateFault(block.line, f"‘{{{{#{block.kind} …}}}}’ wordt niet gesloten met ‘{{{{/{block.kind}}}}}’.")
    return tuple(_cleared(root.parts))


def walk(parts):
    """Every Place and Block with the blocks that it stands in, from top to bottom."""
    yield from _walk(parts, ())


def _walk(parts, inside):
    for part in parts:
        if isinstance(part, (Place, Block)):
            yield part, inside
        if isinstance(part, Block):
            yield from _walk(part.parts, (*inside, part))


LINE_MARK = "\x00"  # stands where a line break was that no document gets


def _without_lines_of_their_own(text):
    """A line with nothing but tags of blocks leaves no empty line behind; its line break still counts."""
    return "".join(
        line.rstrip("\n").strip() + LINE_MARK + "\n" if ALONE.match(line.rstrip("\n")) else line
        for line in text.replace("\x00", "").splitlines(keepends=True)
    )


def _cleared(parts):
    for part in parts:
        if isinstance(part, Block):
            part.parts = list(_cleared(part.parts))
            yield part
        elif not isinstance(part, Words):
            yield part
        elif text := part.text.replace(f"{LINE_MARK}\n", "").replace(LINE_MARK, ""):
            yield Words(text)


def _add_words(block, text, start, end):
    piece = text[start:end]
    if stray := BRACES.search(piece):
        line = text.count("\n", 0, start + stray.start()) + 1
        raise TemplateFault(line, "Hier staan accolades die niet bij elkaar horen. Schrijf een veld als ‘{{naam}}’.")
    if piece:
        block.parts.append(Words(piece))


def _add(opened, sign, words, line):
    if sign == "#":
        block = _block(words, line)
        _check_depth(opened, block)
        opened[-1].parts.append(block)
        opened.append(block)
    elif sign == "/":
        _close(opened, words, line)
    elif NAME.fullmatch(words):
        opened[-1].parts.append(Place(words, line))
    else:
        raise TemplateFault(line, f"‘{{{{{words}}}}}’ is geen naam van een veld.")


def _block(words, line):
    kind, _, rest = words.partition(" ")
    if kind == WHY and not rest:
        return Block(WHY, "", line)
    if kind == EACH and NAME.fullmatch(rest.strip()):
        return Block(EACH, rest.strip(), line)
    asked = ASKED.fullmatch(rest.replace(" ", "")) if kind == IF else None
    if not asked or (asked[1] and asked[3]):
        raise TemplateFault(
            line, f"‘{{{{#{words}}}}}’ kennen wij niet. Schrijf #als veld=waarde, #elk groep of #waarom."
        )
    relation = asked[3] or (EMPTY if asked[1] else FILLED)
    return Block(IF, asked[2], line, relation, tuple((asked[4] or "").split("|")) if asked[4] else ())


def _check_depth(opened, block):
    kinds = [one.kind for one in opened]
    if block.kind == IF and kinds.count(IF) == DEEPEST:
        raise TemplateFault(block.line, "Deze keuze staat te diep: ten hoogste twee keuzes in elkaar.")
    if block.kind in (EACH, WHY) and block.kind in kinds:
        raise TemplateFault(block.line, f"‘#{block.kind}’ kan niet in een andere ‘#{block.kind}’ staan.")


def _close(opened, words, line):
    block = opened[-1]
    if len(opened) == 1 or block.kind != words:
        ours = f"Hier hoort ‘{{{{/{block.kind}}}}}’." if len(opened) > 1 else "Er staat niets open."
        raise TemplateFault(line, f"‘{{{{/{words}}}}}’ sluit niets. {ours}", open_since=block.line)
    opened.pop()
