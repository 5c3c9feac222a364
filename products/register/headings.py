"""Where the headings stand, and which column of the register each of them seems to be."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from .answers import is_cross, is_cross_or_none
from .columns import table_of, tables
from .header_rows import Header, find_header
from .likeness import ALSO, choice_of, plain_words
from .workbook import MOST_ROWS, TOO_MANY_ROWS, NotRead

NO_HEADINGS = (
    "Wij vinden geen rij met koppen van kolommen. Zet boven elke kolom een kop, in een van de eerste 20 rijen."
)
ONCE = frozenset(
    "register-id naam status bsn laatst-gecontroleerd".split()
)  # others may stand in several columns of a sheet
SURE = 0.97
WORDED = ("tekst", "lang", "datum")  # types of columns that no cross answers
CROSSED = 0.9  # the likeness of a column of crosses under an allowed value
EXAMPLES = ("voorbeeld", "example", "legenda", "toelichting")
ENOUGH_FOR_A_CHOICE = 3  # headings known on a sheet that she could choose instead


@dataclass(frozen=True)
class Proposal:
    """`column_of_sheet` counts from 0; `column_id` is None when the heading is like no column that we know."""

    column_of_sheet: int
    heading: str
    column_id: str | None
    likeness: float


@dataclass(frozen=True)
class Row:
    """`number` as the spreadsheet shows it; `is_banner` when one merged cell goes over much of the row."""

    number: int
    sheet: str
    cells: tuple[str, ...]
    is_banner: bool = False


@dataclass(frozen=True)
class Found:
    """The table in a workbook: `sheet` is the first of `sheets` that were read as one, `others` could be chosen."""

    lid: int
    form: str
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    proposals: tuple[Proposal, ...]
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()

    @property
    def chosen(self):
        """The proposal as `checking.check` takes it: column of the sheet to column id."""
        return {one.column_of_sheet: one.column_id for one in self.proposals if one.column_id}


def propose(workbook, only=None, lid=None):
    """The Found table of the sheet `only`, else of the best one with all that have the same headings.

    `lid` says which table it is; else the one whose columns are recognised most. Raises NotRead.
    """
    headers = [header for sheet in workbook.sheets[:100] if (header := _best_header(sheet, lid))]
    if not headers:
        raise NotRead(NO_HEADINGS)
    groups = defaultdict(list)
    for header in _without_examples(headers, only):
        groups[header.lid, frozenset(Counter(map(plain_words, header.texts)).items())].append(header)
    group = _chosen(list(groups.values()), only)
    others = [one[0].sheet.name for one in groups.values() if one is not group and one[0].known >= ENOUGH_FOR_A_CHOICE]
    return _found(workbook.form, group, tuple(others))


def _best_header(sheet, lid):
    found = [find_header(sheet, table.lid) for table in tables() if lid in (None, table.lid)]
    return max(filter(None, found), key=lambda header: header.score_of_table, default=None)


def _without_examples(headers, only):
    """Rows that show how it is done are no register; our own template has them on a sheet of their own."""
    kept = [one for one in headers if one.sheet.name == only or not one.sheet.name.lower().startswith(EXAMPLES)]
    return kept or headers


def _chosen(groups, only):
    named = [group for group in groups if any(header.sheet.name == only for header in group)]
    return max(named or groups, key=lambda group: (group[0].score, sum(len(one.sheet.rows) for one in group)))


def _found(form, group, others):
    first, rows = group[0], []
    for header in group:
        order = _order(first, header)
        rows += [replace(row, cells=tuple(row.cells[place] for place in order)) for row in _rows(header)]
    if len(rows) > MOST_ROWS + 500:  # with all that is no row
        raise NotRead(TOO_MANY_ROWS)
    names = tuple(header.sheet.name for header in group)
    proposals = tuple(_proposals(first, rows))
    return Found(first.lid, form, names[0], names, first.shown_row + 1, proposals, tuple(rows), others)


def _order(first, header):
    """Where each column of the first sheet stands on this one."""
    places = defaultdict(list)
    for place, text in enumerate(header.texts):
        places[plain_words(text)].append(place)
    return [places[plain_words(text)].pop(0) for text in first.texts]


def _rows(header: Header):
    """The rows below the headings in which something stands, each as wide as the headings."""
    sheet, width, start = header.sheet, len(header.texts), header.last_row + 1
    cells = {place: list(row[:width]) + [""] * (width - len(row)) for place, row in enumerate(sheet.rows)}
    banners = set()
    for top, left, bottom, right in sheet.merged:
        if top < start or top not in cells or left >= width:
            continue
        if right - left >= max(2, width // 3):
            banners.add(top)
        for place in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
            cells[place][left] = cells[top][left]
    for place in range(start, len(sheet.rows)):
        if any(map(str.strip, cells[place])):
            yield Row(place + 1, sheet.name, tuple(cells[place]), place in banners)


def _proposals(header, rows):
    """What each column of the sheet seems to be; columns of crosses below one heading are that heading."""
    table = table_of(header.lid)
    proposed, crossed = _likeliest(header), _crossed(table, header, rows)
    for place, heading in enumerate(header.texts):
        if place in crossed and not _takes_crosses(table, *proposed.get(place, (None, 0.0))):
            proposed[place] = (crossed[place], CROSSED)
        yield Proposal(place, heading, *proposed.get(place, (None, 0.0)))


def _likeliest(header):
    """By place a column id and its likeness, the likeliest pairs first, and before them those that can be nothing else."""
    proposed, taken = {}, defaultdict(list)
    pairs = [(like, -len(likes), -place, id_) for place, likes in enumerate(header.likes) for id_, like in likes]
    for like, _, place, column_id in sorted(pairs, reverse=True):
        place = -place
        if place not in proposed and (column_id not in taken or _is_another(header, place, column_id, like, taken)):
            proposed[place] = (column_id, round(like, 2))
            taken[column_id].append(place)
    return proposed


def _is_another(header, place, column_id, like, taken):
    """Whether this may be one more column of the sheet for what has one: "Ontvangers intern", "Ontvangers extern"."""
    if column_id in ONCE or any(id_ not in taken and other >= ALSO for id_, other in header.likes[place]):
        return False
    first = {plain_words(header.lowest(one)).partition(" ")[0] for one in (place, taken[column_id][0])}
    return like >= SURE or len(first) == 1


def _takes_crosses(table, column_id, like):
    """Whether this proposal is sure, and a cross is an answer there."""
    return like >= SURE and table.column(column_id).type not in WORDED


def _crossed(table, header, rows):
    """Columns of crosses under an allowed value ("b. overeenkomst") or below a merged heading: the column id by place."""
    rows = [row for row in rows if not row.is_banner]
    columns = [column for column in table.columns if column.type == "meerkeuze"]
    crossed, said = {}, Counter()
    for place in range(len(header.texts)):
        above = header.above(place)
        fitting = next((column.id for column in columns if choice_of(column, header.lowest(place))), None)
        fitting = next((column.id for column in columns if column.id == above), fitting)
        cells = [row.cells[place] for row in rows]
        if fitting and sum(map(is_cross_or_none, cells)) >= 0.8 * len(cells):
            crossed[place] = fitting
            said[fitting] += sum(map(is_cross, cells))
    return {place: column_id for place, column_id in crossed.items() if said[column_id]}
