"""The rows that visitors see, and the triggers that tell of each change of them in its own transaction.

Each AppConfig names its own in `public_rows`; a test compares them with what the shared pages read.
"""

import hashlib
from dataclasses import dataclass

from django.apps import apps as installed

from .triggers import Trigger, TriggerSet

PREFIX, TOLD = "shown_", "core_publicchange"
TELL = f"INSERT INTO {TOLD} DEFAULT VALUES"
IN_A_TRIGGER = f"INSERT INTO {TOLD} (id) VALUES (NULL)"  # as SQLite wants it there
FUNCTION = f"""CREATE OR REPLACE FUNCTION tell_public_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN {TELL}; RETURN NULL; END $$"""
SIDES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
DIFFERENT = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


@dataclass(frozen=True)
class Shown:
    """The rows of a model (`Product`, or `Product_themes`) that visitors see.

    `besides` are the columns that no visitor sees, `only` says in SQL which rows anybody sees (`{row}.status = '…'`).
    """

    model: str
    besides: str = ""
    only: str = ""


def public_rows():
    """Pairs of an app label and what it shows."""
    return [
        (config.label, shown) for config in installed.get_app_configs() for shown in getattr(config, "public_rows", ())
    ]


def wanted(connection, apps):
    """The triggers for the tables as they are in `apps`; a table that is not there yet has none."""
    rows = public_rows() if "publicchange" in apps.all_models["core"] else []
    there = [(apps.all_models[label].get(shown.model.lower()), shown) for label, shown in rows]
    return [trigger for model, shown in there if model for trigger in _triggers(connection.vendor, model._meta, shown)]


def _triggers(vendor, meta, shown):
    fields = [field for field in meta.local_concrete_fields if field.name not in shown.besides.split()]
    columns = sorted(f'"{field.column}"' for field in fields)
    for event in SIDES:
        of = f" OF {', '.join(columns)}" if event == "UPDATE" else ""
        when = _when(vendor, event, columns, shown.only)
        yield _named(vendor, meta.db_table, event, f"{event}{of} ON {meta.db_table} FOR EACH ROW{when}")
    if vendor == "postgresql":
        yield _named(vendor, meta.db_table, "TRUNCATE", f"TRUNCATE ON {meta.db_table} FOR EACH STATEMENT")


def _when(vendor, event, columns, only):
    """Only for a row that anybody sees, and only if what they see of it became something else."""
    conditions = []
    if only:
        conditions.append(" OR ".join(only.format(row=side) for side in SIDES[event]))
    if event == "UPDATE":
        old, new = (", ".join(f"{side}.{column}" for column in columns) for side in SIDES[event])
        conditions.append(f"({old}) {DIFFERENT[vendor]} ({new})")
    return f" WHEN ({' AND '.join(f'({condition})' for condition in conditions)})" if conditions else ""


def _named(vendor, table, event, rest):
    act = f"BEGIN {IN_A_TRIGGER}; END" if vendor == "sqlite" else "EXECUTE FUNCTION tell_public_change()"
    digest = hashlib.sha256(f"{rest} {act}".encode()).hexdigest()[:8]
    name = f"{PREFIX}{table}_{event.lower()}_{digest}"
    return Trigger(name, table, f"CREATE TRIGGER {name} AFTER {rest} {act}")


SHOWN = TriggerSet(PREFIX, wanted, when_made=TELL, gives_way=True, when_gone=f"DELETE FROM {TOLD}")
