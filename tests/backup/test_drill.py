"""The restore drill: a backup while people write and files come and go, a new machine, and the same pages on it."""

import re
import secrets
import threading
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg2
import pytest

from tests.postgres import private_cluster
from tests.serving import Gunicorn
from tests.soak import questions
from tests.soak.browser import Browser
from tests.soak.ledger import Ledger, new_mark

pytestmark = pytest.mark.deep
WRITERS = 4
STEADY, PASSING = 40, 200_000  # files that stay, and the bytes of one that does not
TEXTS = "from privacyportal.contact.models import Question; print(*Question.objects.values_list('text', flat=True))"


@pytest.fixture(params=["sqlite", "postgresql"])
def machines(request, tmp_path):
    """Two machines, of which the second is empty, with the same address for visitors."""
    with databases(request.param) as urls:
        first, second = [
            Gunicorn(tmp_path / name, QUESTIONS_PER_HOUR="100000", WEB_CONCURRENCY="2", **url)
            for name, url in zip(("first", "second"), urls, strict=True)
        ]
        second.port, second.environment["PORT"] = first.port, str(first.port)
        yield first, second


@contextmanager
def databases(kind):
    if kind == "sqlite":
        yield {}, {}
        return
    with private_cluster() as url:
        connection = psycopg2.connect(url)
        connection.autocommit = True
        for name in ("first", "second"):
            connection.cursor().execute(f"CREATE DATABASE {name}")
        connection.close()
        yield [{"DATABASE_URL": url.removesuffix("postgres") + name} for name in ("first", "second")]


class People:
    """Four visitors who keep asking, and an editor whose pictures come and go."""

    def __init__(self, portal):
        self.portal, self.acknowledged, self.over = portal, [], threading.Event()
        self.pictures = portal.folder / "files" / "images"
        self.pictures.mkdir(parents=True, mode=0o700)
        self.steady = {self._draw(): None for _ in range(STEADY)}

    def __enter__(self):
        self.threads = ThreadPoolExecutor(WRITERS + 1)
        self.jobs = [self.threads.submit(self._ask) for _ in range(WRITERS)]
        self.jobs.append(self.threads.submit(self._draw_and_throw_away))
        return self

    def __exit__(self, *_):
        self.over.set()
        self.threads.shutdown()
        for job in self.jobs:
            job.result()

    def _ask(self):
        browser = Browser(self.portal.port, Ledger())
        while not self.over.is_set():
            mark = new_mark()
            questions.ask(browser, mark)
            self.acknowledged.append(mark)

    def _draw(self):
        name = f"{secrets.token_hex(16)}.png"
        (self.pictures / name).write_bytes(secrets.token_bytes(PASSING))
        return name

    def _draw_and_throw_away(self):
        while not self.over.wait(0.005):
            (self.pictures / self._draw()).unlink()


def pages_of(portal):
    """What a visitor gets at every address that the portal itself names."""
    site = f"http://127.0.0.1:{portal.port}"
    addresses = re.findall(r"<loc>([^<]+)</loc>", get(f"{site}/sitemap.xml"))
    paths = [re.sub(r"^https?://[^/]+", "", address) for address in addresses]
    return {
        path: get(site + path) for path in [*paths, "/producten.json", "/producten/feed/"] if "/contact/" not in path
    }


def get(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def test_what_was_acknowledged_is_there_again_and_every_page_is_the_same(machines, tmp_path):
    first, second = machines
    first.folder.mkdir()
    second.folder.mkdir()
    first.prepare()
    with first, People(first) as people:
        while len(people.acknowledged) < 3 * WRITERS:
            time.sleep(0.1)
        before = list(people.acknowledged)
        told = first.manage("backup", "--to", f"{tmp_path}/backups/").stdout
        meanwhile = len(people.acknowledged) - len(before)
        people.over.set()
        time.sleep(1)
        pages = pages_of(first)
    [backup] = (tmp_path / "backups").glob("*.tar.gz")
    told += second.manage("restore", str(backup)).stdout
    print(f"\n{told}{meanwhile} questions were acknowledged while the backup was made; {len(pages)} pages compared.")
    kept = Counter(questions.MARKER.findall(second.manage("shell", "-c", TEXTS).stdout))
    assert meanwhile > 0
    assert [marker for marker in before if kept[marker] != 1] == []
    assert set(kept.values()) == {1}
    restored = second.folder / "files" / "images"
    assert [n for n in people.steady if (restored / n).read_bytes() != (people.pictures / n).read_bytes()] == []
    with second:
        again = pages_of(second)
    assert sorted(again) == sorted(pages)
    assert [path for path in pages if again[path] != pages[path]] == []
    assert len(pages) > 50
