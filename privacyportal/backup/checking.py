"""Is a backup whole? It is read from beginning to end before anything is put back."""

import json
from dataclasses import dataclass
from datetime import datetime

from . import archive
from .faults import BackupRefused, Damaged

OTHER_FORM = "Deze back-up heeft een vorm die dit portaal niet kent. Gebruik een nieuwere versie van het portaal."


@dataclass(frozen=True)
class Contents:
    """What a whole backup says of itself."""

    made_at: datetime
    portal: str
    migrations: list
    tables: dict
    last_numbers: dict
    parts: dict
    missing: list

    @property
    def files(self):
        """The names of its files in the storage."""
        return {name.removeprefix(archive.FILES) for name in self.parts if name.startswith(archive.FILES)}


def contents_of(source, *, identity=""):
    """Read all of `source`, and compare it with its own manifest. Raises Damaged, BackupRefused."""
    about, manifest, found = None, None, {}
    with archive.parts_of(source, identity=identity) as parts:
        for name, part in parts:
            if name in found or manifest:
                raise Damaged(name)
            content = part.read() if name in (archive.ABOUT, archive.MANIFEST) else _read_on(part)
            about = _about(content) if about is None else about
            manifest = json.loads(content) if name == archive.MANIFEST else None
            found[name] = part.outcome
    return _compared(about, manifest, found)


def _read_on(part):
    while part.read(2**20):
        pass


def _about(content):
    """The first part says what the rest is."""
    about = json.loads(content or b"null")
    if not isinstance(about, dict) or "form" not in about:
        raise Damaged(archive.ABOUT)
    if about["form"] != archive.FORM:
        raise BackupRefused(OTHER_FORM)
    return about


def _compared(about, manifest, found):
    if not about or not manifest:
        raise Damaged(archive.MANIFEST)
    found.pop(archive.MANIFEST)
    if differing := sorted(set(map(_frozen, found.items())) ^ set(map(_frozen, manifest["parts"].items()))):
        raise Damaged(differing[0][0])
    return Contents(
        made_at=datetime.fromisoformat(about["made_at"]),
        portal=about["portal"],
        migrations=[tuple(migration) for migration in about["migrations"]],
        **{name: manifest[name] for name in ("tables", "last_numbers", "parts", "missing")},
    )


def _frozen(part):
    return part[0], *part[1]
