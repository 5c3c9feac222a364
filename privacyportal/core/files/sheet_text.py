"""What the cells of a sheet show."""

import re

from .markup_text import MarkupText
from .texts import plain_number

COLUMN = re.compile(r"[A-Z]{1,3}")
YES = ("1", "true")


class SharedStrings(MarkupText):
    """The texts that the cells of an Excel file refer to by number."""

    UNSEEN = frozenset(["rPh"])

    def listed(self, xml: bytes) -> list[str]:
        self.found = []
        self.read(xml)
        return self.found

    def _end(self, name):
        is_whole = self.path[-1] == "si"
        super()._end(name)
        if is_whole:
            self.found.append("".join(self.seen))
            self.seen.clear()


class SheetText(MarkupText):
    """Rows, columns and cells that are hidden are said, not seen."""

    CELLS, LINES = frozenset(["c"]), frozenset(["row"])
    UNSEEN = frozenset("f formula formula1 formula2 rPh".split())

    def __init__(self, shared: list[str], **options):
        super().__init__(**options)
        self.shared, self.hidden_columns, self.is_reference = shared, set(), False

    def hides(self, element, attributes):
        if element == "col" and attributes.get("hidden") in YES:
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self.hidden_columns.update(range(first, min(last, 16_384) + 1))
        if element == "row":
            return int(attributes.get("hidden") in YES or attributes.get("zeroHeight") in YES)
        if element == "c":
            self.is_reference = attributes.get("t") == "s"
            return int(_column(attributes.get("r", "")) in self.hidden_columns)
        return super().hides(element, attributes)

    def shown(self, text):
        if self.path[-1] != "v":
            return text
        if not self.is_reference:
            return plain_number(text)
        return self.shared[int(text)] if text.isdecimal() and int(text) < len(self.shared) else ""


def _column(reference: str) -> int:
    """B7 is 2."""
    found = COLUMN.match(reference)
    number = 0
    for letter in found[0] if found else "":
        number = number * 26 + ord(letter) - 64
    return number
