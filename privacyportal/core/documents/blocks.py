"""The parts of a document, as pandoc's tree has them. Every text here is data: it is shown as it was typed."""

import re

from ..signs import clean_line, clean_text

BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
PLACE = re.compile(r"\[([^\[\]]+)\]")
LAST_SOFT_HYPHEN = re.compile("(\xad)(?=\xad|$)")  # pandoc leaves it out of a Word file: no letter of its text follows
NOTHING = ["", [], []]  # no id, no classes, no attributes
SPACE = [{"t": "Space"}]
SOFT_HYPHEN = [  # in the words of each program
    {"t": "RawInline", "c": ["openxml", "<w:r><w:softHyphen/></w:r>"]},
    {"t": "RawInline", "c": ["opendocument", "\xad"]},
]
STYLE = "custom-style"
SUMMARY, WARNING = "Samenvatting", "Waarschuwing"
OPEN_PLACE, KEY_SENTENCE, MARGINAL = "OpenPlek", "Kernzin", "Toelichting"  # styles of house_style.py


def text(line):
    """One line as inlines; nothing when it is empty."""
    pieces = LAST_SOFT_HYPHEN.split(clean_line(line))
    return [inline for piece in pieces if piece for inline in (SOFT_HYPHEN if piece == "\xad" else _words(piece))]


def strong(line):
    return [{"t": "Strong", "c": text(line)}]


def link(line, address):
    return [{"t": "Link", "c": [NOTHING, text(line), [address, ""]]}]


def open_place(what):
    """A place that a reader must still fill in: marked, and in brackets."""
    return [{"t": "Span", "c": [_styled(OPEN_PLACE), text(f"[{what}]")]}]


def with_open_places(line):
    """One line whose [parts in square brackets] are open places."""
    pieces = PLACE.split(line)
    return [inline for at, piece in enumerate(pieces) for inline in (open_place(piece) if at % 2 else text(piece))]


def lines(typed, words=text):
    """A typed text as inlines, with its line breaks; `words` makes the inlines of a line."""
    shown = [words(line) for line in clean_text(typed).split("\n")]
    return [inline for place, line in enumerate(shown) for inline in ([{"t": "LineBreak"}] if place else []) + line]


def heading(level, line):
    return {"t": "Header", "c": [level, NOTHING, text(line)]}


def paragraph(*inlines):
    return {"t": "Para", "c": [piece for group in inlines for piece in group]}


def paragraphs(typed, words=text):
    """A typed text: blank lines part its paragraphs, other line breaks stay; `words` as for `lines`."""
    parts = BLANK_LINES.split(clean_text(typed).strip("\n"))
    return [paragraph(lines(part, words)) for part in parts if part.strip()]


def styled(style, *blocks):
    """Blocks in a style of house_style.py."""
    return {"t": "Div", "c": [_styled(style), list(blocks)]}


def bullets(*items):
    """A list; each item is a list of inlines."""
    return {"t": "BulletList", "c": [[_plain(item)] for item in items]}


def numbers(*items):
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [[_plain(item)] for item in items]]}


def table(head, rows, widths=None):
    """A table with a header row of texts; the cells of `rows` are lists of inlines, `widths` parts of the page's width."""
    widths = widths or [1 / len(head)] * len(head)
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    return table_of(columns, [text(title) for title in head], rows)


def table_of(columns, head, rows):
    """The same with pandoc's own column descriptions and inlines as titles."""
    body = [[NOTHING, 0, [], [_row(row) for row in rows]]]
    head_rows = [_row(head)] if any(head) else []
    return {"t": "Table", "c": [NOTHING, [None, []], columns, [NOTHING, head_rows], body, [NOTHING, []]]}


def _words(shown):
    return [{"t": "Str", "c": shown}]


def _row(cells):
    return [NOTHING, [[NOTHING, {"t": "AlignDefault"}, 1, 1, [_plain(cell)] if cell else []] for cell in cells]]


def _plain(inlines):
    return {"t": "Plain", "c": inlines}


def _styled(style):
    return ["", [], [[STYLE, style]]]
