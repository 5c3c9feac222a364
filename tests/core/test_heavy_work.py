"""Heavy work: so many at once, each apart, with an end, whatever the work does."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from privacyportal.core import heavy_work
from privacyportal.core.files.kinds import FileRefused, Kind, Refusal
from tests.core import heavy_jobs

pytestmark = pytest.mark.usefixtures("processes_as_in_production")
PATIENT = {"wait": 60, "seconds": 60}  # the machine may be busy with other tests
ASKER = """
import django; django.setup()
from privacyportal.core import heavy_work
from tests.core import heavy_jobs
heavy_work.run(heavy_jobs.sleep, 60, wait=5)
"""


@pytest.fixture(autouse=True)
def slots_of_our_own(settings, tmp_path):
    settings.DATA_DIR, settings.HEAVY_JOBS = tmp_path, 2


def test_megabytes_go_in_and_come_out():
    content = os.urandom(10 * 1024**2)
    assert heavy_work.run(heavy_jobs.double, content, **PATIENT) == content * 2


def test_our_own_values_come_back_as_themselves():
    assert heavy_work.run(heavy_jobs.kind_of_word, "pdf", **PATIENT) == {"kind": Kind.PDF, "seen": {"pdf"}, "raw": b"x"}


@pytest.mark.parametrize("name", ["leeg.pdf", "{0} {reason}.pdf", "één.pdf"])
def test_our_own_exception_comes_back_as_itself(name):
    with pytest.raises(FileRefused) as refused:
        heavy_work.run(heavy_jobs.refuse, name, **PATIENT)
    assert refused.value.reason is Refusal.EMPTY
    assert str(refused.value) == f"{name} is leeg. Kies een ander bestand."


def test_anothers_exception_is_named_by_kind_and_place_without_what_was_typed():
    with pytest.raises(heavy_work.Crashed) as crashed:
        heavy_work.run(heavy_jobs.fail, "mevrouw Jansen", **PATIENT)
    assert "ValueError at" in str(crashed.value) and "heavy_jobs.py" in str(crashed.value)
    assert "Jansen" not in str(crashed.value)


@pytest.mark.parametrize(
    ("work", "limits", "end"),
    [
        (heavy_jobs.loop, {"cpu_seconds": 1}, heavy_work.TookTooLong),
        (heavy_jobs.loop, {"seconds": 1}, heavy_work.KeptWaiting),
        (heavy_jobs.sleep_in_a_program, {"seconds": 1}, heavy_work.TookTooLong),
        (heavy_jobs.eat_memory, {}, heavy_work.TookTooMuch),
        (heavy_jobs.crash, {}, heavy_work.Crashed),
        (heavy_jobs.kill_itself, {}, heavy_work.Crashed),
    ],
)
def test_every_bad_end_has_a_name_and_frees_the_slot(work, limits, end, settings):
    settings.HEAVY_JOBS = 1
    with pytest.raises(end):
        heavy_work.run(work, **(PATIENT | limits))
    assert heavy_work.run(heavy_jobs.double, 21, **PATIENT) == 42


def test_what_the_work_started_ends_with_it():
    with pytest.raises(heavy_work.TookTooLong):
        heavy_work.run(heavy_jobs.sleep_in_a_program, seconds=1)
    assert "271828" not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout


def test_no_more_than_the_slots_work_at_once():
    with ThreadPoolExecutor(4) as askers:
        work = [askers.submit(heavy_work.run, heavy_jobs.note_and_sleep, 0.5, **PATIENT) for _ in range(6)]
        spans = [job.result() for job in work]
    moments = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    busy = [sum(step for _, step in moments[: count + 1]) for count in range(len(moments))]
    assert max(busy) <= 2


def test_who_cannot_wait_hears_at_once_that_all_is_taken(settings):
    settings.HEAVY_JOBS = 1
    with ThreadPoolExecutor(1) as other:
        first = other.submit(heavy_work.run, heavy_jobs.sleep, 2, wait=5)
        wait_until_taken()
        with pytest.raises(heavy_work.Busy):
            heavy_work.run(heavy_jobs.double, 1)
        assert first.result() == "slept"


def test_a_process_keeps_threads_for_other_work_however_many_ask():
    with ThreadPoolExecutor(20) as askers:
        work = [askers.submit(heavy_work.run, heavy_jobs.sleep, 0.5, **PATIENT) for _ in range(20)]
        ends = [type(job.exception()) for job in work]
    assert ends.count(heavy_work.Busy) >= 12 and ends.count(type(None)) >= 4


def test_who_waits_for_a_file_takes_no_place_of_who_waits_for_a_document():
    with ExitStack() as files:
        for _ in range(heavy_work.FEW):
            files.enter_context(heavy_work._place_to_wait(heavy_work.few))
        with pytest.raises(heavy_work.Busy):
            heavy_work.run(heavy_jobs.double, 21, **PATIENT)
        assert heavy_work.run(heavy_jobs.double, 21, room=heavy_work.many, **PATIENT) == 42


@pytest.mark.parametrize("victim", ["the one who asked", "the one who works"])
def test_a_slot_is_free_again_after_kill_9(settings, victim):
    settings.HEAVY_JOBS = 1
    environment = {**os.environ, "DATA_DIR": str(settings.DATA_DIR), "HEAVY_JOBS": "1"}
    with subprocess.Popen([sys.executable, "-c", ASKER], env=environment, stderr=subprocess.DEVNULL) as asker:
        wait_until_taken()
        worker = wait_for_child(asker.pid)
        os.kill(asker.pid if victim == "the one who asked" else worker, signal.SIGKILL)
        assert heavy_work.run(heavy_jobs.double, 21, **PATIENT) == 42
        assert is_gone(worker)


def test_the_work_sees_none_of_our_secrets_and_writes_on_no_disk(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "very-secret")
    environment, _, _ = heavy_work.run(heavy_jobs.surroundings, **PATIENT)
    assert "very-secret" not in str(environment)
    assert heavy_work.run(heavy_jobs.write_to_disk, str(tmp_path / "written")) == "refused"


def test_the_work_gives_way_to_who_asked_for_it():
    _, nice, session = heavy_work.run(heavy_jobs.surroundings, **PATIENT)
    assert nice == min(os.nice(0) + 10, 19)  # the suite itself may run out of the way of others
    assert session == os.getsid(0)  # in a session of its own, Linux would give it a share as large as ours all the same


def test_what_a_library_prints_spoils_no_answer():
    assert heavy_work.run(heavy_jobs.chatter, **PATIENT) == "quiet"


@pytest.mark.parametrize("work", [heavy_jobs.answer_with_a_call, heavy_jobs.answer_with_a_class_of_others])
def test_an_answer_can_run_nothing_with_us(work):
    with pytest.raises(heavy_work.Crashed):
        heavy_work.run(work)


def wait_until_taken():
    until = time.monotonic() + 20
    while time.monotonic() < until:
        slot = heavy_work._free_slot()
        if slot is None:
            return
        os.close(slot)
        time.sleep(0.02)
    raise AssertionError("nobody took the slot")


def wait_for_child(pid):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        children = [task.read_text().split() for task in Path(f"/proc/{pid}/task").glob("*/children")]
        if found := [int(child) for line in children for child in line]:
            return found[0]
        time.sleep(0.02)
    raise AssertionError("no child")


def is_gone(pid):
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()  # dead, and not yet fetched by init
    except FileNotFoundError:
        return True
