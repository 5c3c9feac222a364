"""One law, norm or guideline as a text can name it, and the official page where each of its articles is read."""

import re
from typing import NamedTuple

NUMBERINGS = {
    "": re.compile(r"\d[\d.:]*[a-z]{0,2}"),
    "plain": re.compile(r"\d+[a-z]{0,2}"),
    "dotted": re.compile(r"\d+(?:\.\d+)+[a-z]{0,2}"),
    "colon": re.compile(r"\d+:\d+[a-z]{0,2}"),
    "none": re.compile(r"(?!)"),
    "letter": re.compile(r"[A-Z]{1,2}[ _]?\d+[a-z]?"),
}


class Law(NamedTuple):
    """`names` are all its names, the short one first; `book` is its number when its articles are named by book."""

    short: str
    names: tuple
    address: str = ""
    article_address: str = ""
    numbering: str = ""
    book: str = ""
    is_standard: bool = False  # meant where a text of the portal names no law
    is_in_force: bool = True
    is_linkable: bool = True  # not what is no law yet
    is_linked_by_name: bool = False
    is_english: bool = False
    title: str = ""

    @property
    def has_articles(self):
        return self.numbering != "none"

    def carries_out(self, other):
        """`Uitvoeringswet AVG` has the name of the law that it carries out in its own."""
        return any(other.short in name.split() for name in self.names)

    def article(self, number):
        """How its address writes `number`; nothing when this law cannot have an article of that number."""
        book, colon, rest = number.partition(":")
        if self.book and colon:
            number = rest if book == self.book else ""
        fits = NUMBERINGS[self.numbering].fullmatch(number)
        return number.replace(" ", "_") if fits and (self.numbering == "letter" or number[0].isdigit()) else ""

    def address_of(self, article):
        return self.article_address.replace("{artikel}", article)
