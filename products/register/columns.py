"""The columns of the register: both tables of article 30, as fixtures/register/columns.yaml has them."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import yaml

PLACE = Path(__file__).resolve().parents[2] / "fixtures/register/columns.yaml"
REQUIRED = ("law", "law_possible")  # `law_if` depends on what only the reader knows


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; `ground` is the article that asks for it, empty when none does; `also` says how choices are headed too."""

    number: int
    id: str
    name: str
    synonyms: tuple[str, ...]
    need: str
    ground: str
    type: str
    kind: str
    explanation: str
    example: str
    tells: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    also: dict = field(default_factory=dict)
    internal: bool = False
    not_applicable: bool = False
    allowed: str = ""
    rule: str = ""

    @property
    def is_required(self):
        return self.need in REQUIRED


@dataclass(frozen=True)
class Table:
    """The columns of one lid in their order, and worked rows: a text per column, by number."""

    lid: int
    title: str
    columns: tuple[Column, ...]
    rows: tuple[dict, ...]

    def column(self, column_id):
        """The column with this id; KeyError when there is none."""
        return self.by_id[column_id]

    @cached_property
    def by_id(self):
        return {column.id: column for column in self.columns}

    @cached_property
    def required(self):
        return tuple(column for column in self.columns if column.is_required)


@cache
def tables():
    """Both tables, lid 1 first."""
    return tuple(map(_table, definition()["tables"]))


def table_of(lid):
    """The table of lid 1 or lid 2."""
    return tables()[lid - 1]


@cache
def definition():
    """The whole of it as others read it (JSON): the YAML as it is."""
    return yaml.load(PLACE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _table(content):
    columns = tuple(map(_column, content["columns"]))
    return Table(content["lid"], content["title"], columns, tuple(map(_row, content["rows"])))


def _column(content):
    lists = {name: tuple(content.get(name, ())) for name in ("synonyms", "tells", "choices")}
    return Column(**content | lists)


def _row(content):
    return {key: str(value) for key, value in content.items()}
