"""The numbers that Word shows in front of headings and items: they are counted, not written, so we count along."""

import re
from collections import defaultdict
from typing import NamedTuple

from .markup import W, make, value

PLACE = re.compile(r"%([1-9])")
WORD = re.compile(r"[^\W\d_]{2}")
ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
ROMAN += [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
PLAIN = ("decimal", "decimalZero", "ordinal", "cardinalText")
OWN = {"bullet": "990001", "number": "990002"}  # our lists, for the styles that are lists by themselves


class Level(NamedTuple):
    start: int
    form: str
    text: str  # "%1.%2"
    style: str | None

    @property
    def is_bullet(self):
        return self.form in ("bullet", "none")

    @property
    def has_words(self):
        """`Artikel 1` is no number that a list can have."""
        return not self.is_bullet and bool(WORD.search(self.text))

    @property
    def is_plain(self):
        """Whether a list on the website has the same number in front."""
        return self.form in PLAIN and len(PLACE.findall(self.text)) == 1 and not self.has_words


class Numbers:
    """Goes along with the paragraphs of one text, in order."""

    def __init__(self, root=None):
        found = [] if root is None else root
        self.kinds = {kind.get(f"{W}abstractNumId"): _levels(kind) for kind in found if kind.tag == f"{W}abstractNum"}
        self.lists = {number.get(f"{W}numId"): number for number in found if number.tag == f"{W}num"}
        self.counted, self.begun = defaultdict(dict), set()

    def level(self, number, level, style=None):
        """The Level of a paragraph with this list and level, or None; a style may be tied to a level."""
        levels = self.kinds.get(self._kind(number), {})
        tied = [place for place, known in levels.items() if known.style and known.style == style]
        place = level if level is not None else (tied or ["0"])[0]
        return place, levels.get(place)

    def next(self, number, place):
        """Count one paragraph, and say what stands in front of it."""
        kind = self._kind(number)
        levels, counted = self.kinds[kind], self.counted[kind]
        self._begin(number, counted)
        for deeper in [known for known in counted if int(known) > int(place)]:
            del counted[deeper]
        for higher in [known for known in levels if int(known) < int(place) and known not in counted]:
            counted[higher] = levels[higher].start
        counted[place] = counted[place] + 1 if place in counted else levels[place].start
        return PLACE.sub(lambda found: _shown(levels, counted, str(int(found[1]) - 1)), levels[place].text)

    def _begin(self, number, counted):
        """A list that says so starts anew the first time that it is used."""
        if number in self.begun:
            return
        self.begun.add(number)
        for change in self.lists[number].findall(f"{W}lvlOverride"):
            if (start := value(change, "startOverride")) and start.isdecimal():
                counted.pop(change.get(f"{W}ilvl"), None)
                counted[change.get(f"{W}ilvl")] = int(start) - 1

    def _kind(self, number):
        return value(self.lists[number], "abstractNumId") if number in self.lists else None


def _levels(kind):
    levels = {}
    for level in kind.findall(f"{W}lvl"):
        start, form = value(level, "start") or "1", value(level, "numFmt") or "decimal"
        about = Level(
            int(start) if start.isdecimal() else 1, form, value(level, "lvlText") or "", value(level, "pStyle")
        )
        levels[level.get(f"{W}ilvl", "0")] = about
    return levels


def _shown(levels, counted, place):
    form, number = levels[place].form if place in levels else "decimal", counted.get(place, 1)
    written = _roman(number) if form.endswith("Roman") else _letters(number) if form.endswith("Letter") else str(number)
    return written.upper() if form.startswith("upper") else written


def _roman(number):
    written = ""
    for worth, sign in ROMAN:
        while number >= worth and len(written) < 20:
            written, number = written + sign, number - worth
    return written


def _letters(number):
    """a to z, aa, bb …"""
    return chr(97 + (number - 1) % 26) * min(5, 1 + (number - 1) // 26) if number > 0 else ""


def with_our_lists(root):
    """The numbering of a file with our two lists of nine levels added."""
    root = make("numbering") if root is None else root
    for name, number in OWN.items():
        form, text = ("bullet", "•") if name == "bullet" else ("decimal", "%{}.")
        levels = [
            make(
                "lvl",
                make("start", val="1"),
                make("numFmt", val=form),
                make("lvlText", val=text.format(level + 1)),
                ilvl=str(level),
            )
            for level in range(9)
        ]
        root.append(make("abstractNum", *levels, abstractNumId=number))
        root.append(make("num", make("abstractNumId", val=number), numId=number))
    return root
