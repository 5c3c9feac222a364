"""What log and traces say while a journey goes on, held against all that people typed and all that is kept of them."""

import logging
import re
from contextlib import contextmanager
from copy import copy
from functools import cache

from django.core.handlers.base import BaseHandler
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models.signals import post_save
from django.urls import get_resolver
from opentelemetry.sdk.trace import SpanProcessor

from privacyportal.core import traces
from privacyportal.core.log_lines import JsonFormatter, LineFormatter
from privacyportal.retention.personal_fields import PERSONAL

SHORTEST = 4  # characters; what is shorter stands everywhere
KEY = re.compile(r"\d{1,5}")  # of a row: chosen in a list, and the log may name a row by it
RUN = 3  # words: who quotes a text, quotes at least so many of them
OWN_NAME = re.compile(r'"\w+"?')  # the text of a statement may end in the middle of one
WORD = re.compile(r"[\w@.+-]*\w")

OURS = frozenset(  # words that a line has whatever happened; a person may choose `post` in a list as well
    "time level logger request_id message method route status milliseconds info warning error get head post "
    "portal.request http.request.method http.route http.response.status_code portal.request_id db.system.name db.query.text "
    "select distinct from where and or not in is null order by asc desc limit offset inner left outer join on as exists "
    "case when then else end count max min sum coalesce between like escape group having union all values "
    "insert into update set delete returning savepoint release rollback begin true false request sqlite postgresql".split()
)


class Ear(logging.Handler):
    """Keeps each line as it would be written, in both forms, but for the time: people type days of today."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.forms, self.lines = (LineFormatter(), JsonFormatter()), []

    def emit(self, record):
        record = copy(record)
        record.created = record.msecs = 0
        self.lines += [form.format(record) for form in self.forms]


class SpanEar(SpanProcessor):
    """Keeps all that a span tells, but for its times and numbers and the names of our own tables and columns."""

    def __init__(self, lines):
        self.lines = lines

    def on_end(self, span):
        told = [span.name, *span.attributes.items(), span.status.description or "", *span.events]
        self.lines.append(OWN_NAME.sub("", " ".join(map(str, told))))


@contextmanager
def heard():
    """Yields the lines that are logged meanwhile, and the words of people that came by: both grow."""
    ear, words, answer, root = Ear(), set(), BaseHandler.get_response, logging.getLogger()
    level = root.level

    def listening(handler, request):
        response = answer(handler, request)
        words.update(_typed_in(request))
        return response

    def saved(sender, instance, **kwargs):
        words.update(_personal_in(instance))

    traces.send_to(SpanEar(ear.lines))
    connection_created.connect(traces.watch)
    traces.watch(connection)
    root.addHandler(ear)
    root.setLevel(logging.INFO)
    post_save.connect(saved)
    BaseHandler.get_response = listening
    try:
        yield ear.lines, words
    finally:
        BaseHandler.get_response = answer
        post_save.disconnect(saved)
        root.removeHandler(ear)
        connection_created.disconnect(traces.watch)
        traces.end()
        root.setLevel(level)


def told(lines, words):
    """What of the words of people stands in the lines, as `(words, line)`."""
    asked = {run for word in words if isinstance(word, str) for run in _runs(word) if not KEY.fullmatch(run)} - OURS
    routes = sorted((f"/{route}" for route in _routes()), key=len, reverse=True)
    own = re.compile("|".join(map(re.escape, routes)))
    return [(run, line) for line in {*lines} for run in _runs_of_any_length(own.sub(" ", line)) & asked]


def _typed_in(request):
    """What was typed, chosen, sent as a file, or carried in the address or a cookie."""
    for values in (request.GET, getattr(request, "_post", {})):
        yield from (value for name in values for value in values.getlist(name))
    yield from (file.name for file in getattr(request, "_files", {}).values())
    yield from request.COOKIES.values()
    yield from getattr(request.resolver_match, "kwargs", {}).values()


def _personal_in(instance):
    """The texts of the personal fields of a row; a key of another row says nothing by itself."""
    names = PERSONAL.get(instance._meta.label, "").split()
    fields = [field for field in instance._meta.concrete_fields if field.name in names and not field.is_relation]
    yield from (str(field.value_from_object(instance)) for field in fields)


def _runs(text):
    """The whole of a short text; of a longer one each few words that follow each other."""
    words = WORD.findall(text.casefold())
    runs = [words[start : start + RUN] for start in range(max(1, len(words) - RUN + 1))]
    return {" ".join(run) for run in runs if len("".join(run)) >= SHORTEST}


def _runs_of_any_length(line):
    words = WORD.findall(line.casefold())
    return {" ".join(words[start : start + length]) for length in range(1, RUN + 1) for start in range(len(words))}


@cache
def _routes():
    """Every route as the log tells it, the longest first."""
    return set(routes_under(get_resolver(), ""))


def routes_under(resolver, before):
    """The route of each page below `resolver`, with what stands `before` it."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^")  # as Django joins them
        yield from routes_under(pattern, route) if hasattr(pattern, "url_patterns") else [route]
