"""What our code uses for a page without gunicorn: kept, and made for every request; `python -m tests.bench.inside`.

Under gunicorn a kept page costs hardly more than the server itself, which hides how much less it is than making it.
"""

import json
import time

import tests.bench.django_here  # noqa: F401
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from tests.bench.pages import NOT_SHARED, OF_VISITORS, SHARED

TIMES, ROUNDS = 50, 7
application = get_wsgi_application()


def cost(address):
    """Milliseconds of processor for one request: the least of some rounds, since nothing makes one too short."""
    ask(address)
    return min(cost_of_round(address) for _ in range(ROUNDS))


def cost_of_round(address):
    started = time.process_time()
    for _ in range(TIMES):
        ask(address)
    return (time.process_time() - started) * 1000 / TIMES


def ask(address):
    said = []
    environ = RequestFactory(headers={"host": "localhost", "accept-encoding": "gzip"}).get(address).environ
    answer = application(environ, lambda status, *_: said.append(status))
    assert b"".join(answer) and said == ["200 OK"], said
    answer.close()


if __name__ == "__main__":
    pages = {name: OF_VISITORS[name] for name in SHARED}
    print(json.dumps({name: (cost(address), cost(f"{address}?{NOT_SHARED}")) for name, address in pages.items()}))
