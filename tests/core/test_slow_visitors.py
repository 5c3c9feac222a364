"""Without a proxy: who is slow is closed within ten seconds, and meanwhile everybody else gets pages."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving import Gunicorn
from tests.slow_visitors import SLOW, hold, read_slowly

pytestmark = [pytest.mark.deep, pytest.mark.alone]
CLOSED_WITHIN = 10  # seconds
PAGE = b"GET /producten/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with Gunicorn(tmp_path_factory.mktemp("portal"), WEB_CONCURRENCY="1").prepare() as portal:
        yield portal


@pytest.mark.parametrize("kind", SLOW)
def test_who_is_slow_is_closed_and_keeps_nobody_waiting(portal, kind):
    with ThreadPoolExecutor(40) as visitors:
        slow = [visitors.submit(hold, portal.connection, kind) for _ in range(40)]
        waits = [wait_for_a_page(portal) for _ in range(20)]
        assert max(visitor.result() for visitor in slow) < CLOSED_WITHIN
    assert sorted(waits)[-2] < 3


def test_who_does_not_read_is_closed_and_keeps_nobody_waiting(portal):
    with ThreadPoolExecutor(8) as visitors:
        slow = [visitors.submit(read_slowly, portal.port) for _ in range(8)]
        time.sleep(2)
        waits = [wait_for_a_page(portal) for _ in range(20)]
        assert max(visitor.result() for visitor in slow) < 15  # the pages that fill the line come first
    assert sorted(waits)[-2] < 3


def test_a_slow_visitor_hears_why(portal):
    assert portal.say(b"GET / HT").startswith(b"HTTP/1.1 408 ")


def test_who_sends_steadily_is_not_slow(portal):
    """A file over a thin line: longer than anybody may be silent, but never silent."""
    head = b"POST /community/algemeen/nieuw/ HTTP/1.1\r\nHost: localhost\r\nCookie: sessie=x\r\n"
    with portal.connection() as connection:
        connection.sendall(head + b"Content-Length: 1536000\r\n\r\n")
        for _ in range(24):
            connection.sendall(b"x" * 64_000)
            time.sleep(0.5)
        assert connection.recv(12) == b"HTTP/1.1 403"


def test_closed_connections_are_forgotten(portal):
    """gunicorn counts them, and accepts no more than a thousand."""
    for _ in range(3):
        with ThreadPoolExecutor(100) as visitors:
            assert all(visitors.map(lambda _: portal.say(PAGE.replace(b"producten", b"health/live")), range(500)))


def wait_for_a_page(portal):
    started = time.monotonic()
    assert portal.say(PAGE).startswith(b"HTTP/1.1 200 ")
    return time.monotonic() - started
