"""Backups in S3-compatible storage: whole or not there, read back, and removed when they are old."""

import io
from datetime import timedelta

import boto3
import pytest
from django.utils import timezone
from moto.server import ThreadedMotoServer

from privacyportal.backup import keeping
from privacyportal.backup.checking import contents_of
from privacyportal.backup.faults import BackupRefused
from privacyportal.backup.places import place_of
from privacyportal.backup.writing import write_backup

MANY = 12 * 2**20  # more than one part of an upload


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server, monkeypatch):
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "portaal",
        "AWS_SECRET_ACCESS_KEY": "geheim",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="kluis", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    yield client
    for row in client.list_objects_v2(Bucket="kluis").get("Contents", []):
        client.delete_object(Bucket="kluis", Key=row["Key"])
    client.delete_bucket(Bucket="kluis")


def test_a_backup_in_a_bucket_is_whole_and_read_back(bucket, filled):
    place, name = place_of("s3://kluis/nacht/een.tar.gz")
    with place.write(name) as target:
        write_backup(target)
    with place.read(name) as source:
        assert contents_of(source).tables["community.Post"]["rows"] > 2


def test_a_backup_that_fails_half_way_is_not_there(bucket):
    place, name = place_of("s3://kluis/nacht/half.tar.gz")
    with pytest.raises(RuntimeError), place.write(name) as target:
        target.write(bytes(MANY))
        raise RuntimeError
    assert place.names() == []
    assert bucket.list_multipart_uploads(Bucket="kluis").get("Uploads", []) == []


def test_a_bucket_that_is_not_there_is_a_sentence(bucket):
    place, name = place_of("s3://elders/een.tar.gz")
    with pytest.raises(BackupRefused, match=r"s3://elders/een\.tar\.gz is niet te lezen: NoSuchBucket\."):
        place.read(name).__enter__()
    with pytest.raises(BackupRefused, match="is niet te schrijven: NoSuchBucket"), place.write(name) as target:
        target.write(bytes(MANY))


def test_only_old_backups_below_the_prefix_go(bucket):
    now = timezone.now()
    names = [keeping.dated_name(now - timedelta(days=days), is_sealed=True) for days in (0, 40)]
    for key in (f"nacht/{names[0]}", f"nacht/{names[1]}", f"dag/{names[1]}", "nacht/foto.png"):
        bucket.upload_fileobj(io.BytesIO(b"x"), "kluis", key)
    assert keeping.remove_old(place_of("s3://kluis/nacht/")[0], before=now - timedelta(days=35)) == [names[1]]
    left = [row["Key"] for row in bucket.list_objects_v2(Bucket="kluis")["Contents"]]
    assert left == [f"dag/{names[1]}", "nacht/foto.png", f"nacht/{names[0]}"]
