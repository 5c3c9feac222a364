"""Is a page of another website still there? Asked politely, and never inside our own network.

A machine without a way out finds nothing broken: that a website is silent counts only once another one answered.
"""

import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from .public_web import NotPublic, PublicHTTP, PublicHTTPS, is_public

TIMEOUT = 5  # seconds
PAUSE = 1  # seconds between two questions to one host
PATIENCE = 20  # seconds of one round; what is not reached waits for the next
SILENT = 3  # websites in a row without an answer, before any did: there is no way out
BROKEN = {404, 410, 451, 500, 502, 503, 504}  # a site that refuses robots (401, 403, 429) is not broken
REFUSED = 403  # what we would not ask counts as what we may not see
AGENT = "Privacyportaal-linkcontrole/1.0"


class Visitor:
    """Asks other websites whether a page is there: one question at a time, with a pause for each host."""

    def __init__(self, allow_private=False, pause=PAUSE, patience=PATIENCE):
        self.allow_private = allow_private  # only for tests, whose website runs on this machine
        self.pause = pause
        self.until = time.monotonic() + patience
        self.is_out, self.silent = False, set()  # hosts
        self.last_asked = {}
        # Through a proxy of the operator (http_proxy) only that proxy knows where a name leads; its rules hold there.
        handlers = [] if allow_private or urllib.request.getproxies() else [PublicHTTP, PublicHTTPS]
        self.opener = urllib.request.build_opener(_CarefulRedirects(self), *handlers)

    def problem_with(self, address):
        """Why `address` is broken, in one sentence; "" when it is not or may not be tried, None when nobody can tell now."""
        host = urlsplit(address).netloc
        if host in self.silent:
            return self._silence()
        if self._is_over():
            return None
        if not self.may_visit(address):
            return ""
        status = self._ask("HEAD", address)
        if status in (405, 501) or status in BROKEN:
            status = self._ask("GET", address)
        if status is None:
            self.silent.add(host)
            return self._silence()
        self.is_out = True
        return f"De pagina is er niet (code {status})." if status in BROKEN else ""

    def _is_over(self):
        return time.monotonic() > self.until or (not self.is_out and len(self.silent) >= SILENT)

    def _silence(self):
        return "De website geeft geen antwoord." if self.is_out else None

    def may_visit(self, address):
        """Only the public web: an editor's link must not make this server look around in its own network."""
        return self.allow_private or is_public(address)

    def _ask(self, method, address):
        self._wait_for(urlsplit(address).netloc)
        request = urllib.request.Request(address, method=method, headers={"User-Agent": AGENT})
        try:
            with self.opener.open(request, timeout=TIMEOUT) as response:
                return response.status
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError as error:
            return REFUSED if isinstance(error.reason, NotPublic) else None
        except (OSError, ValueError):
            return None

    def _wait_for(self, host):
        wait = self.last_asked.get(host, 0) + self.pause - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self.last_asked[host] = time.monotonic()


class _CarefulRedirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 4

    def __init__(self, visitor):
        self.visitor = visitor

    def redirect_request(self, request, response, code, message, headers, address):
        if not address.startswith(("http://", "https://")) or not self.visitor.may_visit(address):
            return None  # the redirect itself is then the answer
        return super().redirect_request(request, response, code, message, headers, address)
