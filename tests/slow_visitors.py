"""Visitors who take their time, each in a way of its own; `hold` returns after how many seconds the server had enough."""

import socket
import time

HEAD = b"Host: localhost\r\n"
FORM = b"POST /contact/controleren/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
PAGE = b"GET /producten/ HTTP/1.1\r\nHost: localhost\r\n"

# What is said at once, and what every half second after that.
SLOW = {
    "says nothing": (b"", b""),
    "half a request line": (b"GET / HT", b""),
    "a header now and then": (b"GET / HTTP/1.1\r\n" + HEAD, b"X-A: b\r\n"),
    "one letter of a header now and then": (b"GET / HTTP/1.1\r\n" + HEAD + b"X-A: ", b"a"),
    "a body that does not come": (FORM + b"Content-Length: 50000\r\n\r\n", b""),
    "a body by the letter": (FORM + b"Content-Length: 50000\r\n\r\n", b"a"),
    "a chunk now and then": (FORM + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "a promise to go on": (FORM + b"Content-Length: 50000\r\nExpect: 100-continue\r\n\r\n", b""),
    "a file by the letter": (
        b"POST /community/algemeen/nieuw/ HTTP/1.1\r\nCookie: sessie=x\r\nContent-Length: 9000000\r\n" + HEAD + b"\r\n",
        b"a",
    ),
    "keeps the connection": (PAGE + b"\r\n", b""),
    "never closes": (PAGE + b"Connection: close\r\n\r\n", b""),
}


def hold(connect, kind, longest=20):
    first, then = SLOW[kind]
    with connect() as connection:
        started = time.monotonic()
        connection.settimeout(0.5)
        try:
            connection.sendall(first)
            while time.monotonic() - started < longest:
                if then:
                    connection.sendall(then)
                    time.sleep(0.5)
                if not _hears(connection):
                    break
        except OSError:
            pass
        return time.monotonic() - started


def read_slowly(port, longest=20):
    """Asks for much and reads a little now and then; after how many seconds the server broke off."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", port))
        connection.sendall((PAGE + b"\r\n") * 40)
        started = time.monotonic()
        connection.settimeout(0.5)
        try:
            while time.monotonic() - started < longest and _hears(connection, 100):
                time.sleep(0.5)
        except OSError:
            pass
        return time.monotonic() - started


def _hears(connection, most=65536):
    try:
        return bool(connection.recv(most))
    except TimeoutError:
        return True
