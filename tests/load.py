"""Does the site answer while it is busy? Eight uploads of the worst file are cleaned and forty slow visitors hold on,
while others read pages; behind nginx, and without a proxy.

python -m tests.load [--seconds 30]      loopback only, a new SQLite of its own; prints figures, 0 when they are good
"""

import argparse
import http.client
import itertools
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.serving import ROOT, Gunicorn, Nginx
from tests.slow_visitors import SLOW, hold
from tests.worst_file import worst_file

PAGES = ["/", "/producten/", "/producten/privacyraamwerk/", "/zoeken/?q=datalek", "/community/", "/contact/"]
UPLOADS, SLOW_VISITORS, READERS, MEMBERS = 8, 40, 2, 200
MOST = {"behind nginx": 1.0, "without a proxy": 3.0}  # seconds, of 95 in 100 pages
CLOSED_WITHIN = 10  # seconds, by gunicorn itself


def main(seconds=30):
    with tempfile.TemporaryDirectory(prefix="portal-load-") as folder:
        Path(folder).chmod(0o755)
        portal = Gunicorn(folder, TRUSTED_PROXIES="0", WEB_CONCURRENCY="2").prepare()
        topic, cookies = people_and_a_topic(portal)
        with portal, Nginx(portal) as nginx, ticking(portal):
            sound = [
                measure(portal, nginx, "behind nginx", topic, cookies, seconds),
                measure(portal, portal, "without a proxy", topic, cookies, seconds),
            ]
    print("The site answers while it is busy." if all(sound) else "FAULT: see the figures.")
    return 0 if all(sound) else 1


def measure(portal, server, way, topic, cookies, seconds):
    over = threading.Event()
    for address in 4 * PAGES:  # whoever comes first after a start pays for what is read once
        _ask(server.port, "GET", address)
    with ThreadPoolExecutor(UPLOADS + SLOW_VISITORS + READERS) as crowd:
        uploads = [crowd.submit(keep_uploading, server.port, topic, cookies, over) for _ in range(UPLOADS)]
        slow = [
            crowd.submit(keep_holding, server, kind, over)
            for kind in itertools.islice(itertools.cycle(SLOW), SLOW_VISITORS)
        ]
        readers = [crowd.submit(read, portal, server.port, over) for _ in range(READERS)]
        over.wait(seconds)
        over.set()
        waits = sorted(itertools.chain(*(reader.result() for reader in readers)))
        held = max(visitor.result() for visitor in slow)
        answers = list(itertools.chain(*(job.result() for job in uploads)))
    figures = {
        "pages": len(waits),
        "median": round(statistics.median(waits), 3),
        "p95": round(waits[int(len(waits) * 0.95)], 3),
        "slowest": round(waits[-1], 3),
        "uploads": Counter((status, said) for status, _, said in answers),
        "slowest answer to an upload": max(seconds for _, seconds, _ in answers),
        "longest hold of a slow visitor": round(held, 1),
    }
    print(way, *(f"  {name}: {figure}" for name, figure in figures.items()), sep="\n", flush=True)
    is_closed = held <= CLOSED_WITHIN or server is not portal
    return figures["p95"] <= MOST[way] and is_closed and all(status < 500 for status, *_ in answers)


def people_and_a_topic(portal):
    """The address of a topic, and the session cookies of more members than will upload: nobody is told to slow down."""
    os.environ.update(portal.environment)
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.community.factories import make_topic
    from tests.factories import make_member

    sys.excepthook = sys.__excepthook__
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody signs in with one
    topic = make_topic()
    cookies = SimpleQueue()
    for number in range(MEMBERS):
        client = Client()
        client.force_login(make_member(f"Lid {number}"))
        cookies.put(f"sessie={client.cookies['sessie'].value}")
    return topic.get_absolute_url(), cookies


class ticking:
    """The scheduled work beside it, as in `make run`."""

    def __init__(self, portal):
        self.portal = portal

    def __enter__(self):
        command = [sys.executable, "manage.py", "tick", "--every", "1"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.portal.environment, stdout=subprocess.DEVNULL)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)


def keep_uploading(port, topic, cookies, over):
    """One upload after the other, each by another member."""
    answers = []
    while not over.is_set() and not cookies.empty():
        answers.append(upload(port, topic, cookies.get()))
    return answers


def upload(port, topic, cookie):
    """A concept with the worst file; status, seconds until the answer, and what that says of the file."""
    headers, token = _form(port, topic, cookie)
    body, kind = _multipart({"csrfmiddlewaretoken": token, "body": "Zie de bijlage.", "keep": "1"}, worst_file())
    started = time.monotonic()
    answer = _ask(port, "POST", f"{topic}reageren/", body, {**headers, "Content-Type": kind})
    said = re.search(r"auteurs\.xlsx[^<]*", answer.text)
    return answer.status, round(time.monotonic() - started, 1), said and said[0].strip()


def _form(port, topic, cookie):
    page = _ask(port, "GET", topic, None, {"Cookie": cookie})
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    csrf = re.search(r"(csrf=[^;]+)", page.headers["Set-Cookie"])[1]
    return {"Cookie": f"{cookie}; {csrf}", "Origin": f"http://127.0.0.1:{port}"}, token


def _multipart(fields, content):
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    parts.append(b'Content-Disposition: form-data; name="attachments"; filename="auteurs.xlsx"\r\n\r\n' + content)
    body = b"".join(b"--grens\r\n" + part + b"\r\n" for part in parts) + b"--grens--\r\n"
    return body, "multipart/form-data; boundary=grens"


def keep_holding(server, kind, over):
    """One slow visitor after the other; the longest that one was held."""
    longest = 0
    while not over.is_set():
        longest = max(longest, hold(server.connection, kind, longest=12))
    return longest


def read(portal, port, over):
    """Pages one after the other, as a visitor without a session; the seconds of each."""
    waits = []
    for address in itertools.cycle(PAGES):
        if over.is_set():
            return waits
        started = time.monotonic()
        answer = _ask(port, "GET", address)
        if answer.status != 200:
            mark = answer.headers["X-Request-Id"] or "-"
            sys.exit("\n".join([f"{answer.status} for {address}", *(line for line in portal.lines() if mark in line)]))
        waits.append(time.monotonic() - started)
        time.sleep(0.1)


def _ask(port, method, address, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request(method, address, body, headers or {})
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        return answer
    finally:
        connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=30)
    sys.exit(main(**vars(parser.parse_args())))
