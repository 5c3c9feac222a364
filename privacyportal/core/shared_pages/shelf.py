"""The pages that this process keeps in memory: all of one public version, bounded in number and bytes."""

import threading
from collections import OrderedDict
from contextlib import contextmanager

MOST_PAGES, MOST_BYTES = 512, 16 * 1024**2
PATIENCE = 2  # seconds


class Shelf:
    """Pages by address. Who comes with another version finds it empty, and what was on it is gone from memory."""

    def __init__(self, when_renewed=lambda: None):
        self._when_renewed = when_renewed
        self._lock, self._makers = threading.Lock(), {}
        self._pages, self._version, self.bytes = OrderedDict(), None, 0

    def __contains__(self, address):
        return address in self._pages

    def __len__(self):
        return len(self._pages)

    def find(self, address, version):
        with self._lock:
            if version != self._version:
                self._empty(version)
            if page := self._pages.get(address):
                self._pages.move_to_end(address)
            return page

    def keep(self, address, page, version):
        """Unless it was made in a version that is over, or is too big; the page that was not asked longest goes first."""
        with self._lock:
            if version != self._version or address in self._pages or page.size > MOST_BYTES // 8:
                return
            self._pages[address] = page
            self.bytes += page.size
            while len(self._pages) > MOST_PAGES or self.bytes > MOST_BYTES:
                self.bytes -= self._pages.popitem(last=False)[1].size

    @contextmanager
    def one_maker(self, address):
        """One thread makes a page, others wait for it; who waits longer than PATIENCE makes it as well."""
        lock = self._makers.setdefault(address, threading.Lock())
        is_ours = lock.acquire(timeout=PATIENCE)
        try:
            yield
        finally:
            if is_ours:
                self._makers.pop(address, None)
                lock.release()

    def clear(self):
        with self._lock:
            self._empty(None)

    def _empty(self, version):
        self._pages.clear()
        self._version, self.bytes = version, 0
        self._when_renewed()
