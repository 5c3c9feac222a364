"""What was asked of the portal, what came back, and what it said that it kept."""

import random
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Row:
    """One line of the table: the calm, or one trouble."""

    name: str
    requests: int = 0
    errors: int = 0  # a plain 503, or a connection that broke
    faults: list = field(default_factory=list)  # any other answer than the one that was asked for
    last_error: float = 0.0  # when it came back
    acknowledged: Counter = field(default_factory=Counter)
    pages_after: float = 0.0  # seconds from the end of the trouble to the last error
    work_after: float = 0.0  # and until the scheduled work is done again, or a mail arrives
    slowest: float = 0.0  # answer, in seconds


class Ledger:
    def __init__(self):
        self.lock, self.rows = threading.Lock(), []
        self.kept = defaultdict(dict)  # kind: {mark: (row, facts)}
        self.figures = Counter()
        self.row = Row("before")
        self.rows.append(self.row)

    def begin(self, name):
        """What comes from now on is of this row."""
        self.row = Row(name)
        self.rows.append(self.row)
        return self.row

    def answered(self, seconds):
        with self.lock:
            self.row.requests += 1
            self.row.slowest = max(self.row.slowest, seconds)

    def away(self):
        with self.lock:
            self.row.errors += 1
            self.row.last_error = time.monotonic()

    def fault(self, sentence):
        with self.lock:
            self.row.faults.append(sentence)

    def keep(self, kind, mark, **facts):
        """The portal said that it kept this."""
        with self.lock:
            self.row.acknowledged[kind] += 1
            self.kept[kind][mark] = (self.row, facts)

    def count(self, what, times=1):
        with self.lock:
            self.figures[what] += times


def new_mark():
    """Without digits: no check of ours takes it for somebody's number."""
    return "merk-" + "".join(random.choices("bcdfghjklmnpqrstvwxz", k=18))
