"""What every page has around its content: title, description, headings and headers."""

import html5lib
import pytest

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/producten/",
    "/producten/privacyraamwerk/",
    "/producten/privacyraamwerk/versies/",
    "/hulp/",
    "/hulp/begrippen/",
    "/over/",
    "/privacyverklaring/",
    "/cookies/",
    "/toegankelijkheid/",
    "/kwetsbaarheid-melden/",
    "/producten/?q=datalek",
    "/producten/?organisatie=vng",
    "/weg/",
]


def parse(response):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.text)


def test_pages_are_valid_html_with_one_h1_and_a_title_of_their_own(client, content):
    titles = []
    for address in PAGES:
        tree = parse(client.get(address))
        assert len(tree.findall(".//h1")) == 1, address
        assert tree.get("lang") == "nl"
        titles.append(tree.findtext(".//title"))
    assert len(set(titles)) == len(titles)
    assert titles[:3] == [
        "Privacy voor gemeenten",
        "Kennisproducten - Privacy voor gemeenten",
        "Privacyraamwerk - Kennisproducten - Privacy voor gemeenten",
    ]


def test_descriptions_are_own_text_of_at_most_160_characters(client, content):
    for address in PAGES:
        tree = parse(client.get(address))
        described = tree.find(".//meta[@name='description']").get("content")
        assert 20 <= len(described) <= 160, address


def test_filtered_lists_and_errors_are_not_indexed_and_others_are(client, content):
    for address in PAGES:
        is_indexed = parse(client.get(address)).find(".//meta[@name='robots']") is None
        assert is_indexed == ("?" not in address and address not in ("/weg/", "/producten/privacyraamwerk/versies/")), (
            address
        )


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}


def test_every_answer_carries_the_security_headers(client, content):
    for address in ("/", "/weg/", "/producten.csv", "/robots.txt", "/beheer/", "/producten/?pagina=9"):
        response = client.get(address, secure=True)
        assert {name: response[name] for name in HEADERS} == HEADERS, address
        policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == policy["form-action"] == "'self'"
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in response["Content-Security-Policy"]
        assert "camera=()" in response["Permissions-Policy"]


def test_behind_a_proxy_plain_http_goes_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    response = client.get("/producten/", headers={"x-forwarded-proto": "http"})
    assert (response.status_code, response["Location"]) == (301, "https://testserver/producten/")


def test_without_a_proxy_of_ours_nobody_tells_us_that_the_line_is_safe(client, settings):
    assert settings.TRUSTED_PROXIES == 0
    assert "Strict-Transport-Security" not in client.get("/", headers={"x-forwarded-proto": "https"})


def test_a_public_page_is_checked_again_by_its_etag(client, content):
    first = client.get("/producten/privacyraamwerk/")
    assert first["Cache-Control"] == "no-cache"
    assert client.get("/producten/privacyraamwerk/", headers={"if-none-match": first["ETag"]}).status_code == 304
