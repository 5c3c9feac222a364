"""What stands in a line of pandoc's tree, as pieces for markdown_line."""

from collections import Counter

from ...markdown.spoken_languages import LONGEST
from . import markdown_line as line
from .languages import language_of
from .lost import Lost
from .markdown_signs import ORDINAL, code, escaped, raised, real_address

MARKS = {"Strong": "**", "Emph": "_", "Strikeout": "~~"}
TO_DESCRIBE = "beschrijf hier de afbeelding"
QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}


class Inlines:
    """`picture(name)` gives the address of a picture, or '' and what is lost by it.

    `lost` counts what did not fit, `came` what did.
    """

    def __init__(self, picture, site=""):
        self.picture, self.site = picture, site
        self.lost, self.came = Counter(), Counter()
        self.notes, self.slugs, self.marks = [], {}, []
        self.is_in_link = self.is_in_note = False

    def lines(self, inlines):
        return line.lines(self.pieces(inlines))

    def one_line(self, inlines, **options):
        return " ".join(line.lines(self.pieces(inlines), **options))

    def pieces(self, inlines):
        return [piece for inline in inlines for piece in getattr(self, f"_{inline['t']}", nothing)(inline.get("c"))]

    def without(self, marks, write):
        """Marks inside the same marks, or in a heading, say nothing more."""
        before, self.marks = self.marks, [*self.marks, *marks]
        written = write()
        self.marks = before
        return written

    def _Str(self, text):
        return line.words(text)

    def _Space(self, content):
        return [line.SPACE]

    _SoftBreak = _Space

    def _LineBreak(self, content):
        return [line.BREAK]

    def _marked(self, kind, inlines):
        if kind in self.marks:
            return self.pieces(inlines)
        return line.marked(MARKS[kind], self.without([kind], lambda: self.pieces(inlines)))

    def _Strong(self, inlines):
        return self._marked("Strong", inlines)

    def _Emph(self, inlines):
        return self._marked("Emph", inlines)

    def _Strikeout(self, inlines):
        return self._marked("Strikeout", inlines)

    def _Underline(self, inlines):
        return self.pieces(inlines)

    _SmallCaps = _Underline

    def _Span(self, content):
        return self.pieces(content[1])

    _Cite = _Span

    def _Quoted(self, content):
        first, last = QUOTES[content[0]["t"]]
        return [*line.words(first), *self.pieces(content[1]), *line.words(last)]

    def _Superscript(self, inlines):
        return self._small("Superscript", inlines)

    def _Subscript(self, inlines):
        return self._small("Subscript", inlines)

    def _small(self, kind, inlines):
        """A note is raised already; "1e" is read as well on the line."""
        text = plain(inlines).strip()
        if text and (small := raised(text, kind)) and all(inline["t"] == "Str" for inline in inlines):
            return line.words(small)
        self.lost[Lost.RAISED] += bool(text) and not ORDINAL.fullmatch(text)
        return self.pieces(inlines)

    def _Code(self, content):
        text = content[1].replace("\n", " ")
        return line.whole(code(text)) if text.strip() else []

    def _Math(self, content):
        """Its signs as TeX writes them: better than nothing, and easy to find."""
        self.lost[Lost.FORMULAS] += 1
        return self._Code(content)

    def _Link(self, content):
        """A note in its text goes behind it; a link in it is text."""
        _, inlines, (address, _) = content
        if language := language_of(address):
            return self._in_language(language, inlines)
        leads = "" if self.is_in_link else self._leads(address)
        if not leads:
            return self.pieces(inlines)
        self.is_in_link = True
        inside = self.pieces(inlines)
        self.is_in_link = False
        notes = [piece for piece in inside if line.is_note(piece)]
        text = " ".join(line.lines([piece for piece in inside if piece not in notes], in_brackets=True))
        linked = line.whole(f"[{text}]({leads})") if text else []
        self.came["links"] += bool(text)
        return [*_white(inside[:1]), *linked, *notes, *_white(inside[-1:])]

    def _in_language(self, language, inlines):
        """As the page marks it; what is longer than such a mark can be stays without."""
        inside = self.pieces(inlines)
        text = " ".join(line.lines(inside, in_brackets=True))
        if not text or len(text) >= LONGEST:
            return inside
        return [*_white(inside[:1]), *line.whole(f"[{text}]{{lang={language}}}"), *_white(inside[-1:])]

    def _leads(self, address):
        if address.startswith("#"):
            slug = self.slugs.get(address[1:], "")
            self.lost[Lost.PLACES] += not slug
            return slug and f"#{slug}"
        leads = real_address(address, self.site)
        self.lost[Lost.LINKS] += not leads
        return leads

    def _Image(self, content):
        _, inlines, (name, _) = content
        address, lost = self.picture(name)
        said = " ".join(plain(inlines).split())
        if not address:
            self.lost[lost] += 1
            return line.words(said)
        self.came["images"] += 1
        self.lost[Lost.NAMELESS] += not said
        return line.whole(f"![{escaped(said or TO_DESCRIBE, in_brackets=True)}]({address})")

    def _Note(self, blocks):
        if self.is_in_note:
            return []
        self.is_in_note, marks, self.marks = True, self.marks, []
        text = self.note(blocks)
        self.is_in_note, self.marks = False, marks
        if not text:
            return []
        self.notes.append(text)
        self.came["notes"] += 1
        return line.whole(f"[^{len(self.notes)}]")

    def note(self, blocks):
        """The text of a note."""
        raise NotImplementedError


def _white(pieces):
    return [piece for piece in pieces if piece.kind in line.WHITE]


def nothing(content):
    """What we have no form for, such as a piece of another kind of text."""
    return []


def plain(inlines):
    """The words of a line, as the page shows them in its table of contents."""
    said = {"Str": str, "Code": lambda c: c[1], "Math": lambda c: c[1], "Note": lambda c: "", "RawInline": lambda c: ""}
    return "".join(said.get(inline["t"], _inside)(inline.get("c")) for inline in inlines)


def _inside(content):
    """Of what has words inside them, beside other things or not; of what has none a space."""
    if not content:
        return " "
    return plain(content if all(isinstance(piece, dict) for piece in content) else content[1])
