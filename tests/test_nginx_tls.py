"""What internet.nl asks of a web server and deploy/nginx.conf answers for: TLS, the way to https, HSTS and IPv6.

Behind it stands no portal: the page that nginx then shows carries the same headers.
"""

import re
import socket
import ssl
from types import SimpleNamespace

import pytest
from django.conf import settings

from tests.mail_server import free_port
from tests.serving import ROOT, Nginx

pytestmark = pytest.mark.deep
SITE, WWW = Nginx.names
GOOD = {"ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-GCM-SHA256"}
HSTS = "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload"
CLOSED = ["X-Content-Type-Options: nosniff", "Content-Security-Policy: .*base-uri 'none'", ".*frame-ancestors 'none'"]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    folder.chmod(0o755)
    with Nginx(SimpleNamespace(folder=folder, port=free_port())) as nginx:
        yield nginx


def client(nginx, version=None, ciphers=None):
    """A browser that trusts our certificate and speaks only this."""
    context = ssl.create_default_context(cafile=nginx.folder / "fullchain.pem")
    if version:
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED  # so that the other may be an old one
        context.maximum_version = context.minimum_version = version
    if ciphers:
        context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    return context


def meet(nginx, context, name=SITE):
    plain = socket.create_connection(("127.0.0.1", nginx.https), timeout=10)
    with plain, context.wrap_socket(plain, server_hostname=name) as line:
        return SimpleNamespace(version=line.version(), cipher=line.cipher()[0], alpn=line.selected_alpn_protocol())


def ask(nginx, address):
    """The head of the answer to a GET of this whole address."""
    scheme, name, path = re.fullmatch(r"(https?)://([^/]+)(.*)", address).groups()
    plain = socket.create_connection(("127.0.0.1", getattr(nginx, scheme)), timeout=10)
    line = client(nginx).wrap_socket(plain, server_hostname=name) if scheme == "https" else plain
    with line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return answer.decode().partition("\r\n\r\n")[0]


def location(head):
    return re.search(r"(?m)^Location: (\S+)", head)[1]


@pytest.mark.parametrize(("version", "name"), [("TLSv1_2", "TLSv1.2"), ("TLSv1_3", "TLSv1.3")])
def test_a_browser_of_today_comes_in_and_is_offered_http_2(nginx, version, name):
    context = client(nginx, ssl.TLSVersion[version])
    context.set_alpn_protocols(["h2", "http/1.1"])
    line = meet(nginx, context)
    assert (line.version, line.alpn) == (name, "h2")


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_old_protocol_is_refused_by_the_server(nginx, version):
    with pytest.raises(ssl.SSLError) as refused:
        meet(nginx, client(nginx, ssl.TLSVersion[version], "ALL"))
    assert "ALERT_PROTOCOL_VERSION" in refused.value.reason


def test_the_server_takes_no_cipher_but_the_good_ones(nginx):
    every = {one["name"] for one in client(nginx, ciphers="ALL:COMPLEMENTOFALL").get_ciphers()}
    older = sorted(name for name in every if not name.startswith("TLS_"))
    assert set(older) > GOOD and len(older) > 30
    assert {name for name in older if accepts(nginx, name)} == GOOD


def accepts(nginx, cipher):
    try:
        return meet(nginx, client(nginx, ssl.TLSVersion.TLSv1_2, cipher)).cipher == cipher
    except ssl.SSLError:
        return False


def test_the_server_chooses_the_strongest_cipher_whatever_the_browser_likes_best(nginx):
    wishes = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384"
    line = meet(nginx, client(nginx, ssl.TLSVersion.TLSv1_2, wishes))
    assert line.cipher == "ECDHE-ECDSA-AES256-GCM-SHA384"


@pytest.mark.parametrize(("curve", "is_good"), [("prime256v1", True), ("secp384r1", True), ("secp521r1", False)])
def test_keys_are_exchanged_over_a_curve_that_we_chose(nginx, curve, is_good):
    context = client(nginx)
    context.set_ecdh_curve(curve)
    if is_good:
        assert meet(nginx, context).version == "TLSv1.3"
    else:
        with pytest.raises(ssl.SSLError):
            meet(nginx, context)


def test_the_way_leads_to_https_under_the_same_name_first(nginx):
    way = [f"http://{WWW}/producten/?q=a%20b"]
    while len(way) < 5 and " 301 " in (head := ask(nginx, way[-1])).partition("\r\n")[0]:
        assert (HSTS in head) == way[-1].startswith("https://")
        way.append(location(head))
    assert way[1:] == [f"https://{WWW}/producten/?q=a%20b", f"https://{SITE}/producten/?q=a%20b"]
    assert location(ask(nginx, f"http://{SITE}/")) == f"https://{SITE}/"


def test_a_name_that_is_not_ours_does_not_come_back_in_an_address(nginx):
    assert location(ask(nginx, "http://kwaad.example/")) == f"https://{SITE}/"


def test_who_renews_the_certificate_is_answered_over_http(nginx):
    for name in Nginx.names:
        assert ask(nginx, f"http://{name}/.well-known/acme-challenge/x").startswith("HTTP/1.1 404 ")


@pytest.mark.parametrize("name", Nginx.names)
def test_a_program_that_asks_in_the_clear_is_refused_and_not_led_on(nginx, name):
    for path in ("/api/v1", "/api/v1/kennisproducten?q=a"):
        head = ask(nginx, f"http://{name}{path}")
        assert head.startswith("HTTP/1.1 403 ") and "Content-Type: application/problem+json" in head
        assert "Location: " not in head and [said for said in CLOSED if not re.search(f"(?m)^{said}", head)] == []
    assert ask(nginx, f"http://{name}/api/").startswith("HTTP/1.1 301 ")  # people read that page


@pytest.mark.parametrize(
    "start", [f"http://{SITE}/", f"http://{WWW}/", f"https://{WWW}/", f"https://{SITE}/static/weg"]
)
def test_no_answer_of_nginx_is_guessed_at_framed_or_based_elsewhere(nginx, start):
    head = ask(nginx, start)
    assert [said for said in CLOSED if not re.search(f"(?m)^{said}", head)] == []


def test_each_door_is_open_over_ipv6_too():
    doors = re.findall(r"listen (\S+?)( ssl http2)?;", (ROOT / "deploy/nginx.conf").read_text())
    plain = [door for door in doors if not door[0].startswith("[")]
    assert len(plain) == 4
    assert sorted(doors) == sorted([*plain, *((f"[::]:{port}", rest) for port, rest in plain)])


def test_what_nginx_says_itself_carries_hsts_as_the_portal_does(nginx):
    assert settings.SECURE_HSTS_INCLUDE_SUBDOMAINS and settings.SECURE_HSTS_PRELOAD
    assert f"max-age={settings.SECURE_HSTS_SECONDS};" in HSTS
    assert ask(nginx, f"https://{SITE}/").count(HSTS) == 1
