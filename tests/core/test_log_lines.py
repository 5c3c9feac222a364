"""Loggers that are not ours: of what they say only kind and place are written, each line under the id of its request."""

import io
import json
import logging
import os
import subprocess
import sys

import pytest

from privacyportal.core.log_lines import JsonFormatter, LineFormatter, request_id

TYPED = "mevrouw Jansen 111222333 anna@utrecht.example"


@pytest.fixture
def written():
    """Calls with a logger; gives back what would stand in the log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    attached = []

    def attach(name):
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        attached.append((logger, logger.level))
        logger.setLevel(logging.DEBUG)
        return logger

    yield attach, stream
    for logger, level in attached:
        logger.removeHandler(handler)
        logger.setLevel(level)


NAMES = [
    "gunicorn.error",
    "django.security.TooManyFieldsSent",
    "django.request",
    "post_office",
    "allauth",
    "py.warnings",
]
WAYS = {
    "as an argument": lambda logger: logger.warning("Not Found: %s", TYPED),
    "in the text": lambda logger: logger.warning(f"Not Found: {TYPED}"),
    "formatted before": lambda logger: logger.warning("Invalid request from ip={ip}".format(ip=TYPED)),  # noqa: UP032
    "in an exception": lambda logger: fail_and_log(logger),
    "as the exception": lambda logger: logger.error(ValueError(TYPED)),
    "with the stack": lambda logger: logger.error("Bad: %s", TYPED, stack_info=True),
    "as a dictionary": lambda logger: logger.error("Bad: %(who)s", {"who": TYPED}),
    "over two lines": lambda logger: logger.error(f"Bad\n2026-11-26 INFO portal.request {TYPED}"),
}


def fail_and_log(logger):
    try:
        raise ValueError(TYPED)
    except ValueError:
        logger.exception("Error handling request %s", TYPED)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_a_library_was_given_is_written(written, name, way):
    attach, stream = written
    WAYS[way](attach(name))
    line = stream.getvalue()
    assert line.count("\n") == 1
    assert [word for word in TYPED.split() if word in line] == []
    assert f" {name} - test_log_lines.py:" in line


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_as_json_it_is_not_written_either(written, name, way):
    attach, stream = written
    logger = attach(name)
    logger.handlers[-1].setFormatter(JsonFormatter())
    WAYS[way](logger)
    line = stream.getvalue()
    assert line.count("\n") == 1
    assert [word for word in TYPED.split() if word in line] == []
    told = json.loads(line)
    assert (told["logger"], told["request_id"]) == (name, "-") and told["message"].startswith("test_log_lines.py:")


def test_only_we_add_fields_to_a_line_of_json(written):
    attach, stream = written
    for name in ("portal.request", "allauth"):
        logger = attach(name)
        logger.handlers[-1].setFormatter(JsonFormatter())
        logger.warning("said", extra={"facts": {"status": TYPED}})
    ours, theirs = map(json.loads, stream.getvalue().splitlines())
    assert ours["status"] == TYPED and "status" not in theirs


def test_words_that_stand_in_the_code_of_a_library_are_written(written):
    attach, stream = written
    attach("django.security").info("Forbidden (%s): %s", 17, TYPED)
    assert stream.getvalue().endswith(" Forbidden (%s): %s\n")


def test_an_operator_reads_where_the_server_listens(written):
    attach, stream = written
    attach("gunicorn.error").info("Listening at: %s (%s)", "http://127.0.0.1:8000", 17)
    assert stream.getvalue().endswith(" Listening at: http://127.0.0.1:8000 (17)\n")


def test_a_fault_is_written_by_kind_and_place(written):
    attach, stream = written
    fail_and_log(attach("django.request"))
    assert " Error handling request %s ValueError at " in stream.getvalue()


def test_our_own_words_are_written_under_the_id_of_the_request(written):
    attach, stream = written
    mark = request_id.set("0123456789ab")
    attach("portal.mail").info("%s mails sent", 3)
    request_id.reset(mark)
    assert stream.getvalue().endswith(" INFO portal.mail 0123456789ab 3 mails sent\n")


UNPLANNED = {
    "a warning": ("import warnings; warnings.warn(typed)", "py.warnings"),
    "a fault in a thread": ("import threading; threading.Thread(target=int, args=[typed]).start()", "portal.uncaught"),
    "a fault of a command": ("int(typed)", "portal.uncaught"),
}


@pytest.mark.parametrize("kind", UNPLANNED)
def test_what_nobody_planned_is_a_line_like_others(kind):
    code, logger = UNPLANNED[kind]
    program = f"import sys; import django; django.setup(); typed = sys.argv[1]; {code}"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "privacyportal.settings"}
    done = subprocess.run(
        [sys.executable, "-W", "always::UserWarning", "-c", program, TYPED],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert [word for word in TYPED.split() if word in done.stderr + done.stdout] == []
    assert f" {logger} - " in done.stderr
