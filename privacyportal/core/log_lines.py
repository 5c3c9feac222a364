"""What a line of the log may hold: our own words as they are; of anybody else's only what, where and during which request.

A library logs what it was given: a request line, a field name, an address. What it says is shown only where it is
literally in its code.
"""

import json
import logging
import sys
import threading
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path

from gunicorn.glogging import Logger

from . import env
from .faults import describe_fault

OURS = "portal"
ABOUT_ITSELF = {  # what gunicorn says of its own processes, with the values that an operator needs
    "Starting gunicorn %s",
    "Listening at: %s (%s)",
    "Using worker: %s",
    "Booting worker with pid: %s",
    "Worker exiting (pid: %s)",
    "Worker (pid:%s) exited with code %s.",
    "Worker (pid:%s) was sent %s!",
    "Connection in use: %s",
    "Invalid address: %s",
    "Can't connect to %s",
    "Handling signal: %s",
    "Shutting down: %s",
    "WORKER TIMEOUT (pid:%s)",
}
BETWEEN = ("/logging/__init__.py", "/gunicorn/glogging.py", __file__)  # the caller and us

request_id = ContextVar("request_id", default="-")


class LineFormatter(logging.Formatter):
    """`2026-11-26 09:00:00.000+01:00 INFO portal.request 3f2a… GET producten/ 200 12ms`"""

    def format(self, record):
        return " ".join([_time(record), record.levelname, record.name, _request_of(record), said(record)])


class JsonFormatter(logging.Formatter):
    """The same line as a JSON object, with the `facts` that a line of ours brings along as fields of their own."""

    def format(self, record):
        line = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "request_id": _request_of(record),
            "message": said(record),
        }
        facts = getattr(record, "facts", {}) if _is_ours(record) else {}
        return json.dumps(line | facts, ensure_ascii=False)


FORMATTERS = {"line": LineFormatter, "json": JsonFormatter}


def chosen_formatter():
    """As LOG_FORMAT says."""
    return FORMATTERS[env.choice("LOG_FORMAT", [*FORMATTERS])]()


def said(record):
    """What may be shown of a record, whoever made it: one line."""
    is_plain = _is_ours(record) or (record.name == "gunicorn.error" and record.msg in ABOUT_ITSELF)
    words = _one_line(record.getMessage()) if is_plain else _described(record)
    return f"{words} {describe_fault(record.exc_info[1])}" if record.exc_info and record.exc_info[1] else words


def _is_ours(record):
    return record.name.split(".")[0] == OURS


def _request_of(record):
    return getattr(record, "request_id", request_id.get())


def _time(record):
    return datetime.fromtimestamp(record.created).astimezone().isoformat(" ", "milliseconds")


class GunicornLogger(Logger):
    """gunicorn's own lines, in our form."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.setFormatter(chosen_formatter())


def keep_unplanned_lines_safe():
    """Warnings and uncaught faults would go to the screen with their text; they become lines like others."""
    logging.captureWarnings(True)
    threading.excepthook = lambda fault: _note_uncaught(fault.exc_value)
    sys.excepthook = lambda kind, fault, trace: _note_uncaught(fault)


def _note_uncaught(fault):
    if isinstance(fault, Exception):
        logging.getLogger("portal.uncaught").error("%s", describe_fault(fault))


def _described(record):
    callers = list(_callers())
    text = record.msg if isinstance(record.msg, str) else ""
    is_literal = any(text in frame.f_code.co_consts for frame in callers)
    place = f"{Path(callers[0].f_code.co_filename).name}:{callers[0].f_lineno}" if callers else record.module
    return f"{place} {_one_line(text)}" if text and is_literal else place


def _callers():
    frame = sys._getframe()
    while frame:
        if not frame.f_code.co_filename.endswith(BETWEEN):
            yield frame
        frame = frame.f_back


def _one_line(text):
    return " ".join(text.split())
