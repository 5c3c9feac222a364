"""docs/performance.md: one writer. A part that was measured replaces that part only; the others stay as they were."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = (ROOT / "tests/bench/report_head.md").read_text


@dataclass
class Part:
    """A heading, sentences, tables (rows of cells, the first is their heading), and promises with what was measured."""

    name: str
    title: str
    lines: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    promises: list = field(default_factory=list)  # (sentence, measured, is it kept)

    def promise(self, sentence, measured, most, unit=""):
        self.promises.append((sentence, f"{_number(measured)}{unit}", f"{_number(most)}{unit}", measured <= most))


class Report:
    def __init__(self, file, size):
        self.file, self.size = Path(file), size
        self.file.parent.mkdir(parents=True, exist_ok=True)

    def write(self, part):
        """Put `part` in its place in the file."""
        text = self.file.read_text() if self.file.exists() else HEAD()
        block = f"<!-- {part.name} -->\n{self._told(part)}\n<!-- /{part.name} -->"
        pattern = re.compile(rf"<!-- {part.name} -->.*?<!-- /{part.name} -->", re.DOTALL)
        known = pattern.search(text)
        text = pattern.sub(lambda _: block, text) if known else f"{text.rstrip()}\n\n{block}\n"
        self.file.write_text(text)

    def _told(self, part):
        day = datetime.now(UTC).date().isoformat()
        measured = [f"_Gemeten op {day}, maat `{self.size}`._", *part.lines]
        tables = [_table(rows) for rows in part.tables]
        kept = (
            [_table([("Belofte", "Gemeten", "Hoogstens", ""), *map(_verdict, part.promises)])] if part.promises else []
        )
        return "\n\n".join([f"## {part.title}", *measured, *kept, *tables])


def _verdict(promise):
    sentence, measured, most, is_kept = promise
    return sentence, measured, most, "gehaald" if is_kept else "**niet gehaald**"


def _table(rows):
    head, *body = [[_number(cell) for cell in row] for row in rows]
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _number(cell):
    """Dutch: a comma in a fraction, and a dot between thousands."""
    if isinstance(cell, float):
        cell = f"{cell:.2f}" if cell < 10 else f"{cell:.1f}" if cell < 100 else f"{cell:.0f}"
        return cell.replace(".", ",")
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else str(cell)
