"""A table that a text borrows from a tool: the line `[[keuzehulp:is-een-dpia-verplicht#D7]]` stands for it.

The tool stays the one source: what it says today, every text says. A kind of tool lends its tables under its own word
when it starts; this room knows none of them.
"""

import re

LINE = re.compile(r"^\[\[(?P<word>[a-z]+):(?P<slug>[a-z0-9-]+)#(?P<part>[\w-]+)\]\][ \t]*$", re.MULTILINE)
NOT_THERE = "*Deze tabel komt uit een hulpmiddel dat nu niet op de website staat.*"
_lenders = {}


def lend(word, table_of):
    """From now on `[[word:slug#part]]` is the Markdown of `table_of(slug, part)`; "" when there is no such table."""
    _lenders[word] = table_of


def with_borrowed_tables(text):
    """The text as readers get it; a table that is not there is a sentence that says so."""
    return LINE.sub(lambda line: _table(line) or NOT_THERE, text) if "[[" in text else text


def missing_tables(text):
    """The lines of this text that name a table that no tool has now."""
    return [line[0].strip() for line in LINE.finditer(text) if not _table(line)]


def borrowing_from(word, slug):
    """What stands in each text that borrows from this tool."""
    return f"[[{word}:{slug}#"


def markdown_table(columns, rows):
    """Plain cells as a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _table(line):
    lender = _lenders.get(line["word"])
    return lender(line["slug"], line["part"]) if lender else ""


def _cell(text):
    return " ".join(text.split()).replace("|", r"\|")
