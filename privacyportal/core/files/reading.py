"""The text of a file, written out bit by bit: whoever stops us keeps what we had."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from pypdf import PdfReader

from .archive import open_archive
from .kinds import MAX_TEXT, Kind
from .plain import decode

MAX_PAGES = 1_000
TEXT_PARTS = {
    Kind.DOCX: r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml",
    Kind.XLSX: r"xl/(?:sharedStrings|comments[^.]*|worksheets/[^/]+|threadedComments/[^/]+)\.xml",
    Kind.PPTX: r"ppt/(?:slides|notesSlides|comments|charts)/[^/]+\.xml",
    Kind.ODT: r"(?:content|styles)\.xml",
    Kind.ODS: r"(?:content|styles)\.xml",
    Kind.ODP: r"(?:content|styles)\.xml",
}
SPACES = {"p", "h", "br", "tab", "cr", "c", "s", "author", "comment", "table-cell", "line-break"}
NOT_WRITTEN = {"instrText", "f"}  # codes and formulas; their results stand next to them


def write_text(kind: Kind, content: bytes, out) -> None:
    """At most MAX_TEXT characters, in UTF-8; a broken file gives what could be read."""
    written = 0
    try:
        for piece in _pieces(kind, content):
            out.write(piece[: MAX_TEXT - written].encode("utf-8", "ignore"))
            out.flush()
            written += len(piece)
            if written >= MAX_TEXT:
                return
    except Exception:  # the search index goes without the rest of this file
        return


def _pieces(kind: Kind, content: bytes) -> Iterator[str]:
    if kind in (Kind.TXT, Kind.CSV):
        yield decode(content)
    elif kind == Kind.PDF:
        for page in PdfReader(BytesIO(content)).pages[:MAX_PAGES]:
            yield page.extract_text() + "\n"
    elif kind in TEXT_PARTS:
        archive = open_archive(content)
        for name in archive.namelist():
            if re.fullmatch(TEXT_PARTS[kind], name):
                yield from TextOfMarkup().pieces(archive.read(name))


class TextOfMarkup:
    """What stands between the tags, with a space or line where a reader sees one."""

    STEP = 64 * 1024  # bytes

    def __init__(self):
        self.found, self.silent, self.is_reference = [], 0, False

    def pieces(self, xml: bytes) -> Iterator[str]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.buffer_text = True
        for start in range(0, len(xml), self.STEP):
            parser.Parse(xml[start : start + self.STEP])
            yield "".join(self.found)
            self.found.clear()
        yield "\n"

    def _start(self, name, attributes):
        element = name.rpartition(" ")[2]
        if element == "c":
            self.is_reference = attributes.get("t") == "s"
        if element in NOT_WRITTEN or (element == "v" and self.is_reference):
            self.silent += 1

    def _end(self, name):
        element = name.rpartition(" ")[2]
        if element in NOT_WRITTEN or (element == "v" and self.is_reference):
            self.silent -= 1
        self.found.append("\n" if element in ("p", "row", "si") else " " if element in SPACES else "")

    def _text(self, text):
        if not self.silent:
            self.found.append(text)

    def _refuse(self, *declaration):
        raise ValueError("a document that declares entities")
