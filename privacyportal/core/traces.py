"""Traces for OpenTelemetry: what a request did and how long that took, by route and statement; nothing of anybody.

A span is made here and not by a library that instruments Django: those write down addresses, query strings and what an
error says.
"""

from contextlib import contextmanager, nullcontext

from django.conf import settings

LONGEST = 600  # signs of a statement that are sent


class _Own:
    provider, tracer = None, None


def begin():
    """In each process, after it parted from its parent. OTEL_… of the environment say where the spans go."""
    if not settings.TRACES:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    send_to(BatchSpanProcessor(OTLPSpanExporter()))


def send_to(processor):
    """Make spans from now on, and give each to this processor of OpenTelemetry."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider(resource=Resource.create({"service.name": "privacyportaal"}))
    provider.add_span_processor(processor)
    _Own.provider, _Own.tracer = provider, provider.get_tracer("privacyportal")


def end():
    """Send what still waits, and make no spans from now on."""
    if _Own.provider:
        _Own.provider.shutdown()
    _Own.provider = _Own.tracer = None


@contextmanager
def request_span(request):
    """Yields a function that says at the end what the request was: its method, route, status and id."""
    if not _Own.tracer:
        yield lambda **facts: None
        return
    with _span("request", context=_told_by(request)) as span:

        def is_known(method, route, status, request_id):
            span.update_name(f"{method} {route}")
            named = {"http.request.method": method, "http.route": route, "http.response.status_code": status}
            span.set_attributes({**named, "portal.request_id": request_id})

        yield is_known


def timed(execute, sql, params, many, context):
    """A span for each statement, with its text and without its values (a wrapper of Django's for queries)."""
    named = {"db.system.name": context["connection"].vendor, "db.query.text": sql[:LONGEST]}
    with _span(sql.split(maxsplit=1)[0], attributes=named) if _Own.tracer else nullcontext():
        return execute(sql, params, many, context)


def watch(connection, **_):
    """Follow every query of this connection (a receiver of `connection_created`)."""
    if timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed)


def _span(name, **given):
    """What an error says may be of somebody, so no span keeps it."""
    return _Own.tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False, **given)


def _told_by(request):
    """The trace that our own proxy began; nobody else's."""
    if not settings.TRUSTED_PROXIES:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({"traceparent": request.headers.get("traceparent", "")})
