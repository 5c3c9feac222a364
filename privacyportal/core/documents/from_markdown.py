"""What editors wrote in Markdown as parts of a document: the same reading as on the page, in pandoc's tree."""

from urllib.parse import urljoin

from django.conf import settings
from markdown_it.tree import SyntaxTreeNode

from ..markdown import parts_of
from . import blocks

ALIGNMENTS = {"text-align:left": "AlignLeft", "text-align:center": "AlignCenter", "text-align:right": "AlignRight"}
SIGNS, ROOM = 75, 4  # bold signs on one line of a table, and those of the white around a word
MARKS = {"em": "Emph", "strong": "Strong", "s": "Strikeout"}


def markdown(text, top_level=1, words=blocks.text):
    """The text as blocks whose highest heading is `top_level`; `words` makes the list of inlines of plain words, so
    that a table has room for what they become. Raises TextTooLong."""
    tokens = parts_of(text, top_level)
    return blocks.paragraphs(text, words) if tokens is None else _Writer(SyntaxTreeNode(tokens), words).written()


def inline_markdown(text):
    """A text of one paragraph as inlines, such as a step of a list. Raises TextTooLong."""
    written = markdown(text)
    return written[0]["c"] if [part["t"] for part in written] == ["Para"] else blocks.lines(text)


class _Writer:
    """Knows the footnotes of one text."""

    def __init__(self, root, words):
        notes = [note for block in root.children if block.type == "footnote_block" for note in block.children]
        self.notes = {note.meta["id"]: note for note in notes}
        self.root = root
        self.words = words
        self.is_in_note = False

    def written(self):
        return self.blocks(node for node in self.root.children if node.type != "footnote_block")

    def blocks(self, nodes):
        return [block for node in nodes for block in getattr(self, f"_{node.type}", self._other)(node)]

    def inlines(self, nodes):
        return [piece for node in nodes for piece in getattr(self, f"_{node.type}", self._other)(node)]

    def _other(self, node):
        """What no document has a form for is its text."""
        return self.inlines(node.children) if node.children else []

    def _heading(self, node):
        return [{"t": "Header", "c": [int(node.tag[1]), blocks.NOTHING, self._inside(node)]}]

    def _paragraph(self, node):
        inside = self._inside(node)
        tight = node.parent.type == "list_item" and node.hidden
        return [{"t": "Plain" if tight else "Para", "c": inside}] if inside else []

    def _inside(self, node):
        return self.inlines(child for inline in node.children for child in inline.children)

    def _bullet_list(self, node):
        return [{"t": "BulletList", "c": [self.blocks(item.children) for item in node.children]}]

    def _ordered_list(self, node):
        style = [int(node.attrs.get("start", 1)), {"t": "Decimal"}, {"t": "Period"}]
        return [{"t": "OrderedList", "c": [style, [self.blocks(item.children) for item in node.children]]}]

    def _dl(self, node):
        pairs = []
        for part in node.children:
            if part.type == "dt":
                pairs.append([self._inside(part), []])
            else:
                pairs[-1][1].append(self.blocks(part.children))
        return [{"t": "DefinitionList", "c": pairs}]

    def _blockquote(self, node):
        return [{"t": "BlockQuote", "c": self.blocks(node.children)}]

    def _fence(self, node):
        return [{"t": "CodeBlock", "c": [blocks.NOTHING, blocks.clean_text(node.content.rstrip("\n"))]}]

    _code_block = _fence

    def _hr(self, node):
        return [{"t": "HorizontalRule"}]

    def _table(self, node):
        rows = [row.children for part in node.children for row in part.children]
        head, *body = [[self._inside(cell) for cell in row] for row in rows]
        widths = _widths([head, *body])
        columns = [
            [{"t": ALIGNMENTS.get(cell.attrs.get("style"), "AlignDefault")}, {"t": "ColWidth", "c": width}]
            for cell, width in zip(rows[0], widths, strict=True)
        ]
        return [blocks.table_of(columns, head, body)]

    def _text(self, node):
        return self.words(node.content)

    def _softbreak(self, node):
        return [{"t": "Space"}]

    def _hardbreak(self, node):
        return [{"t": "LineBreak"}]

    def _code_inline(self, node):
        return [{"t": "Code", "c": [blocks.NOTHING, blocks.clean_line(node.content)]}]

    def _marked(self, node):
        return [{"t": MARKS[node.type], "c": self.inlines(node.children)}]

    _em = _strong = _s = _marked

    def _span(self, node):
        """Words in another language; see core/markdown/spoken_languages.py."""
        return [{"t": "Span", "c": [["", [], [["lang", node.attrs["lang"]]]], self.inlines(node.children)]}]

    def _link(self, node):
        address, inside = node.attrs["href"], self.inlines(node.children)
        if address.startswith("#"):
            return inside
        return [{"t": "Link", "c": [blocks.NOTHING, inside, [urljoin(f"{settings.SITE_URL}/", address), ""]]}]

    def _image(self, node):
        """Its description: the sandbox opens no file."""
        return self.words(node.content)

    def _footnote_ref(self, node):
        """A footnote of a footnote is left out: it may well be itself."""
        if self.is_in_note:
            return []
        self.is_in_note = True
        inside = self.blocks(self.notes[node.meta["id"]].children)
        self.is_in_note = False
        return [{"t": "Note", "c": inside}]

    def _footnote_anchor(self, node):
        return []


def _widths(rows):
    """Parts of the page for each column: room for its longest word, and of what is left a share by its longest cell."""
    cells = [[_said(cell) for cell in column] for column in zip(*rows, strict=True)]
    lengths = [max(8, min(60, max(map(len, column)))) for column in cells]
    words = [(max(map(len, " ".join(column).split()), default=0) + ROOM) / SIGNS for column in cells]
    left, wanted = max(0, 1 - sum(words)), sum(words) if sum(words) > 1 else 1
    return [word / wanted + left * length / sum(lengths) for word, length in zip(words, lengths, strict=True)]


def _said(inlines):
    """The words of a cell; what is marked or linked has its words inside, and a note stands elsewhere."""
    return "".join(SAID.get(piece["t"], _inside)(piece.get("c")) for piece in inlines)


def _inside(content):
    return _said(content) if content else " "


def _second(content):
    return _said(content[1])


SAID = {
    **{"Str": str, "Code": lambda c: c[1], "Link": _second, "Span": _second},
    **{"Note": lambda c: "", "RawInline": lambda c: ""},
}
