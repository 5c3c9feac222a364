"""Moving through pages in a real browser without racing it, and leaving nothing under way behind."""

import select
import threading

from django.core.servers.basehttp import ThreadedWSGIServer

PATIENCE = 30  # seconds, for the last answers of a busy machine


def press(locator):
    """Click what leads to another page, and be on that page: a click by itself may return before the browser left."""
    with locator.page.expect_navigation():
        locator.click()


def end(contexts, server):
    """Close all browsers of a test, and return when `server` has answered all that they asked: the next test begins
    with no request under way."""
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="wait")
        context.close()
    server.wait_until_idle()


class IdleServer(ThreadedWSGIServer):
    """A live server that knows whether anything is still being answered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.under_way, self.changed = 0, threading.Condition()

    def process_request(self, request, client_address):
        self._count(1)
        super().process_request(request, client_address)

    def process_request_thread(self, request, client_address):
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._count(-1)

    def wait_until_idle(self):
        """Wait until each connection, also one that was not taken up yet, has been answered and closed."""
        with self.changed:
            is_idle = self.changed.wait_for(lambda: not self.under_way and not self._has_callers(), PATIENCE)
        assert is_idle, f"{self.under_way} requests of the last test are still under way"

    def _has_callers(self):
        return bool(select.select([self.socket], [], [], 0.02)[0])

    def _count(self, step):
        with self.changed:
            self.under_way += step
            self.changed.notify_all()
