"""The soak run works: seven people go on while the portal is hit, and every acknowledged write is there once."""

import json
import os
import subprocess
import sys

import pytest

from tests.serving import ROOT

pytestmark = [pytest.mark.deep, pytest.mark.alone]
TROUBLES = ["workers_killed", "tick_killed", "disk_full"]


def test_a_short_run_loses_and_doubles_nothing(tmp_path):
    outcome = tmp_path / "outcome.json"
    words = ["--plain", "--small", "--seconds", "15", "--each", "4", "--troubles", ",".join(TROUBLES)]
    environment = {name: value for name, value in os.environ.items() if name not in ("DATA_DIR", "CACHE_URL")}
    command = [sys.executable, "-m", "tests.soak", *words, "--json", str(outcome)]
    finished = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout
    told = json.loads(outcome.read_text())
    assert sum(row["acknowledged"] for row in told["rows"]) > 20
    assert {row["name"] for row in told["rows"]} >= {"calm", *TROUBLES} - set(told["absent"])
