"""One run: the calm, then one trouble after the other, and the reckoning."""

import sys
import time

from tests.soak.crowd import SMALL, WHOLE, Crowd
from tests.soak.ledger import Ledger
from tests.soak.portal import Portal
from tests.soak.reckoning import mails_waiting, posts_to_announce, reckon, reckon_files, reckon_mail, twice_answered
from tests.soak.troubles import troubles_of

QUIET = 3  # seconds without an error: it is back
LONGEST_RECOVERY = 180  # also on a machine that others use
LONGEST_WAIT = 420  # seconds until the last mail must be in: failed tries wait 1 + 2 + 4 minutes


def run(kind, seconds, each, names=(), *, is_small=False):
    """What happened, as data that can be printed."""
    ledger = Ledger()
    with Portal(kind) as portal:
        with Crowd(portal, ledger, SMALL if is_small else WHOLE):
            begin(ledger, "calm")
            time.sleep(seconds)
            troubles, absent = troubles_of(portal, names)
            for trouble in troubles:
                go_through(trouble, portal, ledger, each)
        begin(ledger, "after")
        figures = {"seconds until the last mail": wait_for_mail()}
        figures |= reckon_files(ledger) | reckon_mail(ledger, portal)
        figures["questions answered twice"] = twice_answered()
        lost, doubled = reckon(ledger)
        log = portal.web.log() + (portal.folder / "tick.txt").read_text()
    rows = [as_line(row, lost, doubled) for row in ledger.rows if row.requests]
    figures["doubled but never acknowledged"] = len(doubled["never acknowledged"])
    return {"kind": kind, "rows": rows, "figures": {**figures, **ledger.figures}, "absent": absent, "log": log}


def begin(ledger, name):
    print(f"{time.strftime('%H.%M.%S')} {name}", file=sys.stderr, flush=True)
    return ledger.begin(name)


def go_through(trouble, portal, ledger, seconds):
    row = begin(ledger, trouble.name)
    trouble.cause(portal, seconds)
    ended, said = time.monotonic(), sum(row.acknowledged.values())
    seen, works_at = trouble.watches(portal), None
    while time.monotonic() - ended < LONGEST_RECOVERY:
        time.sleep(0.25)
        if works_at is None and trouble.watches(portal) not in (None, seen):
            works_at = time.monotonic()
        is_quiet = time.monotonic() - max(ended, row.last_error) > QUIET
        if works_at and is_quiet and sum(row.acknowledged.values()) > said:
            row.pages_after, row.work_after = max(0, row.last_error - ended), works_at - ended
            return
    row.faults.append("it did not come back")


def wait_for_mail():
    """Until all is sent; what is sent twice would come a little later."""
    began = time.monotonic()
    while (mails_waiting() or posts_to_announce()) and time.monotonic() - began < LONGEST_WAIT:
        time.sleep(1)
    waited = round(time.monotonic() - began)
    time.sleep(3)
    return waited


def as_line(row, lost, doubled):
    return {
        "name": row.name,
        "requests": row.requests,
        "errors": row.errors,
        "faults": row.faults,
        "acknowledged": sum(row.acknowledged.values()),
        "lost": lost[row.name],
        "doubled": doubled[row.name],
        "pages after": row.pages_after,
        "work after": row.work_after,
        "slowest": row.slowest,
    }
