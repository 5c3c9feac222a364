"""What the page of a result shows of a Report: one page of rows, and no more than stands on it."""

from collections import Counter
from dataclasses import dataclass

from .columns import table_of
from .explained import NEEDS, anchor_of
from .report import Counted, Fault

ROWS, MOST_OWNERS = 100, 50
NOBODY = "Zonder proceseigenaar"
LABELS = {  # where the sentence of one row names another
    "nummer-dubbel": "Hetzelfde nummer staat er twee keer",
    "rij-dubbel": "Deze rij lijkt op een andere rij",
}


@dataclass(frozen=True)
class Wanted:
    """The fault and the owner that she wants to see, empty for all, and which page of rows."""

    rule: str = ""
    owner: str = ""
    number: int = 1


@dataclass(frozen=True)
class ShownRow:
    number: int
    sheet: str
    name: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class ResultPage:
    """`rows` are those of this page, of all `found` rows; `bars`, `rules` and `owners` are about the whole register."""

    sentence: str
    total: int
    complete_in_present: int
    bars: tuple[tuple[Counted, str], ...]
    absent: tuple
    rules: tuple
    owners: tuple
    has_sheets: bool
    is_chosen: bool
    rows: tuple[ShownRow, ...]
    found: int
    number: int
    pages: int

    @property
    def first(self):
        return (self.number - 1) * ROWS + 1

    @property
    def last(self):
        return self.first + len(self.rows) - 1

    @property
    def before(self):
        return self.number - 1

    @property
    def after(self):
        return self.number + 1 if self.number < self.pages else 0


def result_page(report, wanted):
    """The ResultPage with the rows that are `wanted`; of a page beyond the last one, the last one."""
    rows = _found(report, wanted)
    pages = max(1, -(-len(rows) // ROWS))
    number = min(max(wanted.number, 1), pages)
    columns = table_of(report.lid).columns
    return ResultPage(
        sentence=_sentence(report),
        total=report.rows_total,
        complete_in_present=report.rows_complete_in_present_columns,
        bars=tuple((one, NEEDS[column.need]) for one, column in zip(report.columns, columns, strict=True)),
        absent=tuple(_absent(report)),
        rules=tuple(_rules(report, wanted.rule)),
        owners=tuple(_owners(report, wanted.owner)),
        has_sheets=len(report.sheets) > 1,
        is_chosen=bool(wanted.rule or wanted.owner),
        rows=tuple(rows[(number - 1) * ROWS : number * ROWS]),
        found=len(rows),
        number=number,
        pages=pages,
    )


def _found(report, wanted):
    rows = []
    for row in report.rows:
        faults = tuple(fault for fault in row.faults if wanted.rule in ("", fault.rule))
        if faults and wanted.owner in ("", _owner(row)):
            rows.append(ShownRow(row.number, row.sheet, row.name, faults))
    return rows


def _sentence(report):
    law = f"(artikel 30 lid {report.lid} AVG)"
    if not report.rows_total:
        return "Onder de koppen staat nog geen rij."
    if report.rows_total == 1:
        return f"De ene rij is {'compleet' if report.rows_complete else 'nog niet compleet'} {law}."
    verb = "zijn" if report.rows_complete > 1 else "is"
    return f"{report.rows_complete or 'Geen'} van de {report.rows_total} rijen {verb} compleet {law}."


def _absent(report):
    """Triples of the columns that the law asks and the sheet has not: name, ground, where they are explained."""
    for column in table_of(report.lid).columns:
        if column.number in report.missing_columns:
            yield column.name, column.ground, anchor_of(report.lid, column.number)


def _rules(report, chosen):
    """Triples for the filter: rule, sentence with count, whether it is chosen."""
    sentences = {fault.rule: fault.sentence for row in report.rows for fault in row.faults}
    for rule, count in report.faults_by_rule.items():
        yield rule, f"{LABELS.get(rule) or sentences[rule].rstrip('.')} ({count})", rule == chosen


def _owners(report, chosen):
    """Triples for the to-do list: owner, how many of their rows ask something, whether it is chosen."""
    if any(row.owner for row in report.rows):
        counts = Counter(_owner(row) for row in report.rows if row.faults)
        for owner, count in counts.most_common(MOST_OWNERS):
            yield owner, count, owner == chosen


def _owner(row):
    return row.owner or NOBODY
