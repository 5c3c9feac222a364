"""XML written again tag by tag: prefixes stay as they are, for a prefix renamed breaks a Word file.

What only a program reads (comments, instructions, declarations) does not come along.
"""

from collections.abc import Callable, Collection
from xml.parsers import expat
from xml.sax.saxutils import escape

from .kinds import FileRefused, Refusal

MAX_ELEMENTS = 1_000_000  # in one file: a sheet of 50,000 rows, or a book of 2,000 pages
HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
IN_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}

Attributes = dict[str, str]
Change = Callable[[str, Attributes], Attributes | None]  # gets the name without prefix; None drops all that is inside


class Budget:
    """How many elements one file may have, over all its parts."""

    def __init__(self):
        self.left = MAX_ELEMENTS

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise FileRefused(Refusal.TOO_MUCH)


def local(name: str) -> str:
    return name.rpartition(":")[2]


def parse(xml: bytes, parser) -> None:
    """Raises FileRefused when it is not well-formed or declares anything of its own."""
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise FileRefused(Refusal.DAMAGED) from None


def _refuse(*declaration) -> None:
    raise FileRefused(Refusal.WRONG_TYPE)


def elements_of(xml: bytes, *names: str) -> list[Attributes]:
    """The attributes, without prefix, of each element of these names."""
    return [attributes for _, attributes in named_elements(xml, *names)]


def named_elements(xml: bytes, *names: str) -> list[tuple[str, Attributes]]:
    """The same with the name of each element."""
    found = []

    def start(name, attributes):
        if local(name) in names:
            found.append((local(name), {local(key): value for key, value in attributes.items()}))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parse(xml, parser)
    return found


def rewrite(xml: bytes, change: Change, containers: Collection[str] = (), budget: Budget | None = None) -> bytes:
    """The XML as `change` leaves it, in UTF-8; `containers` go when nothing is left in them. Raises FileRefused."""
    writing = _Writing(change, containers, budget or Budget())
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = writing.start, writing.end
    parser.CharacterDataHandler = writing.text
    parse(xml, parser)
    return HEADER + "".join(writing.pieces).encode()


class _Writing:
    def __init__(self, change, containers, budget):
        self.change, self.containers, self.budget = change, containers, budget
        self.pieces, self.opened, self.skipped = [], [], 0

    def start(self, name, attributes):
        self.budget.spend()
        changed = None if self.skipped else self.change(local(name), attributes)
        if changed is None:
            self.skipped += 1
            return
        self.opened.append(len(self.pieces))
        written = "".join(f' {key}="{escape(value, IN_ATTRIBUTE)}"' for key, value in changed.items())
        self.pieces.append(f"<{name}{written}>")

    def end(self, name):
        if self.skipped:
            self.skipped -= 1
            return
        place = self.opened.pop()
        is_empty = place == len(self.pieces) - 1
        if is_empty and self._is_container(name, self.pieces[place]):
            del self.pieces[place]
        elif is_empty:
            self.pieces[place] = self.pieces[place][:-1] + "/>"
        else:
            self.pieces.append(f"</{name}>")

    def _is_container(self, name, tag):
        is_size = " cx=" in tag  # `ext` is an extension, and also how large something is drawn
        return local(name) in self.containers and not is_size

    def text(self, text):
        if not self.skipped:
            self.pieces.append(escape(text, {"\r": "&#13;"}))
