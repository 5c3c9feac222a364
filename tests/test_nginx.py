"""deploy/nginx.conf in a real nginx: what it refuses, what it passes on, and what it says itself."""

import re
import socket
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.serving import ROOT, Gunicorn, Nginx
from tests.slow_visitors import SLOW, hold

pytestmark = [pytest.mark.deep, pytest.mark.alone]
GET = "GET {} HTTP/1.1\r\nHost: localhost\r\n{}Connection: close\r\n\r\n"
HEADERS = [
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    portal = Gunicorn(tmp_path_factory.mktemp("portal"), TRUSTED_PROXIES="1", HTTPS="off").prepare()
    portal.folder.chmod(0o755)
    with portal:
        yield portal


@pytest.fixture(scope="module")
def nginx(portal):
    with Nginx(portal) as nginx:
        yield nginx


def ask(nginx, address, headers=""):
    answer = nginx.say(GET.format(address, headers).encode()).decode("utf-8", "replace")
    head, _, page = answer.partition("\r\n\r\n")
    return int(head.split()[1]), head, page


def send(nginx, address, megabytes):
    head = f"POST {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {megabytes << 20}\r\n"
    kind = "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    return nginx.say((head + kind).encode() + b"a" * (megabytes << 20)).decode("utf-8", "replace")


@pytest.mark.parametrize("address", ["/", "/producten/", "/bestaat-niet/", "/robots.txt"])
def test_a_page_comes_through_with_its_headers(nginx, address):
    status, head, _ = ask(nginx, address)
    assert status in (200, 404)
    assert [name for name in HEADERS if head.count(f"\r\n{name}: ") != 1] == []
    assert not re.search(r"nginx/|gunicorn/|\d+\.\d+\.\d+", head)


def test_over_https_the_portal_knows_that_the_line_is_safe(nginx):
    context = ssl.create_default_context(cafile=nginx.folder / "fullchain.pem")
    plain = socket.create_connection(("127.0.0.1", nginx.https), timeout=20)
    with plain, context.wrap_socket(plain, server_hostname=nginx.names[0]) as line:
        line.sendall(GET.format("/", "X-Forwarded-Proto: http\r\n").encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 200 ") and answer.count("\r\nStrict-Transport-Security: ") == 1
    assert '<link rel="canonical" href="https://localhost/">' in answer


def test_static_files_come_from_nginx_and_stay_for_a_year(nginx):
    address = re.search(r'href="(/static/css/site\.[^"]+)"', ask(nginx, "/")[2])[1]
    status, head, _ = ask(nginx, address)
    assert status == 200 and "immutable" in head and "X-Content-Type-Options: nosniff" in head
    for said in (head, ask(nginx, address, "Accept-Encoding: gzip\r\n")[1]):
        assert "base-uri 'none'" in said and "Content-Type: text/css; charset=utf-8" in said
    assert address not in nginx.portal.log()


@pytest.mark.parametrize(
    ("address", "megabytes", "status"),
    [("/contact/controleren/", 2, 413), ("/account/inloggen/", 40, 413), ("/community/algemeen/nieuw/", 28, 413)],
)
def test_too_much_is_refused_in_dutch_before_the_portal_sees_it(nginx, address, megabytes, status):
    answer = send(nginx, address, megabytes)
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "Wat u stuurt is te groot." in answer
    assert [name for name in HEADERS if f"\r\n{name}: " not in answer] == []
    assert f"POST {address}" not in nginx.portal.log()


@pytest.mark.parametrize(
    "words",
    [
        "GET /zoeken/?q=Jan Jansen HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "TRACE /jansen HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /jansen HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: jansen\r\n\r\n",
        "\x16\x03\x01\x02jansen\r\n\r\n",
        f"GET /?q={'jansen' * 3000} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: {'jansen' * 9000}\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_dutch_page(nginx, words):
    answer = nginx.say(words.encode()).decode()
    assert re.match(r"HTTP/1.1 4\d\d ", answer) and '<html lang="nl">' in answer
    assert "jansen" not in answer.lower()


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-Proto: https", "X-Forwarded-Host: kwaad.example", "X-Forwarded-For: 9.9.9.9", "SCRIPT_NAME: /x"],
)
def test_what_a_visitor_says_about_herself_does_not_come_through(nginx, header):
    _, head, page = ask(nginx, "/", f"{header}\r\n")
    plain = ask(nginx, "/")
    assert "Strict-Transport-Security" not in head
    assert page == plain[2]


def test_slow_visitors_keep_nobody_waiting(nginx):
    with ThreadPoolExecutor(4 * len(SLOW)) as visitors:
        slow = [visitors.submit(hold, nginx.connection, kind, longest=8) for kind in SLOW for _ in range(4)]
        waits = []
        for _ in range(30):
            started = time.monotonic()
            assert ask(nginx, "/producten/")[0] == 200
            waits.append(time.monotonic() - started)
        [visitor.result() for visitor in slow]
    assert sorted(waits)[28] < 1


def test_the_logs_hold_no_address_and_no_word_that_was_typed(nginx):
    ask(nginx, "/zoeken/?q=jansen")
    nginx.say(b"GET /zoeken/?q=Jan Jansen HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert " GET 200 " in nginx.log()
    assert [word for word in ("jansen", "zoeken", "127.0.0.1") if word in nginx.log().lower()] == []


def test_the_limits_of_nginx_are_those_of_the_portal(nginx, settings):
    site = Path(ROOT / "deploy/nginx.conf").read_text()
    assert re.findall(r"client_max_body_size (\d+)m", site) == ["1", "27", "27", "4", "11"]
    assert (settings.MAX_BODY, settings.MAX_BODY_WITH_FILES) == (1 << 20, 27 << 20)
    public = {"modellen": 4, "register": 11}
    assert {body.size for body in settings.PUBLIC_BODIES.values()} <= {most << 20 for most in (1, *public.values())}
    for folder, most in public.items():
        place = re.search(rf"location /{folder}/ {{(.*?)}}", site, re.DOTALL)[1]
        assert f"client_body_buffer_size {most}m" in place and "proxy_max_temp_file_size 0" in place


def test_a_register_of_some_megabytes_comes_through(nginx):
    assert "Kies het bestand met uw register" in send(nginx, "/register/controleren/", 3)


def test_a_portal_that_is_away_is_said_in_dutch(tmp_path):
    portal = Gunicorn(tmp_path)  # never started
    with Nginx(portal) as nginx:
        status, head, page = ask(nginx, "/")
    assert status == 503 and "even dicht" in page
    assert [name for name in HEADERS if f"\r\n{name}: " not in head] == []


def test_debian_s_nginx_reads_it(nginx):
    files = ["-c", str(nginx.folder / "nginx.conf"), "-e", str(nginx.folder / "start.log")]
    assert subprocess.run(["nginx", "-t", *files], capture_output=True).returncode == 0
