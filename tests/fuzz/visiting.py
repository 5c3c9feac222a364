"""Somebody on the portal: what was offered, what was asked, and what went wrong."""

from urllib.parse import urljoin

from django.core.cache import cache
from django.db import transaction

from .asking import Ask, quoted
from .pages import Offers


class Visit:
    """One person on the portal: what she was offered so far, and what went wrong."""

    def __init__(self, name, client, cookies):
        self.name, self.client, self.cookies = name, client, cookies
        self.links, self.forms, self.seen, self.faults = [], [], set(), []

    def look(self, address):
        """Open a page and remember what it offers."""
        path, _, query = address.partition("?")
        if (path, query) not in self.seen:
            self.seen.add((path, query))
            self.ask(Ask("GET", path, query))

    def ask(self, ask):
        headers = {f"HTTP_{name.upper().replace('-', '_')}": quoted(value) for name, value in ask.headers.items()}
        if "HTTP_CONTENT_LENGTH" in headers:
            headers["CONTENT_LENGTH"] = headers.pop("HTTP_CONTENT_LENGTH")
        response = self._send(ask.method, ask.path, ask.query, ask.data, ask.content_type, headers)
        if response.status_code >= 500:
            self.faults.append(f"{self.name} {ask} -> {_reason(response)}")
        elif ask.method == "GET":
            self._remember(ask.path, response)

    def _send(self, method, path, query="", data=None, content_type="", headers=None):
        cache.clear()
        self.client.cookies.clear()
        self.client.cookies.update(self.cookies)
        told = {"PATH_INFO": quoted(path), "QUERY_STRING": quoted(query), **(headers or {})}
        with transaction.atomic():
            if isinstance(data, dict):
                response = self.client.post("/", data, **told)
            else:
                body, kind = data or b"", content_type or "application/octet-stream"
                response = self.client.generic(method, "/", body, kind, **told)
            if response.streaming:
                b"".join(response.streaming_content)
            transaction.set_rollback(True)
        return response

    def _remember(self, path, response):
        if response.status_code == 200 and "html" in response.get("Content-Type", "") and len(self.forms) < 3000:
            offers = Offers(path)
            offers.feed(response.content.decode(errors="replace"))
            self.links += [urljoin(path, link).partition("#")[0] for link in offers.links if "uitloggen" not in link]
            self.forms += offers.forms


def _reason(response):
    kind, error, trace = getattr(response, "exc_info", None) or (None, None, None)
    places = []
    while trace:
        places.append(f"{trace.tb_frame.f_code.co_filename.split('site-packages/')[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{response.status_code} {kind and kind.__name__}: {str(error)[:200]} at {places[-6:]}"
