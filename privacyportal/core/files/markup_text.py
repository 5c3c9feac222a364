"""The words in the XML of a document: each where a reader sees it, or aside."""

import re
from xml.parsers import expat

from .markup import Attributes, Budget, local, parse

TELLING = frozenset(
    """descr title alt name displayName caption tooltip prompt promptTitle error errorTitle location display string text
    label comment description help statusText displayText value Target formula formula1 formula2 refersTo instr uri href
    current-value string-value string-value-if-true string-value-if-false num-prefix num-suffix date-value help-message
    condition control-source totalsRowLabel uniqueName""".split()
)
VALUES_OF = frozenset(
    """tag alias docVar filter customFilter default result listEntry helpText statusText name title
    category entryMacro exitMacro inputCells dropDownList format lvlText""".split()
)
LETTER, WORD = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]{2}")
SPACE, LONG_NUMBER = re.compile(r"\s"), re.compile("[0-9]{8}")
BETWEEN = " #\n"  # two attributes never make one number
NEVER = re.compile(r"urn:|https?://(?:schemas|purl|www\.w3)\.|\{?[0-9A-Fa-f]{8}-")


class MarkupText:
    """Gathers `seen` and `said`; formats say what hides and what separates words."""

    SPACES: frozenset[str] = frozenset()
    LINES: frozenset[str] = frozenset()
    CELLS: frozenset[str] = frozenset()
    GLUED = frozenset("t delText instrText span a ruby-base".split())  # pieces of one word can stand in these
    UNSEEN: frozenset[str] = frozenset()  # elements with words that no reader sees
    UNSAID: frozenset[str] = frozenset()  # elements with numbers that are nobody's

    def __init__(self, is_seen: bool = True, budget: Budget | None = None):
        self.seen, self.said, self.aside = [], [], []
        self.path, self.hidden_at, self.unsaid, self.is_seen = [], [], 0, is_seen
        self.text_at = 0
        self.budget = budget or Budget()

    def read(self, xml: bytes) -> "MarkupText":
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parse(xml, parser)
        self._separate("\n")
        if self.seen and self.seen != self.said:  # a reader reads on over what is hidden in the middle of a number
            self.said += [BETWEEN, *self.seen]
        self.said += [f"{told}{BETWEEN}" for told in self.aside]
        return self

    def hides(self, element: str, attributes: Attributes) -> int:
        """How many levels up the hiding begins: 1 is this element, 2 its parent; 0 hides nothing."""
        return int(element in self.UNSEEN)

    def shown(self, text: str) -> str:
        """The text as it is read at this place."""
        return text

    def _start(self, name, attributes):
        self.budget.spend()
        element = local(name)
        attributes = {local(key): value for key, value in attributes.items()}
        self.path.append(element)
        if levels := self.hides(element, attributes):
            self.hidden_at.append(max(len(self.path) - levels, 0))
        self.unsaid += element in self.UNSAID
        self.aside += [value for key, value in attributes.items() if _tells(element, key, value)]

    def _end(self, name):
        has_words, self.text_at = self.text_at == len(self.path), 0
        element = self.path.pop()
        self.unsaid -= element in self.UNSAID
        self.hidden_at = [depth for depth in self.hidden_at if depth < len(self.path)]
        self._separate(self._space_after(element, has_words))

    def _space_after(self, element, has_words):
        """Numbers in two cells are two numbers: a tab stands between them, also where each cell has lines of its own."""
        if element in self.CELLS or (element in self.LINES and self.path and self.path[-1] in self.CELLS):
            return "\t"
        if element in self.LINES:
            return "\n"
        return " " if element in self.SPACES or (has_words and element not in self.GLUED) else ""

    def _separate(self, space):
        if not space:
            return
        self.said.append(space)
        if self.is_seen:
            self.seen.append(space)

    def _text(self, text):
        if self.unsaid:
            return
        self.text_at = len(self.path)
        text = self.shown(text)
        self.said.append(text)
        if self.is_seen and not self.hidden_at:
            self.seen.append(text)


def _tells(element: str, name: str, value: str) -> bool:
    if not value or NEVER.match(value):
        return False
    return name in TELLING or (name == "val" and element in VALUES_OF) or _has_words(value)


def _has_words(value):
    """Prose, an address, or a letter with a long number behind it. In steps: Word puts a drawing of a megabyte here."""
    return "@" in value or _follows(SPACE, WORD, value) or _follows(LONG_NUMBER, LETTER, value)


def _follows(later, first, text):
    found = first.search(text)
    return bool(found and later.search(text, found.end()))
