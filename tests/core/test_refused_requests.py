"""What a real gunicorn says and writes down when what comes in is no request: our page, and not a word of what was sent."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings as portal_settings

from tests.serving import Gunicorn

HOST = b"Host: localhost\r\n"
CHUNKED = b"POST /contact/controleren/ HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n"
MALFORMED = {
    "a request line with spaces": (400, b"GET /zoeken/?q=Jan Jansen BSN 111222333 HTTP/1.1\r\n" + HOST + b"\r\n"),
    "a request line of one word": (400, b"jansen\r\n\r\n"),
    "a version that does not exist": (400, b"GET /?q=jansen HTTP/9.9\r\n" + HOST + b"\r\n"),
    "letters outside ASCII in the address": (400, "GET /zoeken/?q=jansén HTTP/1.1\r\n".encode() + HOST + b"\r\n"),
    "a method in small letters": (400, b"jansen / HTTP/1.1\r\n" + HOST + b"\r\n"),
    "a header without a colon": (400, b"GET / HTTP/1.1\r\n" + HOST + b"jansen 111222333\r\n\r\n"),
    "a header name with a space": (400, b"GET / HTTP/1.1\r\n" + HOST + b"jan jansen: x\r\n\r\n"),
    "a folded header": (400, b"GET / HTTP/1.1\r\n" + HOST + b"X-A: jan\r\n jansen\r\n\r\n"),
    "two hosts": (400, b"GET / HTTP/1.1\r\n" + HOST + b"Host: jansen\r\n\r\n"),
    "an odd length": (400, b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: jansen\r\n\r\n"),
    "an odd expectation": (400, b"GET / HTTP/1.1\r\n" + HOST + b"Expect: jansen\r\n\r\n"),
    "an odd coding": (400, b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: jansen\r\n\r\n"),
    "a bad chunk": (400, CHUNKED + b"\r\njansen\r\n"),
    "a chunk without end": (400, CHUNKED + b"\r\n3\r\njansen\r\n"),
    "TLS on the plain port": (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03jansen\r\n\r\n"),
    "an address without end": (414, b"GET /?q=" + b"jansen" * 2000 + b" HTTP/1.1\r\n" + HOST + b"\r\n"),
    "a header without end": (431, b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: " + b"jansen" * 2000 + b"\r\n\r\n"),
    "too many headers": (431, b"GET / HTTP/1.1\r\n" + HOST + b"X-Jansen: x\r\n" * 200 + b"\r\n"),
}
OURS = ["Content-Security-Policy: ", "X-Content-Type-Options: nosniff", "Referrer-Policy: ", "Permissions-Policy: "]
LINE = re.compile(r"[\d-]{10} [\d:.]{12}\+0[12]:00 [A-Z]+ [\w.]+ ([0-9a-f]{12}|-) \S")


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    shutil.copytree(portal_settings.STATIC_ROOT, folder / "static")
    with Gunicorn(folder) as portal:
        yield portal


@pytest.mark.parametrize("sent", MALFORMED)
def test_what_is_no_request_gets_our_page(portal, sent):
    status, words = MALFORMED[sent]
    answer = portal.say(words).decode()
    head, _, page = answer.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert [header for header in OURS if header not in head] == []
    assert '<html lang="nl">' in page and "<h1>" in page
    assert "jansen" not in page.lower()
    assert not re.search(r"gunicorn|python|django|\d\.\d+\.\d+", answer, re.IGNORECASE)


def test_the_log_tells_what_was_wrong_and_nothing_that_was_sent(portal):
    answers = [portal.say(words).decode() for _, words in MALFORMED.values()]
    ids = [re.search(r"X-Request-Id: (\w+)", answer)[1] for answer in answers]
    log = portal.log()
    assert [request_id for request_id in ids if f" {request_id} " not in log] == []
    assert [
        word for word in ("jansen", "bsn", "111222333", "127.0.0.1") if word in "\n".join(portal.lines()).lower()
    ] == []
    assert [line for line in log.splitlines() if not LINE.match(line)] == []
    assert f"Listening at: http://127.0.0.1:{portal.port} (" in log
    assert "InvalidRequestLine at " in log and "InvalidChunkSize at " in log


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /health", "PATH_INFO: /health/live/", "SCRIPT-NAME: /health"])
def test_nobody_outside_says_where_the_site_begins(portal, header):
    answer = portal.say(
        f"GET /health/live/ HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 200 ") and answer.endswith(b"ok\n")


def test_no_control_socket_lies_in_a_folder_that_others_share(portal):
    assert "gunicorn.ctl" not in Path("/proc/net/unix").read_text()


def test_a_request_that_broke_off_is_not_carried_out(portal):
    head = b"POST /health/live/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
    with portal.connection() as connection:
        connection.sendall(head + b"half")
        connection.shutdown(1)
        assert connection.recv(1000) == b""
    assert " POST /health/live/ " not in portal.log()
