"""Where backups lie: a folder, or a bucket of S3-compatible storage."""

import os
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from .faults import BackupRefused
from .streams import written_to

NO_BOTO = "Voor een adres met s3:// is het pakket boto3 nodig: `pip install 'boto3~=1.40'`."


def place_of(address):
    """The place and the name in it that `address` says; the name is empty when it says only a place.

    `/srv/backups/`, `/srv/backups/one.tar.gz`, `s3://bucket/folder/` or `s3://bucket/folder/one.tar.gz`.
    """
    if address.startswith("s3://"):
        url = urlsplit(address)
        folder, _, name = url.path.lstrip("/").rpartition("/")
        return Bucket(url.netloc, f"{folder}/" if folder else ""), name
    path = Path(address)
    if address.endswith("/") or path.is_dir():
        return Folder(path), ""
    return Folder(path.parent), path.name


class Folder:
    """Files in a folder of this machine; a file is there whole or not at all, and only its owner reads it."""

    def __init__(self, path):
        self.path = path

    def __str__(self):
        return f"{self.path}/"

    @contextmanager
    def write(self, name):
        self.path.mkdir(parents=True, exist_ok=True)
        half = self.path / f".{name}.half"
        try:
            with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            half.replace(self.path / name)
        finally:
            half.unlink(missing_ok=True)

    @contextmanager
    def read(self, name):
        try:
            file = (self.path / name).open("rb")
        except OSError:
            raise BackupRefused(
                f"{self}{name} is niet te openen. Klopt het adres, en mag u dit bestand lezen?"
            ) from None
        with file:
            yield file

    def names(self):
        return sorted(path.name for path in self.path.iterdir() if path.is_file()) if self.path.is_dir() else []

    def delete(self, name):
        (self.path / name).unlink()


class Bucket:
    """Objects below a prefix. boto3 reads address and keys from the environment: AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID …"""

    def __init__(self, bucket, prefix):
        self.bucket, self.prefix = bucket, prefix

    def __str__(self):
        return f"s3://{self.bucket}/{self.prefix}"

    @contextmanager
    def write(self, name):
        with _client(f"{self}{name} is niet te schrijven") as client:
            upload = partial(client.upload_fileobj, Bucket=self.bucket, Key=self.prefix + name)
            with written_to(upload) as writer:  # in parts, of which nothing stays when the writer fails
                yield writer

    @contextmanager
    def read(self, name):
        with _client(f"{self}{name} is niet te lezen") as client:
            body = client.get_object(Bucket=self.bucket, Key=self.prefix + name)["Body"]
            with body:
                yield body

    def names(self):
        with _client(f"{self} is niet te lezen") as client:
            pages = client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=self.prefix, Delimiter="/"
            )
            return sorted(row["Key"].removeprefix(self.prefix) for page in pages for row in page.get("Contents", []))

    def delete(self, name):
        with _client(f"{self}{name} is niet te verwijderen") as client:
            client.delete_object(Bucket=self.bucket, Key=self.prefix + name)


@contextmanager
def _client(sentence):
    """boto3's client, whose faults are a sentence for whoever runs the portal."""
    try:
        import boto3
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        raise BackupRefused(NO_BOTO) from None
    try:
        yield boto3.client("s3")
    except ClientError as fault:
        raise BackupRefused(f"{sentence}: {fault.response['Error']['Code']}.") from None
    except BotoCoreError as fault:
        raise BackupRefused(f"{sentence}: {type(fault).__name__}.") from None
