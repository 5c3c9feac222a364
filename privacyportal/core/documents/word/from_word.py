"""What the process of heavy work does with a Word file: its text as Markdown, its pictures, and what does not come along.

Importable without Django. No address in the file is opened, and of its parts only those with text go to pandoc.
"""

from dataclasses import dataclass, field

from ...files import FileRefused, Refusal
from ..pandoc import tree_of
from .lost import Lost
from .markdown_inlines import plain
from .markdown_table import TooManyCells
from .parts import WordParts
from .pictures import Pictures
from .to_markdown import ToMarkdown

HIDDEN = 3  # times as long as what is seen, a file may be: with what was taken out of it and the like
META = ("subtitle", "author", "date", "abstract")  # pandoc takes paragraphs in these styles out of the text


@dataclass(frozen=True)
class Rules:
    """What the website takes: `most` characters, and of images the formats with their extensions, in `folder`."""

    most: int
    formats: dict
    most_bytes: int
    most_pixels: int
    most_side: int
    folder: str
    site: str = ""


@dataclass(frozen=True)
class WordText:
    title: str  # what the document calls itself, '' when nothing
    text: str
    lost: dict
    came: dict  # how many headings, lists, tables, notes, links and images
    pictures: dict = field(default_factory=dict)


class TooLong(Exception):
    """The text is longer than a page can be; `length` in characters, at least."""

    def __init__(self, length):
        super().__init__(length)
        self.length = length


def from_word(content, takes_changes, rules):
    """Raises FileRefused, TooLong."""
    try:
        return _from_word(content, takes_changes, rules)
    except (FileRefused, TooLong, MemoryError):
        raise
    except (TooManyCells, RecursionError):
        raise FileRefused(Refusal.TOO_MUCH) from None
    except Exception:  # whatever becomes of a broken file, its editor gets our sentence
        raise FileRefused(Refusal.DAMAGED) from None


def _from_word(content, takes_changes, rules):
    parts = WordParts(content)
    if (length := parts.length()) > HIDDEN * rules.most:
        raise TooLong(length)
    parts.shape(takes_changes)
    if (length := parts.length()) > rules.most:
        raise TooLong(length)
    tree = tree_of(parts.for_pandoc(), "accept" if takes_changes else "reject")
    pictures = Pictures(parts.pictures, rules)
    writer = ToMarkdown(pictures, rules.site)
    title, blocks = _titled(tree, parts.title())
    text = writer.text(blocks)
    if len(text) > rules.most:
        raise TooLong(len(text))
    lost = parts.lost + writer.lost
    counts = {Lost(what).value: number for what, number in lost.items()}
    return WordText(title, text, counts, dict(writer.came), pictures.drawn)


def _titled(tree, said):
    """What the document calls itself, and its text without that line."""
    meta, blocks = tree["meta"], [*_put_back(tree["meta"]), *tree["blocks"]]
    if shown := " ".join(plain(line) for line in _lines(meta.get("title"))).strip():
        return shown, blocks
    first = next((place for place, block in enumerate(blocks) if block["t"] == "Header"), None)
    heading = "" if first is None else plain(blocks[first]["c"][2]).strip()
    title = said or heading
    if heading and heading.casefold() == title.casefold() and _stands_above(blocks, first):
        del blocks[first]
    return title, blocks


def _stands_above(blocks, first):
    """Whether all other headings stand below this one, so that it is the title of the whole."""
    level = blocks[first]["c"][0]
    others = [block["c"][0] for block in blocks[first + 1 :] if block["t"] == "Header"]
    return first == 0 and all(other > level for other in others)


def _put_back(meta):
    return [{"t": "Para", "c": line} for name in META for line in _lines(meta.get(name))]


def _lines(value):
    """The lines of one part of pandoc's metadata."""
    if not value:
        return []
    if value["t"] == "MetaInlines":
        return [value["c"]]
    if value["t"] == "MetaBlocks":
        return [block["c"] for block in value["c"] if block["t"] in ("Para", "Plain")]
    return [line for part in value["c"] for line in _lines(part)] if value["t"] == "MetaList" else []
