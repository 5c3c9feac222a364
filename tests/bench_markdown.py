"""What the worst accepted texts cost to show, beside an ordinary one: `python -m tests.bench_markdown`.

Promised: at most two seconds of processor time on a quiet machine. Slower fails.
"""

import os

import tests.environment  # noqa: F401 - before Django reads its settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")

import django

django.setup()

from tests.core.test_markdown import BUILT, HOSTILE, ORDINARY, accepted, rendered

MOST_SECONDS = 2


def main():
    _, usual = rendered(accepted(ORDINARY))
    print(f"{'an ordinary text':30} {usual:5.2f} s")
    texts = {name: accepted(unit) for name, unit in HOSTILE.items()} | BUILT
    costs = {name: rendered(text)[1] for name, text in texts.items()}
    for name, seconds in sorted(costs.items(), key=lambda cost: -cost[1]):
        print(f"{name:30} {seconds:5.2f} s  {seconds / usual:4.1f} times")
    slow = [name for name, seconds in costs.items() if seconds > MOST_SECONDS]
    if slow:
        raise SystemExit(f"Too slow: {', '.join(slow)}")


if __name__ == "__main__":
    main()
