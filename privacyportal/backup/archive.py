"""The form of a backup: one tar, compressed with gzip and perhaps sealed with age, that ordinary programs open as well.

about.json                 first: form, version, migrations, moment; who reads on knows what comes
tables/community.Post/0    the rows of a table, at most tables.PAGE in each part
files/community/…          the uploaded files, by their name in the storage
manifest.json              last: size and SHA-256 of each part, rows and SHA-256 of each table; without it the file is half
"""

import gzip
import io
import json
import tarfile
import zlib
from contextlib import contextmanager
from hashlib import sha256

from .faults import Damaged
from .sealing import FIRST, sealed, unsealed

FORM = 1
ABOUT, MANIFEST, TABLES, FILES = "about.json", "manifest.json", "tables/", "files/"
UNREADABLE = (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error, json.JSONDecodeError, UnicodeDecodeError)


class Hashing:
    """A file to read that remembers the size and the hash of what went by."""

    def __init__(self, file):
        self.file, self.size, self.digest = file, 0, sha256()

    def read(self, size=-1):
        piece = self.file.read(size)
        self.size += len(piece)
        self.digest.update(piece)
        return piece

    @property
    def outcome(self):
        return [self.size, self.digest.hexdigest()]


class Archive:
    """A backup as it is written, part by part."""

    def __init__(self, tar, made_at):
        self.tar, self.made_at, self.parts = tar, made_at, {}

    def add(self, name, content):
        self.add_file(name, io.BytesIO(content), len(content))

    def add_file(self, name, file, size):
        """Add what is in `file`, which is exactly `size` bytes."""
        about = tarfile.TarInfo(name)
        about.size, about.mtime, about.mode = size, int(self.made_at.timestamp()), 0o600
        hashing = Hashing(file)
        self.tar.addfile(about, hashing)
        self.parts[name] = hashing.outcome


@contextmanager
def written(target, *, made_at, recipients=()):
    """The Archive that is written to `target` while the block lasts."""
    with (
        sealed(target, recipients) if recipients else _plain(target) as sealing,
        gzip.GzipFile(fileobj=sealing, mode="wb", compresslevel=4, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        yield Archive(tar, made_at)


@contextmanager
def parts_of(source, *, identity=""):
    """All parts in `source` as (name, Hashing), one by one and read to the very end. Raises Damaged, BackupRefused."""
    source = io.BufferedReader(source) if not hasattr(source, "peek") else source
    is_sealed = source.peek(len(FIRST)).startswith(FIRST)
    try:
        with unsealed(source, identity) if is_sealed else _plain(source) as opened:
            yield _parts(opened)
    except UNREADABLE:
        raise Damaged from None


def _parts(opened):
    with gzip.GzipFile(fileobj=opened) as packed:
        with tarfile.open(fileobj=packed, mode="r|") as tar:
            for about in tar:
                yield about.name, Hashing(tar.extractfile(about) or io.BytesIO())
        while packed.read(2**16):  # also what says that this is the end
            pass


@contextmanager
def _plain(file):
    yield file
