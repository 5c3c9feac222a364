"""What the worst accepted texts cost to show, beside an ordinary one: `python -m tests.bench_markdown`.

Promised: at most two seconds of processor time on a quiet machine, as editors and as members write. Slower fails.
Each is read twice: as it is, and from the depth of calls where Python's memory makes a call dearest.
"""

import os
import time

import tests.environment  # noqa: F401 - before Django reads its settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")

import django

django.setup()

from privacyportal.core.markdown import MAX_LENGTH, Linking, read_markdown
from tests.core.test_markdown import BUILT, HOSTILE, OPEN_BRACKETS, ORDINARY, accepted, rendered
from tests.laws.test_references import HEAVY, TABLE

MOST_SECONDS = 2
DEPTHS = range(0, 400, 40)  # frames; a page of Python's stack holds about so many


def from_depth(frames, text, as_typed):
    return from_depth(frames - 1, text, as_typed) if frames else rendered(text, as_typed=as_typed)[1]


def cost(text, as_typed):
    return max(from_depth(frames, text, as_typed) for frames in DEPTHS if frames == 0 or len(text) <= 10_000)


def cost_of_links(unit):
    """What a text of the greatest length costs with its articles of law as links."""
    started = time.process_time()
    read_markdown((unit * MAX_LENGTH)[:MAX_LENGTH], linking=Linking(TABLE))
    return time.process_time() - started


def main():
    _, usual = rendered(accepted(ORDINARY))
    print(f"{'an ordinary text':40} {usual:5.2f} s")
    texts = {name: accepted(unit) for name, unit in HOSTILE.items()} | BUILT
    texts |= {f"a post of {name}": (unit * 10_000)[:10_000] for name, unit in HOSTILE.items()}
    texts |= {f"refused: {text[:4]}…{text[-1]}": text for text in OPEN_BRACKETS}
    costs = {(name, as_typed): cost(text, as_typed) for name, text in texts.items() for as_typed in (False, True)}
    costs |= {(f"references: {unit.strip()[:25]}", False): cost_of_links(unit) for unit in HEAVY}
    for (name, as_typed), seconds in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(f"{name + (', as typed' if as_typed else ''):40} {seconds:5.2f} s  {seconds / usual:4.1f} times")
    slow = [name for (name, _), seconds in costs.items() if seconds > MOST_SECONDS]
    if slow:
        raise SystemExit(f"Too slow: {', '.join(slow)}")


if __name__ == "__main__":
    main()
