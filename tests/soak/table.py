"""The outcome of a run for people."""

from collections import Counter

COLUMNS = ["requests", "errors", "faults", "acknowledged", "lost", "doubled", "pages after", "work after", "slowest"]
MUST_BE_NOTHING = [
    "files without a row after the sweep",
    "files that are not what was sent",
    "questions not at their desk once",
    "receipts not there once",
    "told twice of the same reply",
    "mails in the queue",
    "questions answered twice",
    "doubled but never acknowledged",
]


def print_run(outcome):
    print(f"\n{outcome['kind']:<18}" + "".join(f"{name:>13}" for name in COLUMNS))
    for row in outcome["rows"]:
        print(f"{row['name']:<18}" + "".join(f"{_figure(row[name]):>13}" for name in COLUMNS))
    print(*(f"  {name}: {figure}" for name, figure in outcome["figures"].items()), sep="\n")
    for name in outcome["absent"]:
        print(f"  not shown on this machine: {name}")
    for row in outcome["rows"]:
        for what in ("lost", "doubled"):
            print(*(f"  {what.upper()} in {row['name']}: {one}\n" for one in row[what]), sep="", end="")
        for fault, times in Counter(row["faults"]).most_common(8):
            print(f"  FAULT in {row['name']}: {times} × {fault}")
    print(
        "Nothing was lost and nothing was doubled." if is_sound(outcome) else "NOT SOUND: see the figures.", flush=True
    )


def is_sound(outcome):
    rows, figures = outcome["rows"], outcome["figures"]
    calm = [row for row in rows if row["name"] in ("before", "calm")]
    is_calm = not any(row["errors"] for row in calm)
    is_whole = not any(row["faults"] or row["lost"] or row["doubled"] for row in rows)
    is_quiet_mail = figures["mails delivered again"] <= figures["mails that may be delivered again"]
    return is_calm and is_whole and is_quiet_mail and not any(figures[name] for name in MUST_BE_NOTHING)


def _figure(value):
    if isinstance(value, list):
        return str(len(value))
    return f"{value:.1f}" if isinstance(value, float) else str(value)
