"""One person at a browser: cookies, forms and files over plain http.client, and somebody who presses again."""

import http.client
import random
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.soak.forms import as_parts, forms_of

LONGEST = 30  # seconds that anybody looks at an empty page
PRESSES = 120  # before somebody goes home
PLAIN = "<h1>"  # a page for people, and in Dutch


class Away(Exception):
    """A plain 503, or no answer at all: later is better."""


class Fault(Exception):
    """An answer that nobody should get."""


class GaveUp(Exception):
    """Nothing came back, however often was pressed; or the run is over."""


class Browser:
    def __init__(self, port, ledger, over=None):
        self.port, self.ledger, self.over = port, ledger, over
        self.cookies = {}

    def open(self, address):
        """The page there. Raises Away, Fault."""
        return self._ask("GET", address, expected=(200,))

    def follow(self, answer):
        return self.open(answer.headers["Location"])

    def send(self, address, fields, files=(), expected=(303, 302, 200)):
        """Press a button; the answer. Raises Away, Fault."""
        body, kind = as_parts(fields, files) if files else (urlencode(fields), "application/x-www-form-urlencoded")
        headers = {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}"}
        return self._ask("POST", address, expected, body, headers)

    def insist(self, act, *arguments, **options):
        """Press again until something comes back. Raises Fault, GaveUp."""
        for _ in range(PRESSES):
            try:
                return act(*arguments, **options)
            except Away:
                if self.over and self.over.wait(random.uniform(0.2, 0.6)):
                    break
        raise GaveUp

    def _ask(self, method, address, expected, body=None, headers=None):
        began = time.monotonic()
        try:
            answer = self._exchange(method, _path(address), body, headers or {})
        except (OSError, http.client.HTTPException) as error:
            self.ledger.away()
            raise Away from error
        finally:
            self.ledger.answered(time.monotonic() - began)
        self._judge(method, address, answer, expected)
        return answer

    def _judge(self, method, address, answer, expected):
        if answer.status == 503 and PLAIN in answer.text and 'lang="nl"' in answer.text:
            self.ledger.away()
            raise Away
        if answer.status not in expected:
            request = answer.headers["X-Request-Id"] or ""
            self.ledger.fault(f"{answer.status} for {method} {_path(address).partition('?')[0]} {request}")
            raise Fault(f"{answer.status} for {address}")

    def _exchange(self, method, path, body, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body, {**headers, **({"Cookie": cookies} if cookies else {})})
            answer = connection.getresponse()
            answer.content = answer.read()
        finally:
            connection.close()
        answer.text = answer.content.decode("utf-8", "replace")
        self._remember(answer)
        return answer

    def _remember(self, answer):
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value


def form_in(page, name):
    """The form of this page that has a field with this name. Raises Fault."""
    for form in forms_of(page.text):
        if name in form.names():
            return form
    raise Fault(f"no form with {name}")


def _path(address):
    parts = urlsplit(address)
    return parts._replace(scheme="", netloc="", fragment="").geturl()
