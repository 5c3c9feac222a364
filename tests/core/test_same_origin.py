"""A form for guests is taken from our own pages only, by all that a browser says of where it comes from."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from privacyportal.core.same_origin import same_origin_only


@same_origin_only
def door(request):
    return HttpResponse("binnen")


def comes_in(*, secure=True, **headers):
    request = RequestFactory().post("/", secure=secure, headers=headers)
    try:
        return door(request).status_code == 200
    except PermissionDenied:
        return False


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://testserver"},
        {"Origin": "https://testserver", "Sec-Fetch-Site": "same-origin"},
        {"Referer": "https://testserver/contact/"},
        {"Origin": "https://testserver", "Referer": "https://elders.example/"},
        {"Sec-Fetch-Site": "none"},
        {},  # no browser
    ],
)
def test_our_own_page_is_let_in(headers):
    assert comes_in(**headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://testserver"},
        {"Origin": "null"},
        {"Origin": "null", "Referer": "https://testserver/"},
        {"Origin": "https://elders.example"},
        {"Origin": "http://testserver"},  # another scheme
        {"Origin": "https://testserver:8443"},
        {"Origin": "https://testserver.elders.example"},
        {"Origin": "https://["},
        {"Referer": "https://elders.example/"},
        {"Referer": "https://elders.example/https://testserver/"},
        {"Referer": "http://testserver/contact/"},
        {"Referer": "https://testserver@elders.example/"},
        {"Referer": "//testserver/"},
        {"Referer": "https://["},
        {"Referer": "geen adres"},
    ],
)
def test_another_page_is_refused(headers):
    assert not comes_in(**headers)


def test_without_https_our_page_has_http():
    assert comes_in(secure=False, Origin="http://testserver")
    assert not comes_in(secure=False, Origin="https://testserver")


def test_a_trusted_origin_is_ours(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://portaal.example"]
    assert comes_in(Origin="https://portaal.example")
    assert comes_in(Referer="https://portaal.example/contact/")
    assert not comes_in(Origin="http://portaal.example")
