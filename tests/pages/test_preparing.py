"""Two nodes that start at once prepare one database, after each other."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.postgres import private_cluster
from tests.serving import ROOT, Gunicorn

pytestmark = pytest.mark.deep
COUNTED = """
from products.models import Product; from privacyportal.contact.models import Desk
from privacyportal.index.models import SearchEntry
print(Product.objects.count(), Desk.objects.count(), SearchEntry.objects.count())
"""


@contextmanager
def nodes_on_sqlite(folder):
    yield [Gunicorn(folder)] * 2


@contextmanager
def nodes_on_postgresql(folder):
    with private_cluster() as url:
        folders = [folder / "one", folder / "other"]
        yield [Gunicorn(one, DATABASE_URL=url) for one in folders if not one.mkdir()]


@pytest.mark.parametrize("nodes", [nodes_on_sqlite, nodes_on_postgresql])
def test_two_nodes_prepare_at_once(tmp_path, nodes):
    with nodes(tmp_path) as (one, other):
        preparing = [begin(node) for node in (one, other)]
        said = [process.communicate(timeout=300)[0] for process in preparing]
        assert [process.returncode for process in preparing] == [0, 0], said
        assert sum("20 kennisproducten geladen" in words for words in said) == 1
        assert one.manage("shell", "-c", COUNTED).stdout.split()[-3:] == ["20", "2", said_count(one)]


def said_count(node):
    """How many entries the index has when it is built anew, by one."""
    node.manage("rebuild_search")
    return node.manage("shell", "-c", COUNTED).stdout.split()[-1]


def begin(node):
    command = [sys.executable, "manage.py", "prepare"]
    environment = os.environ | node.environment
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
