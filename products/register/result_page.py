"""What the page of a result shows of a Report."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from .columns import table_of
from .explained import NEEDS, anchor_of
from .report import Report

MOST_ROWS, MOST_OWNERS = 200, 50


@dataclass(frozen=True)
class ResultPage:
    """`rule` is the fault that she wants to see, or empty for all."""

    report: Report
    rule: str = ""

    @property
    def sentence(self):
        report = self.report
        law = f"(artikel 30 lid {report.lid} AVG)"
        if not report.rows_total:
            return "Onder de koppen staat nog geen rij."
        if report.rows_total == 1:
            return f"De ene rij is {'compleet' if report.rows_complete else 'nog niet compleet'} {law}."
        verb = "is" if report.rows_complete == 1 else "zijn"
        return f"{report.rows_complete or 'Geen'} van de {report.rows_total} rijen {verb} compleet {law}."

    @property
    def bars(self):
        """Pairs of a Counted column and whether the law asks for it, in words."""
        return [(one, NEEDS[column.need]) for one, column in zip(self.report.columns, self._columns, strict=True)]

    @property
    def absent(self):
        """The columns that the law asks and the sheet has not."""
        columns = {column.number: column for column in self._columns}
        return [(columns[number], anchor_of(self.report.lid, number)) for number in self.report.missing_columns]

    @property
    def rules(self):
        """Triples for the filter: rule, sentence with count, whether it is chosen."""
        sentences = {fault.rule: fault for row in self.report.rows for fault in row.faults}
        for rule, count in self.report.faults_by_rule.items():
            said = sentences[rule]
            yield rule, f"{LABELS.get(rule) or said.sentence.rstrip('.')} ({count})", rule == self.rule

    @cached_property
    def found_rows(self):
        wanted = (row for row in self.report.rows if any(self._shows(fault) for fault in row.faults))
        return [(row, [fault for fault in row.faults if self._shows(fault)]) for row in wanted]

    @property
    def shown_rows(self):
        return self.found_rows[:MOST_ROWS]

    @property
    def left_out(self):
        return len(self.found_rows) - len(self.shown_rows)

    @property
    def has_sheets(self):
        return len(self.report.sheets) > 1

    @property
    def owners(self):
        """Pairs of who owns a process and how many of their rows ask something, the most first."""
        counts = Counter(row.owner or "Zonder proceseigenaar" for row in self.report.rows if row.faults)
        return counts.most_common(MOST_OWNERS) if any(row.owner for row in self.report.rows) else []

    @property
    def _columns(self):
        return table_of(self.report.lid).columns

    def _shows(self, fault):
        return not self.rule or fault.rule == self.rule


LABELS = {  # where the sentence of one row names another
    "nummer-dubbel": "Hetzelfde nummer staat er twee keer",
    "rij-dubbel": "Deze rij lijkt op een andere rij",
}
