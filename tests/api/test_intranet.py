"""The example on `/api/` does on another website what it promises."""

import html
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.factories import make_product, make_theme

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def intranet():
    """Another website: it shows `intranet.page` at whatever address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.server.page.encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.browser
def test_an_intranet_shows_the_products_of_the_example(page, client, live_server, intranet):
    make_product("Bellen", themes=[make_theme("Datalekken")])
    make_product("Het <b>register</b>", slug="register", themes=[make_theme("Datalekken")])
    make_product("Iets anders")
    example = html.unescape(re.search(r"<code>(.*?)</code>", client.get("/api/").text, re.DOTALL)[1])
    intranet.page = example.replace("http://testserver", live_server.url)
    page.goto(f"http://127.0.0.1:{intranet.server_port}/")
    page.wait_for_selector("li")
    assert page.locator("li").all_inner_texts() == ["Bellen (VNG)", "Het <b>register</b> (VNG)"]
    assert page.locator("a").first.get_attribute("href") == f"{live_server.url}/producten/bellen/"
