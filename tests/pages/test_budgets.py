"""The performance budget of design.md §7: bytes as sent compressed, requests and queries. A page over it fails."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

KILOBYTE = 1024
CSS, SCRIPT, TOTAL = 10, 5, 30  # the smallest totals of the table
BUDGETS = {  # address: compressed HTML in kB, requests, queries
    "/": (10, 5, 12),
    "/privacyverklaring/": (10, 5, 12),
    "/producten/": (14, 5, 15),
    "/producten/?organisatie=vng&soort=guide&onderwerp=fg": (14, 5, 15),
    "/producten/privacy-impact-assessment/": (14, 6, 15),
    "/producten/structuur-register-van-verwerkingen/": (14, 6, 15),
    "/zoeken/?q=verwerkersoverenkomst": (14, 5, 15),
    "/register/": (14, 5, 5),
    "/hulp/": (10, 5, 12),
    "/hulp/begrippen/": (10, 5, 12),
    "/contact/": (9, 5, 10),
}


def sent_size(path):
    """The bytes that WhiteNoise sends for a static file: the smallest of its compressed forms."""
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    return min(form.stat().st_size for form in (file, *file.parent.glob(f"{file.name}.*")))


def test_every_page_stays_within_its_budget(client, content):
    for address in BUDGETS:
        _assert_within_budget(client, address)


def _assert_within_budget(client, address):
    html_budget, request_budget, query_budget = BUDGETS[address]
    plain = client.get(address).text
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"accept-encoding": "gzip"})
    assets = {path: sent_size(path) for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', plain)}
    sizes = {
        "html": len(response.content),
        "css": sum(size for path, size in assets.items() if path.endswith(".css")),
        "js": sum(size for path, size in assets.items() if path.endswith(".js")),
    }
    print(address, sizes, len(assets) + 1, "requests", len(queries), "queries")

    assert response["Content-Encoding"] == "gzip"
    assert sizes["html"] <= html_budget * KILOBYTE
    assert sizes["css"] <= CSS * KILOBYTE and sizes["js"] <= SCRIPT * KILOBYTE
    assert sizes["html"] + sum(assets.values()) <= TOTAL * KILOBYTE
    assert len(assets) + 1 <= request_budget
    assert len(queries) <= query_budget
