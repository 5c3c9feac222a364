"""What the worst accepted texts cost to show, beside an ordinary one: `python -m tests.bench.markdown`.

Promised: at most two seconds of processor time on a quiet machine, as editors and as members write. Prints JSON, a line
for each text with its seconds and how many times an ordinary one that is.
Each is read twice: as it is, and from the depth of calls where Python's memory makes a call dearest.
"""

import json
import time

import tests.bench.django_here  # noqa: F401
from privacyportal.core.markdown import MAX_LENGTH, Linking, read_markdown
from tests.core.test_markdown import BUILT, HOSTILE, OPEN_BRACKETS, ORDINARY, accepted, rendered
from tests.laws.test_references import HEAVY, TABLE

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
    print(json.dumps(["an ordinary text", usual, 1.0]))
    texts = {name: accepted(unit) for name, unit in HOSTILE.items()} | BUILT
    texts |= {f"a post of {name}": (unit * 10_000)[:10_000] for name, unit in HOSTILE.items()}
    texts |= {f"refused: {text[:4]}…{text[-1]}": text for text in OPEN_BRACKETS}
    costs = {(name, as_typed): cost(text, as_typed) for name, text in texts.items() for as_typed in (False, True)}
    costs |= {(f"references: {unit.strip()[:25]}", False): cost_of_links(unit) for unit in HEAVY}
    for (name, as_typed), seconds in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(json.dumps([name + (", as typed" if as_typed else ""), seconds, seconds / usual]))


if __name__ == "__main__":
    main()
