"""Text as it is read: what is written with entities, marks and odd signs, made plain, with the way back.

The leak check, the search index and the excerpts all fold here, so that none of them reads another text.
"""

import html
import re
import unicodedata
from copy import copy

from .signs import LINE_BREAK, plain_sign, visible

SIGN = re.compile(  # an entity, or a sign that is neither ASCII nor an ordinary letter with an accent
    r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});|[^\t\n -~\u00c0-\u024f]"
)
MARGIN = re.compile(r"\n[ \t>]+")  # an indented or quoted line
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
EMPHASIS = re.compile(r"[*`~]+")
WORD_MARK = r"\[|\]\([^()\s]{0,300}\)|\]|</?[a-zA-Z][^<>\n]{0,200}>|<!--[^<>]{0,200}-->"
MARKS_IN_WORD = re.compile(rf"(?<=[\w@.])(?:{WORD_MARK}){{1,8}}(?=[\w@.])")
MARKS_IN_NUMBER = re.compile(rf"(?<=[0-9])(?:{WORD_MARK}|[_\\\\]{{1,6}}){{1,8}}(?=[0-9])")
# A word broken by a line end, `per-` `soon`, or with its own hyphen there, `AVG-` `verzoek`; not `in-` `en verkoop`.
BROKEN_WORD = re.compile(r"([^\W\d_])-[ \t]*\n[ \t]*(?!(?:en|of)\b)(?=([^\W\d_]))")
BROKEN_SOFTLY = re.compile("\u00ad[ \t]*\n[ \t]*")


class Reading:
    """A text as it is read. `written(start, end)` gives back what stood in the original at that place."""

    def __init__(self, original):
        self.original, self.text = original, original
        self.starts, self.ends = range(len(original)), range(1, len(original) + 1)  # of each sign, in the original

    def replace(self, pattern, put):
        """Read `put(match)` in place of each match of `pattern`."""
        pieces, starts, ends, end = [], [], [], 0
        for found in pattern.finditer(self.text):
            start, instead = found.start(), put(found)
            pieces += (self.text[end:start], instead)
            starts += (*self.starts[end:start], *[self.starts[start]] * len(instead))
            ends += (*self.ends[end:start], *[self.ends[found.end() - 1]] * len(instead))
            end = found.end()
        if end:
            self.text = "".join((*pieces, self.text[end:]))
            self.starts, self.ends = [*starts, *self.starts[end:]], [*ends, *self.ends[end:]]
        return self

    def written(self, start, end):
        return self.original[self.starts[start] : self.ends[end - 1]]


def readings_of(text):
    """`text` without disguises: entities and digits resolved, plain spaces, no marks between letters or digits.

    Where such a mark holds words of its own (the address behind a link), a second reading has them.
    """
    whole = Reading(text).replace(BROKEN_SOFTLY, _nothing).replace(LINE_BREAK, _line)
    whole.replace(SIGN, _plain).replace(MARGIN, _line).replace(ESCAPE, _nothing).replace(EMPHASIS, _nothing)
    joined = copy(whole).replace(MARKS_IN_NUMBER, _nothing).replace(MARKS_IN_WORD, _nothing)
    return [joined] if joined.text == whole.text else [joined, whole]


def without_breaks(text):
    """`text` without invisible signs, letters and accents as one, and words whole that a line end broke."""
    text = BROKEN_SOFTLY.sub("", LINE_BREAK.sub("\n", text))
    return BROKEN_WORD.sub(_whole, unicodedata.normalize("NFC", visible(text)))


def without_accents(text):
    """Lower case, no accents, ligatures as letters: `Geïnformeerd` is `geinformeerd`, `ﬁnancieel` is `financieel`."""
    decomposed = unicodedata.normalize("NFKD", visible(text)).lower()
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _whole(found):
    return found[1] if found[1].islower() and found[2].islower() else f"{found[1]}-"


def _plain(found):
    return "".join(plain_sign(sign) for sign in html.unescape(found[0]))


def _line(found):
    return "\n"


def _nothing(found):
    return ""
