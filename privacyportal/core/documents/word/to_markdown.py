"""pandoc's tree as the Markdown of the portal: what from_markdown does, the other way round. No styling comes along."""

from collections import Counter

from ...markdown.shaping import unique_slug
from .lost import Lost
from .markdown_inlines import Inlines, nothing, plain
from .markdown_table import rows_of, table
from .typed_lists import with_typed_lists

TOP, DEEPEST = 2, 6  # the page itself has the first heading
LISTS = ("BulletList", "OrderedList")


class ToMarkdown(Inlines):
    """`text(blocks)`, once."""

    shift, level = 0, TOP - 1

    def text(self, blocks):
        headings = [heading for heading in _headings(blocks) if plain(heading["c"][2]).strip()]
        self.shift = TOP - min((heading["c"][0] for heading in headings), default=TOP)
        taken = Counter()
        self.slugs = {heading["c"][1][0]: unique_slug(plain(heading["c"][2]), taken) for heading in headings}
        parts = self.blocks(blocks)
        return "\n\n".join(parts + [f"[^{number}]: {indented(note, 4)}" for number, note in enumerate(self.notes, 1)])

    def blocks(self, blocks):
        """Each block that says something. A list right after a list gets other signs, or they would be one."""
        out, before = [], ""
        for block in with_typed_lists(blocks):
            kind = block["t"]
            other = kind in LISTS and before == kind
            written = self._list(block, other) if kind in LISTS else getattr(self, f"_{kind}", nothing)(block.get("c"))
            written = list(filter(None, written))
            before = before if not written else "" if other else kind
            out += written
        return out

    def note(self, blocks):
        level = self.level
        text = "\n\n".join(self.blocks(blocks))
        self.level = level
        return text

    def _Para(self, inlines):
        return ["  \n".join(self.lines(inlines))]

    _Plain = _Para

    def _LineBlock(self, lines):
        return ["  \n".join(filter(None, map(self.one_line, lines)))]

    def _Header(self, content):
        level, _, inlines = content
        text = self.without(["Strong", "Emph"], lambda: self.one_line(inlines, begins=False))
        if not text:
            return []
        wanted = min(level + self.shift, DEEPEST)
        self.lost[Lost.LEVELS] += wanted > self.level + 1
        self.level = min(wanted, self.level + 1)
        self.came["headings"] += 1
        text = f"{text[:-1]}\\#" if text.endswith("#") else text
        return [f"{'#' * self.level} {text}"]

    def _BlockQuote(self, blocks):
        inside = "\n\n".join(self.blocks(blocks))
        return ["\n".join(f"> {text}" if text else ">" for text in inside.split("\n"))] if inside else []

    def _CodeBlock(self, content):
        fence = "```"
        while fence in content[1]:
            fence += "`"
        return [f"{fence}\n{content[1]}\n{fence}"] if content[1].strip() else []

    def _HorizontalRule(self, content):
        return ["---"]

    def _Div(self, content):
        return self.blocks(content[1])

    def _Figure(self, content):
        return [*self.blocks(content[2]), *self.blocks(content[1][1])]

    def _DefinitionList(self, pairs):
        return ["\n".join([self.one_line(term), *self._meanings(meanings)]) for term, meanings in pairs]

    def _meanings(self, meanings):
        texts = ["\n\n".join(self.blocks(blocks)) for blocks in meanings]
        return [f": {indented(text, 2)}" for text in texts if text]

    def _Table(self, content):
        rows, has_head, merged = rows_of(content)
        if _is_box(rows):
            return self.blocks(rows[0][0])
        written = table([[self._cell(cell) for cell in row] for row in rows])
        self.lost[Lost.CELLS] += merged
        self.came["tables"] += bool(written)
        self.lost[Lost.HEADLESS] += bool(written) and not has_head
        return [*self.blocks(content[1][1]), written]

    def _cell(self, blocks):
        """All on one line, for a row is a line."""
        parts = self.blocks(self._flat(blocks))
        said = [text.strip() for part in parts for text in part.split("\n") if text.strip()]
        self.lost[Lost.LINES] += len(said) > 1
        shown = [f"• {text[2:]}" if text.startswith(("- ", "* ")) else text.removeprefix("> ") for text in said]
        return " ".join(shown).replace("|", "\\|")

    def _flat(self, blocks):
        """What a cell can have: headings are text in it, and so are the cells of a table."""
        for block in blocks:
            if block["t"] == "Header":
                yield {"t": "Plain", "c": block["c"][2]}
            elif block["t"] == "Table":
                self.lost[Lost.TABLES] += 1
                yield from (part for row in rows_of(block["c"])[0] for cell in row for part in self._flat(cell))
            elif block["t"] != "CodeBlock":
                yield block
            else:
                yield {"t": "Plain", "c": [{"t": "Code", "c": block["c"]}]}

    def _list(self, block, other):
        bullets = block["t"] == "BulletList"
        self.came["lists"] += 1
        items, start = (block["c"], 0) if bullets else (block["c"][1], max(block["c"][0][0], 0))
        sign = ("* " if other else "- ") if bullets else (") " if other else ". ")
        marks = [sign if bullets else f"{start + place}{sign}" for place in range(len(items))]
        is_tight = all(map(_is_tight, items))
        texts = [self._item(mark, item, is_tight) for mark, item in zip(marks, items, strict=True)]
        return [("\n" if is_tight else "\n\n").join(filter(None, texts))]

    def _item(self, mark, item, is_tight):
        text = ("\n" if is_tight else "\n\n").join(self.blocks(item))
        return mark + indented(text, len(mark)) if text else ""


def indented(text, width):
    """The lines after the first one step in."""
    first, *others = text.split("\n")
    return "\n".join([first, *(f"{' ' * width}{line}" if line else "" for line in others)])


def _is_tight(item):
    """Text, and lists below it, need no blank lines between them."""
    kinds = [block["t"] for block in item]
    return kinds[:1] in ([], ["Plain"], ["Para"]) and all(kind in LISTS for kind in kinds[1:])


def _is_box(rows):
    """A table of one cell is a box around text."""
    return len(rows) == 1 and len(rows[0]) == 1


def _headings(blocks):
    """Those that the page will show as headings, in order."""
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            yield block
        elif kind in ("Div", "BlockQuote"):
            yield from _headings(content[1] if kind == "Div" else content)
        elif kind in LISTS:
            yield from (found for item in (content if kind == LISTS[0] else content[1]) for found in _headings(item))
        elif kind == "Table" and _is_box(rows := rows_of(content)[0]):
            yield from _headings(rows[0][0])
