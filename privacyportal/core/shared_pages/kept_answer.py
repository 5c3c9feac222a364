"""What visitors and members see alike, on a page that is not shared: asked once in a process until it changes.

While a page is made the public version is asked once, of the database itself, so that who changed something sees that
on the next page. An act keeps nothing: what it has written may still be undone. Only while it does nothing but look
around, what is asked twice is asked once.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from .. import once
from . import version

MOST = 512  # answers of one version; who asks more begins anew


class _Answers(dict):
    """Those of one public version; who began to ask in an earlier one leaves his answer there."""

    def __init__(self, version):
        super().__init__()
        self.version = version


_around = ContextVar("what the act that looks around has asked", default=None)


class _Last:
    answers = _Answers(None)


def kept_answer(ask):
    """Decorate a question about public rows, of arguments that can be a key. Threads share its answer: whole, never
    changed by who gets it, and no queryset that is still to be asked."""

    @wraps(ask)
    def asked(*arguments):
        answers = _answers()
        if answers is None:
            return ask(*arguments)
        key = (ask, *arguments)
        if key not in answers:
            answers[key] = ask(*arguments)
        return answers[key]

    return asked


@contextmanager
def looking_around():
    """For a part of an act that writes nothing: its answers are kept until it ends."""
    mark = _around.set({})
    try:
        yield
    finally:
        _around.reset(mark)


def forget():
    """The next who asks is answered anew."""
    _Last.answers = _Answers(None)


def _answers():
    """Those that hold for the page that is being made, or for who looks around; None for an act, and without a version."""
    public = once.remember("public version", version.at_this_moment)
    if public is None:
        return _around.get()
    answers = _Last.answers
    if answers.version != public or len(answers) > MOST:
        answers = _Last.answers = _Answers(public)
    return answers
