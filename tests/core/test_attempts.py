"""What someone tried and may not is a line in the security log, which holds nothing that says who she is."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from privacyportal.accounts.invitations import inviter
from privacyportal.contact.tokens import read_token
from privacyportal.core import scan
from privacyportal.core.files import FileRefused, receive
from tests.community.factories import make_forum, make_topic
from tests.contact.factories import form_token, send_question
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db


def worker(role):
    sanne = make_member("Sanne", is_staff=True)
    sanne.groups.add(Group.objects.get(name=role))
    return sanne


def test_a_page_of_the_desk_that_is_not_for_her_is_a_line_with_the_right(client, security):
    sanne = worker("redacteur")
    client.force_login(sanne)
    assert client.get("/beheer/accounts/user/").status_code == 403
    assert security() == [f"person {sanne.pk} refused at /beheer/accounts/user/: accounts.view_user"]


def test_who_does_not_work_at_the_desk_is_a_line(client, security):
    anna = make_member()
    client.force_login(anna)
    for browser, who in ((client, f"person {anna.pk}"), (Client(), "a visitor")):
        browser.get("/beheer/")
        assert security() == [f"{who} refused at /beheer/"]


def test_a_page_of_moderators_is_a_line_for_other_members(client, security):
    topic, dirk = make_topic(), make_member("Dirk")
    client.force_login(dirk)
    assert client.post(f"{topic.get_absolute_url()}modereren/", {"act": "lock"}).status_code == 404
    first, second = security()
    assert first.startswith(f"person {dirk.pk} refused at /community/<") and first.endswith("moderate_forum")
    assert second.startswith(f"person {dirk.pk} found nothing at /community/<")


def test_a_door_for_members_is_a_line_for_who_is_none(client, security):
    waiting = make_user("Wacht")
    client.force_login(waiting)
    for browser, who in ((client, f"person {waiting.pk}"), (Client(), "a visitor")):
        browser.get("/account/leden/")
        assert security() == [f"{who} refused at /account/leden/"]


def test_what_is_not_hers_to_see_is_a_line_as_what_is_not_there(client, security):
    anna, closed, group = make_member(), make_forum("Besloten"), Group.objects.create(name="klankbordgroep")
    closed.readers.add(group)
    worker("moderator").groups.add(group)
    topic = make_topic(forum=closed, author=group.user_set.get())
    client.force_login(anna)
    for address in (topic.get_absolute_url(), f"{topic.get_absolute_url()[:-2]}x/", "/community/bestaat-niet/"):
        assert client.get(address).status_code == 404
        (line,) = security()
        assert line.startswith(f"person {anna.pk} found nothing at /community/<word:forum>/")
    assert Client().get("/bestaat-niet/").status_code == 404
    assert security() == []


def test_a_form_of_another_website_is_a_line(security):
    browser = Client(enforce_csrf_checks=True)
    browser.post("/account/inloggen/", {"login": "jansen@a.nl"})
    assert security() == ["a visitor refused at /account/inloggen/"]


def test_a_refused_file_is_a_line_without_its_name(security):
    for name, content, line in (
        ("jansen.exe", b"MZ", "a file of 2 bytes was refused: PROGRAM"),
        ("jansen.txt", b"", "a file of 0 bytes was refused: EMPTY"),
        ("jansen.png", b"%PDF-1.7 jansen", "a file of 15 bytes was refused: "),
    ):
        with pytest.raises(FileRefused):
            receive(SimpleUploadedFile(name, content))
        (said,) = security()
        assert said.startswith(line) and "jansen" not in said


def test_malicious_code_is_a_warning(security, settings, monkeypatch):
    monkeypatch.setattr(scan, "_connection", lambda seconds: Infected())
    settings.CLAMAV_URL = "tcp://localhost:3310"
    assert scan.scan(b"jansen") == scan.Verdict.INFECTED
    assert security() == ["a file of 6 bytes holds malicious code"]


class Infected(nullcontext):
    """A connection to a scanner that calls everything infected."""

    def __enter__(self):
        return SimpleNamespace(sendall=len, recv=lambda size: b"stream: Eicar FOUND\0")


def test_a_made_up_token_is_a_line_and_none_at_all_is_not(client, security):
    client.get("/meldingen/afmelden/verzonnen/")
    client.get("/beheer/voorbeeld/verzonnen/")
    assert read_token("verzonnen") is None and inviter(token="verzonnen", email="jansen@a.nl") is None
    kinds = ("stop", "preview", "contact form", "invitation")
    assert security() == [f"a token that is not ours: {kind}" for kind in kinds]
    assert read_token("") is None and inviter(token="", email="jansen@a.nl") is None
    assert security() == []


def test_a_question_that_is_held_as_spam_is_a_line(client, security):
    call_command("loaddata", "desks", verbosity=0)
    send_question(client, token=form_token(), website="https://koop.example")
    assert security() == ["a question is held as spam"]
