"""Uploaded files in S3-compatible storage, for a portal on more than one machine: private, and handed out by our own views.

Its faults are those of a disk (OSError, FileNotFoundError), so that nobody else needs to know where a file lies.
"""

from contextlib import contextmanager
from functools import cache
from threading import Lock

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3File, S3Storage
from storages.utils import clean_name

from .storage import StorageAway

ONE_AT_A_TIME = Lock()  # a session makes one client at a time; each thread keeps its own
IN_MEMORY = 1024**2  # bytes of a file that is read; a larger one lies in /tmp meanwhile
PATIENCE = {"connect_timeout": 3, "read_timeout": 10, "retries": {"max_attempts": 2, "mode": "standard"}}
AS_ALL_SERVERS_DO = {
    "signature_version": "s3v4",
    "request_checksum_calculation": "when_required",  # most servers beside Amazon's know no other sums
    "response_checksum_validation": "when_required",
}


@contextmanager
def faults_of_a_disk(name):
    try:
        yield
    except ClientError as fault:
        code = fault.response.get("Error", {}).get("Code", "")
        if code in ("404", "NoSuchKey"):
            raise FileNotFoundError(f"{name} is not in the storage") from None
        raise StorageAway(code) from None
    except BotoCoreError as fault:  # not `from` it: its words hold addresses
        raise StorageAway(type(fault).__name__) from None


class BucketFile(S3File):
    """Its content is fetched at the first word that is read."""

    def _get_file(self):
        with faults_of_a_disk(self.name):
            return super()._get_file()

    file = property(_get_file, S3File._set_file)


class BucketStorage(S3Storage):
    def get_default_settings(self):
        config = Config(**AS_ALL_SERVERS_DO, **PATIENCE, s3={"addressing_style": "path"})
        own = {"client_config": config, "max_memory_size": IN_MEMORY, "file_overwrite": False, "default_acl": None}
        return super().get_default_settings() | own

    def _create_session(self):
        return _session(self.access_key, self.secret_key)

    @property
    def connection(self):
        with ONE_AT_A_TIME:
            return super().connection

    def _open(self, name, mode="rb"):
        with faults_of_a_disk(name):
            return BucketFile(self._normalize_name(clean_name(name)), mode, self)

    def _save(self, name, content):
        with faults_of_a_disk(name):
            return super()._save(name, content)

    def delete(self, name):
        with faults_of_a_disk(name):
            super().delete(name)

    def exists(self, name):
        with faults_of_a_disk(name):
            return super().exists(name)

    def listdir(self, name):
        with faults_of_a_disk(name):
            return super().listdir(name)

    def size(self, name):
        with faults_of_a_disk(name):
            return super().size(name)

    def get_modified_time(self, name):
        with faults_of_a_disk(name):
            return super().get_modified_time(name)


@cache
def _session(access_key, secret_key):
    """One, or each thread would read the description of S3 again."""
    return Session(aws_access_key_id=access_key, aws_secret_access_key=secret_key)
