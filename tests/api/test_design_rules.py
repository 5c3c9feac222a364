"""The NL API Design Rules (2.x), each by its own name, asked of the description and of the portal itself.

On 27 November 2026 Spectral with the published rules found nothing either; this needs no Node.
"""

import re

import pytest
from django.urls import get_resolver
from openapi_spec_validator import OpenAPIV30SpecValidator

from products.open_data import COLUMNS
from tests.api.described import description, resolved

pytestmark = pytest.mark.django_db
SEMVER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
CAMEL_CASE = r"[a-z][a-z\d]*([A-Z][a-z\d]*)*"


def operations():
    return [(path, method, told) for path, item in description()["paths"].items() for method, told in item.items()]


def parameters():
    return [resolved(parameter) for _, _, told in operations() for parameter in told.get("parameters", [])]


def properties():
    """Each property of each schema, with what is said of it."""
    for schema in description()["components"]["schemas"].values():
        for part in [schema, *schema.get("allOf", [])]:
            yield from part.get("properties", {}).items()


def test_core_doc_openapi():
    assert description()["openapi"].startswith("3.")
    OpenAPIV30SpecValidator(description()).validate()


def test_core_doc_openapi_contact():
    assert all(description()["info"]["contact"][name] for name in ("name", "url", "email"))


def test_core_publish_openapi(client):
    answer = client.get("/api/v1/openapi.json", headers={"origin": "https://intranet.gemeente.example"})
    assert answer["Access-Control-Allow-Origin"] == "*" and answer["Content-Type"] == "application/json"
    assert answer.json()["paths"].keys() == description()["paths"].keys()


def test_core_no_trailing_slash(client):
    assert [path for path in description()["paths"] if path != "/" and path.endswith("/")] == []
    for path in ("kennisproducten", "organisaties", "openapi.json", "kennisproducten/weg"):
        answer = client.get(f"/api/v1/{path}/")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_core_http_methods(client):
    assert {method for _, method, _ in operations()} == {"get"}
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)("/api/v1/kennisproducten")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert client.head("/api/v1/kennisproducten").status_code == 200


def test_core_uri_version_and_semver():
    (server,) = description()["servers"]
    version = description()["info"]["version"]
    assert re.fullmatch(SEMVER, version)
    assert re.fullmatch(r"https://[^/]+/api/v(\d+)", server["url"])[1] == version.partition(".")[0]


def test_core_version_header(client):
    version = description()["info"]["version"]
    for address in ("/api/v1", "/api/v1/", "/api/v1/openapi.json", "/api/v1/kennisproducten?x=1", "/api/v1/weg"):
        assert client.get(address)["API-Version"] == version
    told = [resolved(answer) for _, _, operation in operations() for answer in operation["responses"].values()]
    assert all("API-Version" in answer["headers"] for answer in told)


def test_core_path_segments_kebab_case():
    segments = {segment for path in description()["paths"] for segment in path.split("/")} - {"", "openapi.json"}
    assert [one for one in segments if not re.fullmatch(r"[a-z0-9-]+|\{[^}]+\}", one)] == []


def test_core_query_keys_camel_case():
    assert [one["name"] for one in parameters() if not re.fullmatch(CAMEL_CASE, one["name"])] == []
    assert [name for name, _ in properties() if not re.fullmatch(CAMEL_CASE, name)] == []


def test_core_error_handling_problem_details():
    for _, _, operation in operations():
        for status, answer in operation["responses"].items():
            if status >= "400":
                schema = resolved(resolved(answer)["content"]["application/problem+json"]["schema"])
                assert {"status", "title", "detail"} <= set(schema["required"]) & set(schema["properties"])


def test_core_error_handling_invalid_input():
    asked = [operation for _, _, operation in operations() if operation.get("parameters")]
    assert len(asked) == 2 and all("400" in operation["responses"] for operation in asked)


def test_core_date_time_format():
    formats = {name: told.get("format") for name, told in properties()}
    days = [name for name in formats if re.search(r"[dD]atum$", name)]
    assert days and {formats[name] for name in days} == {"date"}
    assert {told for name, told in formats.items() if name.endswith("Op")} == {"date", "date-time"}


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/kennisproducten", "/api/v1/openapi.json", "/api/v1/weg"])
def test_core_transport_security_headers(client, address):
    answer = client.get(address, secure=True)
    assert answer["Content-Security-Policy"] == "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")
    # An answer is not no-store: it is public, and a program may keep it if it asks with its ETag whether it still holds.
    assert answer["Cache-Control"] == ("no-cache" if answer.status_code == 200 else "no-store")
    assert not answer.cookies


def test_core_transport_cors(client):
    asked = {"origin": "https://intranet.gemeente.example", "access-control-request-headers": "if-none-match"}
    answer = client.options("/api/v1/kennisproducten", headers={**asked, "access-control-request-method": "GET"})
    assert answer.status_code == 204 and answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer
    assert "Access-Control-Allow-Origin" not in client.get("/producten/", headers=asked)


def test_what_is_described_and_what_is_there_are_the_same():
    ours = next(part for part in get_resolver().url_patterns if getattr(part, "app_name", "") == "api")
    there = {f"/{pattern.pattern}".replace("<word:slug>", "{kenmerk}") for pattern in ours.url_patterns}
    told = {f"/api/v1{path}" for path in description()["paths"]}
    assert there == told - {"/api/v1/"} | {"/api/", "/^api/v1/?$"}
    columns = description()["components"]["schemas"]["KennisproductInLijst"]["properties"]
    assert len(columns) == len(COLUMNS) + 2
