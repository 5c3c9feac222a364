"""python -m tests.soak [--plain | --many] [--seconds 180] [--each 8] [--troubles disk_full,tick_killed]

Loopback only, everything new and thrown away. `--plain` is SQLite and a folder, `--many` is PostgreSQL, Redis and S3;
without either, first the one and then the other. Prints one table; 0 when nothing was lost or doubled, the calm had no
error and the portal came back by itself from each trouble.
"""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.soak.run import run
from tests.soak.table import is_sound, print_run


def main(options):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # and leave no process behind
    kinds = [kind for kind in ("plain", "many") if getattr(options, kind)]
    if len(kinds) == 1:
        return alone(kinds[0], options)
    return max(in_a_process(kind, options) for kind in ("plain", "many"))


def alone(kind, options):
    names = tuple(filter(None, options.troubles.split(",")))
    outcome = run(kind, options.seconds, options.each, names, is_small=options.small)
    log = Path(tempfile.gettempdir(), f"soak-{kind}.log")
    log.write_text(outcome.pop("log"))
    print_run(outcome)
    if options.json:
        Path(options.json).write_text(json.dumps(outcome))
    print(f"What the portal wrote is in {log}.")
    return 0 if is_sound(outcome) else 1


def in_a_process(kind, options):
    """Django takes its settings once."""
    words = [f"--{kind}", "--seconds", options.seconds, "--each", options.each, "--troubles", options.troubles]
    words += ["--small"] if options.small else []
    return subprocess.call([sys.executable, "-m", "tests.soak", *map(str, words)])


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--plain", action="store_true")
parser.add_argument("--many", action="store_true")
parser.add_argument("--small", action="store_true", help="seven people instead of sixteen")
parser.add_argument("--seconds", type=int, default=180, help="of calm")
parser.add_argument("--each", type=int, default=8, help="seconds that each trouble lasts")
parser.add_argument("--troubles", default="", help="their names, with commas; all unless given")
parser.add_argument("--json", default="", help="a file for what came out")

if __name__ == "__main__":
    sys.exit(main(parser.parse_args()))
