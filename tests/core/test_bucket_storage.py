"""Uploads in S3-compatible storage: written, handed out, refused and removed as on a disk."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from privacyportal.core import env
from privacyportal.core.storage import StorageAway
from products import rechecking
from products.models import ProductFile
from tests.buckets import client_of, names_in, s3_server
from tests.factories import make_product

LOCAL = "privacyportal.core.storage.WholeFileStorage"
LARGE = bytes(range(256)) * 4096 * 9  # more than is kept in memory, and more than one part of an upload


def make_file(product, content):
    file = ProductFile(product=product, title="Brief", name="brief.txt", kind="txt", accessible="yes", scan="clean")
    file.size = len(content)
    file.file = ContentFile(content, name="brief.txt")
    file.save()
    return file


@pytest.fixture(scope="module")
def server():
    with s3_server() as named:
        yield named


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """The portal keeps its files there; says their names."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | {"default": env.file_storage(LOCAL)}
    yield lambda: names_in(server)
    for name in names_in(server):
        client_of(server).delete_object(Bucket=server["S3_BUCKET"], Key=name)


def test_a_file_is_handed_out_whole_and_only_by_its_own_door(bucket, client, db):
    file = make_file(make_product(), content=LARGE)
    assert bucket() == [file.file.name]
    answer = client.get(file.get_absolute_url())
    assert b"".join(answer.streaming_content) == LARGE and answer["Content-Length"] == str(len(LARGE))
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert "Location" not in answer


def test_what_waits_for_the_virus_scanner_or_is_gone_is_not_handed_out(bucket, client, db):
    file = make_file(make_product(), content=b"Een brief.")
    ProductFile.objects.update(scan=ProductFile.Scan.PENDING)
    assert client.get(file.get_absolute_url()).status_code == 404
    ProductFile.objects.update(scan=ProductFile.Scan.CLEAN)
    default_storage.delete(file.file.name)
    assert client.get(file.get_absolute_url()).status_code == 404


def test_nothing_is_written_over_another_file(bucket):
    first, second = (default_storage.save("map/naam", ContentFile(words)) for words in (b"een", b"twee"))
    assert first == "map/naam" != second
    assert default_storage.open(first).read() == b"een" and default_storage.size(second) == 4


def test_images_are_found_where_there_are_no_folders(bucket):
    assert rechecking.stored_images() == []
    default_storage.save("images/een.png", ContentFile(b"x"))
    assert rechecking.stored_images() == ["een.png"]


def test_a_file_that_is_not_there_is_not_found_as_on_a_disk(bucket):
    assert not default_storage.exists("nergens")
    for ask in (default_storage.open, default_storage.size):
        with pytest.raises(FileNotFoundError):
            ask("nergens")
    default_storage.delete("nergens")


@pytest.mark.parametrize("part", ["S3_BUCKET", "S3_ENDPOINT"])
def test_a_storage_that_is_away_is_a_503_and_its_words_stay_inside(bucket, client, db, settings, monkeypatch, part):
    file = make_file(make_product(), content=b"Een brief.")
    monkeypatch.setenv(part, "elders" if part == "S3_BUCKET" else "http://127.0.0.1:9")
    settings.STORAGES = settings.STORAGES | {"default": env.file_storage(LOCAL)}
    with pytest.raises(StorageAway) as away:
        default_storage.save("een", ContentFile(b"x"))
    assert "127.0.0.1" not in str(away.value)
    if part == "S3_ENDPOINT":
        client.raise_request_exception = False
        assert client.get(file.get_absolute_url()).status_code == 503


def test_half_a_bucket_is_refused_at_the_start(monkeypatch):
    assert env.file_storage(LOCAL) == {"BACKEND": LOCAL}
    monkeypatch.setenv("S3_BUCKET", "bestanden")
    with pytest.raises(ImproperlyConfigured, match="S3_ACCESS_KEY"):
        env.file_storage(LOCAL)
