"""The load program: one connection that stays open, one question after the other; and what that cost the server."""

import http.client
import statistics
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    cpu: float  # milliseconds of the workers, per request
    wait: float  # milliseconds until the whole answer was there, the middle one
    last: float  # of 99 in 100


class Visitor:
    """Who asks `server` (tests.serving.Gunicorn) for pages; `cookie` is of who signed in."""

    def __init__(self, server, cookie="", **headers):
        self.server = server
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        signed_in = {"Cookie": cookie} if cookie else {}
        self.headers = {"Accept-Encoding": "gzip", "Host": "localhost", **signed_in, **headers}

    def ask(self, address, **headers):
        """The answer to one request, with its bytes as `body`."""
        for attempt in (1, 2):
            try:
                self.connection.request("GET", address, headers={**self.headers, **headers})
                answer = self.connection.getresponse()
                break
            except (http.client.RemoteDisconnected, ConnectionError):
                self.connection.close()  # it had been idle, or the worker had served enough
                if attempt == 2:
                    raise
        answer.body = answer.read()
        return answer

    def cost(self, address, seconds, expected=200, **headers):
        """The Cost of `address`, asked again and again for so many seconds, at least five times."""
        self.warm(address, expected, **headers)
        waits, before, until = [], cpu_of(self.server), time.monotonic() + seconds
        while len(waits) < 5 or time.monotonic() < until:
            started = time.perf_counter()
            self.ask(address, **headers)
            waits.append((time.perf_counter() - started) * 1000)
        used = cpu_of(self.server) - before
        return Cost(used / len(waits), statistics.median(waits), sorted(waits)[int(len(waits) * 0.99)])

    def warm(self, address, expected=200, **headers):
        answer = self.ask(address, **headers)
        if answer.status != expected:
            raise WrongAnswer(f"{answer.status} for {address}\n{self.server.log()[-2000:]}")


class WrongAnswer(Exception):
    """A page that does not answer as a page should is not worth measuring."""


def middle(costs):
    """The middle of some rounds: a core that is shared with others is slow or quick for a second at a time."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wait", "last")))


def workers_of(server):
    return Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()


def cpu_of(server):
    """Milliseconds of processor that the workers used until now."""
    threads = [file for worker in workers_of(server) for file in Path(f"/proc/{worker}/task").iterdir()]
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6


def memory_of(server):
    """Megabytes of the master and its workers together, what they share counted once."""
    kilobytes = 0
    for process in [str(server.process.pid), *workers_of(server)]:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
