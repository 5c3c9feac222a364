"""How much a request may bring, looked at before Django keeps a byte of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import RequestFactory
from django.urls import get_resolver

from privacyportal.core import body_limits
from tests.community.factories import make_topic
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
MEGABYTE = 1024**2


@pytest.fixture
def kept(monkeypatch):
    """The files that Django began to keep."""
    started = []
    new_file = TemporaryFileUploadHandler.new_file
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *a, **k: (started.append(1), new_file(*a, **k)))
    return started


def test_who_brings_nothing_is_not_asked_where_to(monkeypatch, settings):
    """Every visitor who reads would wait for the answer; who brings something, in whatever way, is asked."""
    monkeypatch.setattr(body_limits, "resolve", lambda path: 1 / 0)
    for nothing in ({}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "0"}):
        assert body_limits.body_limit(nothing) == settings.MAX_BODY
    for something in ({"CONTENT_LENGTH": "1"}, {"HTTP_TRANSFER_ENCODING": "chunked"}):
        with pytest.raises(ZeroDivisionError):
            body_limits.body_limit(RequestFactory().get("/").environ | something)


@pytest.mark.parametrize(
    "address",
    ["/contact/controleren/", "/account/inloggen/", "/account/aanmelden/", "/zoeken/", "/community/algemeen/nieuw/"],
)
def test_a_visitor_who_brings_too_much_hears_so_before_it_is_kept(client, address, kept):
    response = client.post(address, {"body": "x", "files": SimpleUploadedFile("a.pdf", b"x" * 3 * MEGABYTE)})
    assert response.status_code == 413
    assert "Wat u stuurt is te groot." in response.content.decode()
    assert response["Content-Security-Policy"]
    assert response.get("Content-Length") != "0"  # that of the page, not of the empty answer behind it
    assert kept == []


@pytest.mark.parametrize("fields", [{"question": "x" * 2 * MEGABYTE}, {"question": "é" * MEGABYTE}])
def test_a_text_without_end_is_too_much_as_well(client, fields):
    assert client.post("/contact/controleren/", fields).status_code == 413


def test_a_member_brings_files_where_a_form_takes_them(client):
    topic = make_topic()
    client.force_login(make_member())
    upload = SimpleUploadedFile("lang.txt", b"Een regel.\n" * 200_000)
    address = f"{topic.get_absolute_url()}reageren/"
    assert client.post(address, {"body": "Zie de bijlage.", "files": upload}).status_code != 413
    assert client.post("/contact/controleren/", {"question": "x" * 2 * MEGABYTE}).status_code == 413


def test_even_a_member_cannot_bring_more_than_all_files_together(client):
    topic = make_topic()
    client.force_login(make_member())
    uploads = [SimpleUploadedFile(f"{number}.txt", b"x" * 7 * MEGABYTE) for number in range(4)]
    response = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Zie.", "files": uploads})
    assert response.status_code == 413


def test_who_may_send_no_file_gets_the_text_back_and_leaves_no_file(client, kept):
    topic = make_topic()
    client.force_login(make_user())  # a session, but no member
    client.cookies["sessie"] = "verlopen-sessie"
    upload = SimpleUploadedFile("a.pdf", b"x" * 5 * MEGABYTE)
    response = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Mijn lange antwoord.", "files": upload})
    assert response.status_code == 403
    assert "Mijn lange antwoord." in response.content.decode()
    assert kept == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_thousand_fields_get_a_sentence(client, method):
    fields = "&".join(f"q{number}=x" for number in range(1_001))
    client.raise_request_exception = False
    if method == "get":
        response = client.get(f"/producten/?{fields}")
    else:
        response = client.post("/contact/controleren/", fields, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert '<html lang="nl">' in response.content.decode()


def test_a_hundred_parts_get_a_sentence(client):
    client.force_login(make_member())
    topic = make_topic()
    client.raise_request_exception = False
    uploads = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(200)]
    response = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Zie.", "files": uploads})
    assert response.status_code == 400


def test_the_routes_that_take_files_exist(settings):
    assert [name for name in settings.UPLOAD_ROUTES if not list(patterns_of(name))] == []


def patterns_of(name):
    """The patterns of `app:name`, or of a name without an app."""
    app, _, own = name.rpartition(":")
    resolver = get_resolver()
    return (resolver.namespace_dict[app][1] if app else resolver).reverse_dict.getlist(own)
