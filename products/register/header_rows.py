"""The row, or the two rows, that hold the headings of a sheet."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from .likeness import best
from .workbook import Sheet

LOOKED_AT = 20
GENERIC = frozenset(
    """
    naam contact contactgegevens ja/nee datum toelichting omschrijving soort termijn overig intern extern nr nummer status
    land bron waarborg overeenkomst ja nee email e-mail telefoon adres welke
    """.split()
)
NUMBERS = ("nr", "nr.", "nummer", "id", "code")
OF_PROCESSOR = re.compile(r"\bverwerkers?(?:register)?\b(?! en )|30[., ]*(?:lid )?2\b|processor", re.IGNORECASE)
ONLY_OF_PROCESSOR = frozenset({"opdrachtgever", "subverwerkers", "einde"})
FROM_ABOVE, IF_GENERIC = 0.97, 0.85
SHORT, LITTLE = 200, 3


@dataclass(frozen=True)
class Header:
    """`texts` are the headings by column, `parts` the upper and the lower one; `likes` the columns each may be."""

    sheet: Sheet
    lid: int
    rows: tuple[int, ...]
    texts: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    likes: tuple[tuple[tuple[str, float], ...], ...]

    @property
    def last_row(self):
        return self.rows[-1]

    @property
    def shown_row(self):
        """Of two rows the one in which most headings stand."""
        return max(self.rows, key=lambda row: (sum(bool(text.strip()) for text in _row(self.sheet, row)), row))

    @property
    def known(self):
        return len({likes[0][0] for likes in self.likes if likes})

    @property
    def known_by_itself(self):
        """As `known`, without the words that say nothing until one reads what stands above them."""
        pairs = zip(self.texts, self.likes, strict=True)
        return len({likes[0][0] for text, likes in pairs if likes and text.lower() not in GENERIC})

    @property
    def score(self):
        """The sum of the likeness of the columns that are recognised."""
        found = {}
        for likes in self.likes:
            if likes:
                found[likes[0][0]] = max(likes[0][1], found.get(likes[0][0], 0))
        return sum(found.values())

    @property
    def score_of_table(self):
        """The score against the other table: a title, the name of the sheet and some columns tell of a processor."""
        if self.lid == 1:
            return self.score
        above = " ".join(text for row in self.sheet.rows[: self.rows[0]] for text in row if text)
        told = [OF_PROCESSOR.search(self.sheet.name), OF_PROCESSOR.search(above)]
        columns = {likes[0][0] for likes in self.likes if likes}
        return self.score + sum(map(bool, told)) + 0.75 * len(ONLY_OF_PROCESSOR & columns)

    def above(self, place):
        """The column that a heading above this one names, None without such a heading."""
        upper, *lower = self.parts[place]
        likes = best(self.lid, upper) if any(lower) and lower[0] != upper else ()
        return likes[0][0] if likes else None

    def lowest(self, place):
        """What stands right above the cells of a column."""
        return next((part for part in reversed(self.parts[place]) if part), "")


def find_header(sheet, lid):
    """The Header in the first rows, recognised or not; None when no row has two short texts."""
    candidates = [_header(sheet, lid, (row,)) for row in range(min(LOOKED_AT, len(sheet.rows)))]
    candidates = [one for one in candidates if sum(bool(text) for text in one.texts) > 1]
    if not candidates:
        return None
    top = max(candidates, key=lambda one: (one.score, -one.rows[0]))
    if not top.score:
        top = max(candidates, key=lambda one: (sum(0 < len(text) < SHORT for text in one.texts), -one.rows[0]))
    pairs = [
        _header(sheet, lid, (row, row + 1)) for row in (top.rows[0] - 1, top.rows[0]) if _may_be_two(sheet, lid, row)
    ]
    likely = [one for one in pairs if one.known >= top.known_by_itself]
    return max(likely, key=lambda one: one.score, default=top)


def _may_be_two(sheet, lid, row):
    """Whether this row and the next are the headings together: cells merged there, or columns known in both."""
    if row < 0 or row + 1 >= len(sheet.rows) or not any(sheet.rows[row + 1]):
        return False
    around = [one for one in sheet.merged if one[0] == row]
    if any(bottom == row + 1 for _, _, bottom, _ in around):
        return True
    wide = [right - left for _, left, _, right in around if right > left]
    upper, lower = (_known(sheet, lid, place) for place in (row, row + 1))
    if wide and len(around) > 1 and all(len(text) < 80 for text in sheet.rows[row + 1]):
        return bool(lower)
    return bool(lower - upper and upper) and _fills_gaps(sheet.rows[row], sheet.rows[row + 1])


def _fills_gaps(upper, lower):
    """Without merged cells: headings of one row stand beside those of the other, as when a csv was made of two rows."""
    pairs = list(zip_longest(map(str.strip, upper), map(str.strip, lower), fillvalue=""))
    return any(above and not below for above, below in pairs) and any(below and not above for above, below in pairs)


def _known(sheet, lid, row):
    return {likes[0][0] for text in sheet.rows[row] if (likes := best(lid, text))}


def _header(sheet, lid, rows):
    width = max(len(sheet.rows[row]) for row in rows)
    parts = tuple(tuple(_spread(sheet, row, place) for row in rows) for place in range(width))
    return Header(sheet, lid, rows, _texts(parts), parts, tuple(_likes(lid, part) for part in parts))


def _texts(parts):
    """The headings as written: the lower part, with what stands above it where that part alone says too little."""
    lower = [next((text for text in reversed(part) if text), "") for part in parts]
    times = Counter(map(str.lower, lower))
    return tuple(
        " ".join(dict.fromkeys(filter(None, part))) if _says_little(text) or times[text.lower()] > 1 else text
        for text, part in zip(lower, parts, strict=True)
    )


def _says_little(text):
    return len(text) < LITTLE or text.lower() in GENERIC


def _spread(sheet, row, place):
    """The text of a cell, also where it was made one with the cells beside it or above it."""
    text = _cell(sheet, row, place)
    if not text and sheet.merged:
        for top, left, bottom, right in sheet.merged:
            if top <= row <= bottom and left <= place <= right:
                return _cell(sheet, top, left)
    return text


def _likes(lid, parts):
    """The columns that a heading of one or two rows may be: as a whole, by its lower and by its upper part."""
    said = list(dict.fromkeys(filter(None, parts)))
    if len(said) < 2:
        return best(lid, said[0]) if said else ()
    upper, lower = said
    above, is_generic = best(lid, upper), lower.strip().lower() in GENERIC
    is_contact = "contact" in lower.lower() and any(column_id == "verantwoordelijke" for column_id, _ in above)
    if lower.lower() in NUMBERS and any(column_id == "naam" for column_id, _ in above):
        return best(lid, lower)
    if is_generic and above and not is_contact:
        return above
    found = dict(best(lid, f"{upper} {lower}"))
    for likes, factor in ((best(lid, lower), IF_GENERIC if is_generic else 1), (above, FROM_ABOVE)):
        for column_id, like in likes:
            found[column_id] = max(found.get(column_id, 0), like * factor)
    return tuple(sorted(found.items(), key=lambda one: -one[1]))


def _cell(sheet, row, place):
    cells = _row(sheet, row)
    return " ".join(cells[place].split()) if place < len(cells) else ""


def _row(sheet, row):
    return sheet.rows[row] if row < len(sheet.rows) else ()
