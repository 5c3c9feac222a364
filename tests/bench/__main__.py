"""`python -m tests.bench [--size small] [--only pages,search] [--into docs/performance.md]`: everything, in one run.

A piece that fails is told and the next one begins; what was measured before stays in the report.
"""

import argparse
import sys
import tempfile
import time
import traceback

from tests.bench.databases import Databases
from tests.bench.pieces import PIECES
from tests.bench.portals import Portals
from tests.bench.report import Report
from tests.bench.run import Run, tell
from tests.bench.sizes import SIZES
from tests.postgres import private_cluster


def main(size, only, into):
    started, broken = time.monotonic(), []
    with private_cluster() as url, tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        tell("a portal with its first content ...")
        run = Run(Portals(Databases(url), folder), SIZES[size], Report(into, size))
        for name in only or PIECES:
            if not measured(name, run):
                broken.append(name)
    tell(f"{into} is written; {(time.monotonic() - started) / 60:.0f} minutes")
    tell("\n".join([f"broken off: {', '.join(broken) or 'nothing'}", *run.not_kept]))
    return 1 if broken or run.not_kept else 0


def measured(name, run):
    """Whether this piece came to its end; what went wrong is told."""
    started = time.monotonic()
    tell(f"{name} ...")
    try:
        PIECES[name](run)
        return True
    except Exception:
        traceback.print_exc()
        return False
    finally:
        tell(f"{name}: {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--only", type=lambda names: names.split(","), default=None, metavar="PIECE,PIECE")
    parser.add_argument("--into", default="docs/performance.md")
    sys.exit(main(**vars(parser.parse_args())))
