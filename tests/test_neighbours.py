"""A dead neighbour does not take the site with it: a full disk gives a sentence and leaves nothing half-written, and a
database that was away is found again."""

import errno
import resource
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import DatabaseError, InterfaceError, OperationalError

from privacyportal.core.mail_files import EmailBackend
from privacyportal.core.storage import WholeFileStorage
from tests import postgres
from tests.community.factories import make_topic
from tests.factories import make_member
from tests.serving import Gunicorn

PAGE = b"GET /producten/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
FOUND = b"GET /zoeken/?q=avg HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
READY = b"GET /health/ready/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
UPLOAD = b"POST /community/algemeen/nieuw/ HTTP/1.1\r\nHost: localhost\r\nCookie: sessie=x\r\nConnection: close\r\n"


@contextmanager
def room_for(size, pid=0):
    """No file may become longer than `size` bytes: a full disk, but for the number of the error."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def files_in(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


def test_a_file_is_stored_whole_or_not_at_all(tmp_path):
    storage = WholeFileStorage(tmp_path)
    with room_for(1000), pytest.raises(OSError):
        storage.save("map/bestand", ContentFile(b"x" * 1_000_000))
    assert files_in(tmp_path) == []
    assert storage.save("map/bestand", ContentFile(b"x" * 1_000_000)) == "map/bestand"


def test_a_mail_is_written_whole_or_not_at_all(tmp_path):
    backend = EmailBackend(file_path=tmp_path)
    mails = [EmailMessage(subject, "Hallo. " * 1000, to=["anna@utrecht.example"]) for subject in ("Een", "Twee")]
    with room_for(1000), pytest.raises(OSError):
        backend.send_messages(mails)
    assert files_in(tmp_path) == []
    assert backend.send_messages(mails) == 2
    assert [path.read_bytes().count(b"Subject: ") for path in tmp_path.iterdir()] == [1, 1]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("button", ["keep", "place"])
def test_an_upload_to_a_full_or_broken_disk_gets_a_sentence_and_leaves_nothing(client, monkeypatch, number, button):
    def write_half(storage, name, content):
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
        raise OSError(number, "full")

    topic = make_topic()
    client.force_login(make_member())
    before = files_in(default_storage.location)
    monkeypatch.setattr(FileSystemStorage, "_save", write_half)
    upload = SimpleUploadedFile("notitie.txt", b"Een regel.\n" * 100)
    response = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Zie.", "attachments": upload, button: "1"})
    assert response.status_code == 503
    assert "<h1>" in response.text and 'lang="nl"' in response.text
    assert files_in(default_storage.location) == before
    assert topic.posts.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [OperationalError, InterfaceError, DatabaseError])
def test_a_database_that_goes_away_half_way_is_a_site_that_is_closed_for_a_while(client, monkeypatch, fault):
    def break_off(**options):
        raise fault("server closed the connection unexpectedly")

    topic = make_topic()
    client.force_login(make_member())
    monkeypatch.setattr("community.posting.reply", break_off)
    response = client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Zie.", "token": uuid4(), "place": "1"})
    assert response.status_code == 503
    assert "even dicht" in response.text


@pytest.mark.django_db
def test_a_session_that_cannot_be_written_is_a_site_that_is_closed_for_a_while(client, monkeypatch):
    def fail(*args, **options):
        raise OperationalError("database or disk is full")

    client.force_login(make_member())
    client.post(f"{make_topic().get_absolute_url()}bewaren/")  # its message waits in the session
    monkeypatch.setattr(Session, "save", fail)
    response = client.get("/account/")
    assert response.status_code == 503
    assert "even dicht" in response.text


@pytest.mark.deep
def test_a_body_that_does_not_fit_on_the_disk_gets_a_sentence(tmp_path):
    body = b"Content-Length: 5000000\r\n\r\n" + b"x" * 5_000_000
    with Gunicorn(tmp_path, WEB_CONCURRENCY="1").prepare() as portal, room_for(200_000, portal.worker()):
        answer = portal.say(UPLOAD + body).decode()
    assert answer.startswith("HTTP/1.1 503 ") and "Retry-After: " in answer
    assert "Er is niets bewaard." in answer


@pytest.mark.deep
def test_a_database_that_was_away_is_found_again(tmp_path):
    with (
        postgres.private_cluster() as url,
        Gunicorn(tmp_path, DATABASE_URL=url, WEB_CONCURRENCY="1").prepare() as portal,
    ):
        folder = Path(unquote(urlsplit(url).netloc.partition("@")[2]))
        assert portal.say(PAGE).startswith(b"HTTP/1.1 200 ")
        postgres._run(folder, "pg_ctl", "stop", "--mode", "fast", "--pgdata", folder / "db")
        answers = [portal.say(FOUND).decode() for _ in range(10)]
        assert {answer.split()[1] for answer in answers} == {"503"}
        assert all("even dicht" in answer for answer in answers)
        time.sleep(1)  # in which it would not ask
        kept = portal.say(PAGE)
        assert kept.startswith(b"HTTP/1.1 200 ") and b"\r\nAge: " in kept
        assert portal.say(READY).startswith(b"HTTP/1.1 503 ")
        postgres._run(folder, "pg_ctl", "restart", "--wait", "--pgdata", folder / "db", "--log", folder / "log")
        time.sleep(1)
        assert {portal.say(page).split()[1] for page in [PAGE, FOUND] * 5} == {b"200"}
        assert b"\r\nAge: " not in portal.say(PAGE)
        assert "Jansen" not in portal.log() and "portal@" not in portal.log()
