"""A table that a text borrows from a tool: the line `[[keuzehulp:is-een-dpia-verplicht#D7]]` stands for it.

The tool stays the one source: what it says today, every text says. A kind of tool lends its tables under its own word
when it starts; this room knows none of them.
"""

import re

LINE = re.compile(r"^\[\[(?P<word>[a-z]+):(?P<slug>[a-z0-9-]+)#(?P<part>[\w-]+)\]\][ \t]*$", re.MULTILINE)
NOT_THERE = "*Deze tabel komt uit een hulpmiddel dat nu niet op de website staat.*"
_lenders = {}


def lend(word, find, table_of):
    """From now on `[[word:slug#part]]` is the Markdown of `table_of(find(slug), part)`; "" when there is no such table."""
    _lenders[word] = find, table_of


def with_borrowed_tables(text):
    """The text as readers get it; a table that is not there is a sentence that says so."""
    tables = _Tables()
    return LINE.sub(lambda line: tables.named_by(line) or NOT_THERE, text) if "[[" in text else text


def missing_tables(text):
    """The lines of this text that name a table that no tool has now."""
    tables = _Tables()
    return [line[0].strip() for line in LINE.finditer(text) if not tables.named_by(line)]


def borrowing_from(word, slug):
    """What stands in each text that borrows from this tool."""
    return f"[[{word}:{slug}#"


def markdown_table(columns, rows):
    """Plain cells as a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


class _Tables:
    """What one text borrows; each tool is asked for once."""

    def __init__(self):
        self.tools = {}

    def named_by(self, line):
        word, slug = line["word"], line["slug"]
        find, table_of = _lenders.get(word, (None, None))
        if find and (word, slug) not in self.tools:
            self.tools[word, slug] = find(slug)
        tool = self.tools.get((word, slug))
        return table_of(tool, line["part"]) if tool else ""


def _cell(text):
    return " ".join(text.split()).replace("|", r"\|")
