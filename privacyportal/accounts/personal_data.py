"""What the portal holds of a person: every app that holds something registers its part here, once, in `ready()`.

Downloading one's own data (article 15 and 20 GDPR) asks every part to export, leaving (article 17) asks every part
to erase. Parts run in the order in which they registered.
"""

from collections.abc import Callable
from dataclasses import dataclass

_parts = {}


@dataclass(frozen=True)
class Part:
    """One app's share of what is known of a person.

    name:   the name of this share in the download, for example "community".
    export: `export(user)` returns what is kept as JSON-able values, and a list of (name, opened file) pairs.
    erase:  `erase(user, *, keep_posts)` takes it away, in the transaction of the caller: rows, files and index.
            With `keep_posts` what the person wrote stays without a name, else it goes as well.
    """

    name: str
    export: Callable
    erase: Callable


def register_part(part):
    """Let `part` take part in every download and every leaving; a second part with its name takes its place."""
    _parts[part.name] = part


def registered_parts():
    return list(_parts.values())
