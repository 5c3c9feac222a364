"""People who are busy at once, in the mix of an ordinary morning."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.soak.browser import Away, Browser, Fault, GaveUp
from tests.soak.members import Member
from tests.soak.readers import Asker, Visitor, read_everything
from tests.soak.staff import DeskWorker, Editor
from tests.soak.town import settle

THINKS = (0.3, 1.5)  # seconds between two turns
WHOLE = {Visitor: 6, Asker: 2, Member: 5, Editor: 2, DeskWorker: 1}
SMALL = {Visitor: 2, Asker: 1, Member: 2, Editor: 1, DeskWorker: 1}


class Crowd:
    """`with Crowd(portal, ledger)`: everybody is signed in and goes on until the end of the block."""

    def __init__(self, portal, ledger, mix):
        self.portal, self.ledger, self.mix, self.over = portal, ledger, mix, threading.Event()

    def __enter__(self):
        town = settle(
            self.portal, members=self.mix[Member], editors=self.mix[Editor], desk_workers=self.mix[DeskWorker]
        )
        read_everything(self._browser())
        self.threads = ThreadPoolExecutor(sum(self.mix.values()))
        coming = [
            self.threads.submit(kind, self._browser(), number, town)
            for kind, count in self.mix.items()
            for number in range(count)
        ]
        self.jobs = [self.threads.submit(self._keep_going, client) for client in [one.result() for one in coming]]
        return self

    def _browser(self):
        return Browser(self.portal.port, self.ledger, self.over)

    def __exit__(self, *_):
        self.over.set()
        self.threads.shutdown()
        for job in self.jobs:
            job.result()

    def _keep_going(self, client):
        while not self.over.wait(random.uniform(*THINKS)):
            try:
                client.turn()
            except (Away, Fault):
                pass  # is in the ledger
            except GaveUp:
                if not self.over.is_set():
                    self.ledger.fault(f"{type(client).__name__} gave up")
