"""A form that is refused before anybody looked at it stores nothing, and gives back every word that was typed in it.

The same when the database is away, the disk is full or something of ours breaks.
"""

import errno
import html
import re
import uuid

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client

from privacyportal.accounts.models import User
from privacyportal.contact.models import Question
from tests.community.factories import make_topic
from tests.contact.factories import TYPED, form_token
from tests.factories import make_member

pytestmark = pytest.mark.django_db

WORDS = "Mag een camera in het zwembad?\n\n</textarea><script>alert(1)</script> & 'meer'"
ELSEWHERE = [
    {"Origin": "null"},
    {"Origin": "https://elders.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://testserver:81"},
]
REQUEST = {
    "name": "Zoë",
    "email": "zoe@gemeente-voorbeeld.example",
    "organisation": "Ergensloo",
    "password1": "geheime zin van vier",
    "mail_rhythm": "weekly",
}


def fields_of(page):
    """What stands in the fields of a page that can be copied only."""
    return [html.unescape(text) for text in re.findall(r"<textarea[^>]* readonly>\n(.*?)</textarea>", page, re.S)]


def refused(client, address, typed, **headers):
    response = client.post(address, typed, headers=headers)
    assert response.status_code == 403
    assert "<form" not in response.text.partition("<main")[2].partition("</main>")[0]
    assert "<script>alert" not in response.text
    return response


def forms_of_the_forum():
    topic = make_topic()
    address = topic.get_absolute_url()
    return [
        (f"{address}reageren/", {"body": WORDS, "place": "1"}),
        ("/community/algemeen/nieuw/", {"title": "Camera", "body": WORDS, "place": "1"}),
        (f"/community/reactie/{topic.posts.get().pk}/melden/", {"reason": "spam", "explanation": WORDS}),
    ]


@pytest.mark.parametrize("headers", ELSEWHERE)
@pytest.mark.parametrize("address", ["/contact/controleren/", "/contact/"])
def test_a_question_that_seems_to_come_from_elsewhere_comes_back(client, headers, address):
    page = refused(client, address, {**TYPED, "question": WORDS, "send": "1", "token": "geheim woord"}, **headers)
    assert {WORDS, TYPED["name"], TYPED["email"], TYPED["organisation"]} <= set(fields_of(page.text))
    assert "geheim woord" not in page.text
    assert f'href="{address}"' in page.text
    assert not page.cookies and not Question.objects.exists()


@pytest.mark.parametrize("headers", [{}, *ELSEWHERE])
def test_a_request_for_access_comes_back_without_its_password(headers):
    page = refused(Client(enforce_csrf_checks=True), "/account/aanmelden/", REQUEST, **headers)
    assert fields_of(page.text) == [REQUEST["name"], REQUEST["email"], REQUEST["organisation"]]
    assert "geheime zin" not in page.text
    assert not User.objects.exists()


@pytest.mark.parametrize("headers", [{}, *ELSEWHERE])
def test_a_text_for_the_forum_comes_back(headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_member())
    for address, typed in forms_of_the_forum():
        page = refused(browser, address, typed, **headers)
        assert WORDS in fields_of(page.text) and "Wij konden het formulier niet controleren" in page.text


def test_a_text_that_came_with_a_file_comes_back_after_signing_out_elsewhere(client):
    address, typed = forms_of_the_forum()[0]
    page = refused(client, address, {**typed, "attachments": SimpleUploadedFile("a.txt", b"Een regel.")})
    assert fields_of(page.text) == [WORDS] and "Kies uw bestanden daarna opnieuw." in page.text


def test_a_name_of_a_field_says_nothing_on_our_page(client):
    page = refused(client, "/contact/", {"Bel nu 0900 1234": "twee woorden"}, Origin="https://elders.example")
    assert fields_of(page.text) == ["twee woorden"] and "0900" not in page.text


def test_what_may_not_be_sent_or_went_nowhere_comes_back_too(client):
    client.force_login(make_member(is_staff=True))
    gone = client.post("/bestaat-niet/", {"body": WORDS})
    closed = client.post("/beheer/accounts/organisation/add/", {"name": "Ergensloo"})
    read_only = client.post("/producten/", {"body": WORDS})
    assert [gone.status_code, closed.status_code, read_only.status_code] == [404, 403, 405]
    assert [fields_of(page.text) for page in (gone, closed, read_only)] == [[WORDS], ["Ergensloo"], [WORDS]]


def test_who_asks_for_access_too_often_keeps_her_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "signup": "1/h/ip"}
    cache.clear()
    pages = [client.post("/account/aanmelden/", {**REQUEST, "accept": ""}) for _ in range(3)]
    assert pages[-1].status_code == 429
    assert fields_of(pages[-1].text) == [REQUEST["name"], REQUEST["email"], REQUEST["organisation"]]


@pytest.mark.parametrize("address", ["/contact/", "/bestaat-niet/", "/producten/", "/account/aanmelden/"])
def test_a_body_that_cannot_be_read_is_left_alone(address):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    for body, kind in ((b"--x", "multipart/form-data"), (b"a=1&" * 2000, "application/x-www-form-urlencoded")):
        page = browser.post(address, body, content_type=kind, headers={"Origin": "null"})
        assert page.status_code in (400, 403, 404, 405) and fields_of(page.text) == []


def breaks(monkeypatch, where, fault):
    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr(where, fail)


@pytest.mark.parametrize(
    "where",
    [
        "privacyportal.contact.sending.accept",  # in the act
        "privacyportal.contact.forms.Subject.objects.in_use",  # in the view
        "privacyportal.accounts.session_limits.is_over",  # before any view
    ],
)
@pytest.mark.parametrize(
    "fault, status", [(OperationalError("away"), 503), (OSError(errno.ENOSPC, "full"), 503), (ValueError("ours"), 500)]
)
def test_a_question_comes_back_when_we_are_ill(client, monkeypatch, where, fault, status):
    client.raise_request_exception = False
    call_command("loaddata", "desks", verbosity=0)
    breaks(monkeypatch, where, fault)
    page = client.post("/contact/controleren/", {**TYPED, "question": WORDS, "token": form_token(), "send": "1"})
    assert page.status_code == status and "<script>alert" not in page.text
    assert {WORDS, TYPED["name"], TYPED["email"], TYPED["organisation"]} <= set(fields_of(page.text))


@pytest.mark.parametrize("where", ["community.posting.reply", "django.contrib.sessions.backends.db.SessionStore.load"])
def test_a_reply_with_a_file_comes_back_and_the_page_asks_the_database_nothing(client, monkeypatch, where):
    client.raise_request_exception = False
    address, typed = forms_of_the_forum()[0]
    client.force_login(make_member())
    breaks(monkeypatch, where, OperationalError("away"))
    upload = SimpleUploadedFile("a.txt", b"Een regel.")
    page = client.post(address, {**typed, "attachments": upload, "token": str(uuid.uuid4())})
    assert page.status_code == 503 and WORDS in fields_of(page.text)


def test_a_body_that_was_read_in_part_is_not_read_on(client, monkeypatch):
    client.raise_request_exception = False
    client.force_login(make_member())
    address, typed = forms_of_the_forum()[0]
    full = OSError(errno.ENOSPC, "full")
    breaks(monkeypatch, "django.core.files.uploadhandler.MemoryFileUploadHandler.file_complete", full)
    page = client.post(address, {**typed, "attachments": SimpleUploadedFile("a.txt", b"Een regel.")})
    assert page.status_code == 503 and fields_of(page.text) == []


def test_a_page_for_later_has_no_field_without_words(client, monkeypatch):
    breaks(monkeypatch, "privacyportal.contact.forms.Subject.objects.in_use", OperationalError("away"))
    page = client.get("/contact/")
    assert page.status_code == 503 and "<textarea" not in page.text and "niet aangekomen" not in page.text
