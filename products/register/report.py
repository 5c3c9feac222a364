"""What the check found: plain values, for a page, for a program and for the register in the standard structure."""

from dataclasses import dataclass

MISSING, ERROR, WARNING, NOTICE = "missing", "error", "warning", "notice"
NEEDED, SHEET = "Nog nodig", "Blad"  # headings that the standard structure adds


@dataclass(frozen=True)
class Fault:
    """`kind` is missing (the law asks it), error, warning or notice; `rule` names what it broke, to filter by."""

    column_id: str
    number: int
    kind: str
    rule: str
    sentence: str
    article: str = ""


@dataclass(frozen=True)
class CheckedRow:
    """A processing: `cells` by column id as they were typed, `own` those of the columns that are not ours.

    `answered` has the ids of the columns that got an answer.
    """

    number: int
    sheet: str
    name: str
    owner: str
    cells: dict
    own: tuple[str, ...]
    answered: frozenset[str]
    faults: tuple[Fault, ...]
    is_complete: bool

    @property
    def missing(self):
        """Numbers of what the law asks and is empty, of columns that are there."""
        return [fault.number for fault in self.faults if fault.kind == MISSING]

    @property
    def is_complete_in_present_columns(self):
        return not self.missing


@dataclass(frozen=True)
class Counted:
    """How many rows answer a column; `is_present` when the sheet has it."""

    column_id: str
    number: int
    name: str
    is_required: bool
    is_present: bool
    filled: int
    empty: int


@dataclass(frozen=True)
class Report:
    """`headings` pairs each heading as written with a column number or None; `own_headings` are the latter."""

    lid: int
    form: str
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    headings: tuple[tuple[str, int | None], ...]
    own_headings: tuple[str, ...]
    missing_columns: tuple[int, ...]
    rows: tuple[CheckedRow, ...]
    columns: tuple[Counted, ...]

    @property
    def rows_total(self):
        return len(self.rows)

    @property
    def rows_complete(self):
        return sum(row.is_complete for row in self.rows)

    @property
    def rows_complete_in_present_columns(self):
        return sum(row.is_complete_in_present_columns for row in self.rows)

    @property
    def faults_by_rule(self):
        """How many rows break each rule, the most broken first."""
        counts = {}
        for row in self.rows:
            for rule in {fault.rule for fault in row.faults}:
                counts[rule] = counts.get(rule, 0) + 1
        return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
