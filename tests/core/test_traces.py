"""What a collector of OpenTelemetry gets: requests and statements, in one trace, and nothing of anybody."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from privacyportal.core import traces

pytestmark = pytest.mark.django_db
PROXY = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def spans():
    traces.send_to(SimpleSpanProcessor(exporter := InMemorySpanExporter()))
    with connection.execute_wrapper(traces.timed):
        yield exporter.get_finished_spans
    traces.end()


def test_a_request_is_a_span_with_its_statements_under_it(client, spans):
    answer = client.get("/zoeken/?q=zwembadcamera")
    request = next(span for span in spans() if span.name == "GET /zoeken/")
    assert dict(request.attributes) == {
        "http.request.method": "GET",
        "http.route": "/zoeken/",
        "http.response.status_code": 200,
        "portal.request_id": answer["X-Request-Id"],
    }
    asked = [span for span in spans() if span.name == "SELECT"]
    assert asked and all(span.parent.span_id == request.context.span_id for span in asked)
    assert all(span.attributes["db.system.name"] == connection.vendor for span in asked)
    assert "zwembadcamera" not in str([span.to_json() for span in spans()])


def test_an_error_is_told_by_its_status_alone(client, spans, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("Anna typte iets vreemds")

    monkeypatch.setattr("privacyportal.search.views.Asked", fail, raising=False)
    monkeypatch.setattr("privacyportal.search.views.render", fail)
    client.raise_request_exception = False
    assert client.get("/zoeken/").status_code == 500
    assert 500 in [span.attributes.get("http.response.status_code") for span in spans()]
    assert "Anna" not in str([span.to_json() for span in spans()])


@pytest.mark.parametrize(("proxies", "goes_on"), [(1, True), (0, False)])
def test_the_trace_of_our_own_proxy_goes_on(client, spans, settings, proxies, goes_on):
    settings.TRUSTED_PROXIES = proxies
    client.get("/health/live/", headers={"traceparent": PROXY})
    assert (f"{spans()[-1].context.trace_id:032x}" in PROXY) is goes_on


@pytest.mark.parametrize("said", ["", "x", "00-zz-yy-01", PROXY + PROXY])
def test_what_is_no_trace_begins_a_new_one(client, spans, settings, said):
    settings.TRUSTED_PROXIES = 1
    assert client.get("/health/live/", headers={"traceparent": said}).status_code == 200
    assert spans()[-1].parent is None


def test_a_collector_on_loopback_gets_them(client, settings, monkeypatch):
    got = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
    settings.TRACES = True
    traces.begin()
    try:
        client.get("/health/live/")
    finally:
        traces.end()
        server.shutdown()
    resource = ExportTraceServiceRequest.FromString(got[0]).resource_spans[0]
    assert [span.name for scope in resource.scope_spans for span in scope.spans] == ["GET /health/live/"]
    assert "privacyportaal" in str(resource.resource)


def test_without_a_collector_no_span_is_made(client, settings):
    traces.begin()
    with traces.request_span(None) as is_known:
        is_known(method="GET", route="/", status=200, request_id="x")
