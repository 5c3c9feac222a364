"""A municipality lets a tool write its client from our description; that client reads the whole catalogue."""

import importlib
import json
import sys
from datetime import date

import pytest
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

from products.models import Product
from tests.api.described import description

pytestmark = [pytest.mark.deep, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The package that the tool wrote."""
    source = tmp_path / "openapi.json"
    source.write_text(json.dumps(description()))
    options = {
        "document_source": source,
        "file_encoding": "utf-8",
        "overwrite": False,
        "output_path": tmp_path / "catalogus",
    }
    config = Config.from_sources(ConfigFile(post_hooks=[]), MetaType.NONE, **options)
    warnings = generate(config=config)
    assert list(warnings) == []
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("catalogus")
    for name in [name for name in sys.modules if name.partition(".")[0] == "catalogus"]:
        del sys.modules[name]


def test_a_generated_client_reads_the_whole_catalogue(written, content, live_server):
    lists = importlib.import_module("catalogus.api.kennisproducten.lijst_kennisproducten")
    reads = importlib.import_module("catalogus.api.kennisproducten.lees_kennisproduct")
    client, met, number = written.Client(base_url=f"{live_server.url}/api/v1"), [], 1
    while number:
        page = lists.sync(client=client, pagina=number, paginagrootte=7)
        met += page.kennisproducten
        number = page.pagina + 1 if page.volgende else None
    assert {product.titel for product in met} == set(Product.objects.in_catalogue().values_list("title", flat=True))
    assert len(met) == Product.objects.in_catalogue().count()
    assert all(isinstance(product.versiedatum, date) for product in met)
    assert reads.sync(client=client, kenmerk=met[0].kenmerk).titel == met[0].titel
    wrong = lists.sync_detailed(client=client, organisatie=["niets"])
    assert (wrong.status_code, wrong.parsed.errors[0].name) == (400, "organisatie")
